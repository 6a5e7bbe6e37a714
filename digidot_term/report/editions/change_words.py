"""The kinds of change between editions, as a reader knows them."""

from __future__ import annotations

from digidot_term.diff.edition_change import What
from digidot_term.language import Language, Text
from digidot_term.report.naming import LANGUAGE_NAMES

_WORDS: dict[What, Text] = {
    What.CONCEPT_ADDED: Text(en="concepts added", nb="nye begreper", nn="nye omgrep"),
    What.CONCEPT_REMOVED: Text(
        en="concepts no longer in the edition",
        nb="begreper som ikke lenger er i utgaven",
        nn="omgrep som ikkje lenger er i utgåva",
    ),
    What.CONCEPT_INACTIVATED: Text(en="concepts inactivated", nb="inaktiverte begreper", nn="inaktiverte omgrep"),
    What.CONCEPT_REACTIVATED: Text(en="concepts reactivated", nb="reaktiverte begreper", nn="reaktiverte omgrep"),
    What.CONCEPT_MOVED: Text(
        en="concepts moved in the hierarchy", nb="begreper flyttet i hierarkiet", nn="omgrep flytta i hierarkiet"
    ),
    What.NOW_DEFINED: Text(
        en="concepts now fully defined", nb="begreper som nå er fullt definert", nn="omgrep som no er fullt definerte"
    ),
    What.NOW_PRIMITIVE: Text(
        en="concepts now primitive", nb="begreper som nå er primitive", nn="omgrep som no er primitive"
    ),
    What.ATTRIBUTES_CHANGED: Text(
        en="concepts with other attributes", nb="begreper med andre attributter", nn="omgrep med andre attributt"
    ),
    What.FSN_CHANGED: Text(
        en="fully specified names changed", nb="endrede fullstendige navn (FSN)", nn="endra fullstendige namn (FSN)"
    ),
    What.PREFERRED_CHANGED: Text(
        en="preferred terms changed", nb="endrede foretrukne termer", nn="endra føretrekte termar"
    ),
    What.PREFERRED_ADDED: Text(en="preferred terms added", nb="nye foretrukne termer", nn="nye føretrekte termar"),
    What.PREFERRED_REMOVED: Text(
        en="preferred terms removed", nb="fjernede foretrukne termer", nn="fjerna føretrekte termar"
    ),
    What.TERM_ADDED: Text(en="terms added", nb="nye termer", nn="nye termar"),
    What.TERM_REMOVED: Text(en="terms removed", nb="fjernede termer", nn="fjerna termar"),
    What.TERM_REWORDED: Text(en="terms reworded", nb="omskrevne termer", nn="omskrivne termar"),
}


def kind_in_words(what: What, of_language: Language | None, language: Language) -> str:
    """Name a kind of change; one of preferred terms with the language they are in."""
    words = _WORDS[what].render(language)
    return f"{words}, {LANGUAGE_NAMES[of_language].render(language)}" if of_language else words
