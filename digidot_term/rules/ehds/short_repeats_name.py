"""EHDS109: the short text of an element of a logical model says no more than its name."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.ehds.logical import logical_elements, words
from digidot_term.rules.rule import Rule

KIND = Kind(
    "EHDS109",
    "short-repeats-name",
    Severity.WARNING,
    Text(
        en="the short text `{short}` of `{element}` says no more than its name",
        nb="den korte teksten `{short}` for `{element}` sier ikke mer enn navnet",
        nn="den korte teksten `{short}` for `{element}` seier ikkje meir enn namnet",
    ),
    Text(
        en="say what the element holds, so that somebody outside the project understands it",
        nb="si hva elementet inneholder, slik at en som ikke er med i prosjektet, forstår det",
        nn="sei kva elementet inneheld, slik at ein som ikkje er med i prosjektet, forstår det",
    ),
)

_EMPTY_WORDS = frozenset({"the", "a", "an", "of", "model", "x"})


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find short texts with no word that is not in the name, small words aside."""
    for item in logical_elements(compilation):
        short = str(item.element.get("short", ""))
        if not set(words(short)) - set(words(item.name)) - _EMPTY_WORDS:
            yield Diagnostic.of(KIND, item.place, element=item.id, short=short)


RULE = Rule(KIND, "ehds", "Xt-EHR authoring process", check)
