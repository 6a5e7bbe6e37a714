"""NO101: an id or name begins with the prefix of national base profiles."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.norway.reserved_prefix import reserved_words
from digidot_term.rules.rule import Rule

KIND = Kind(
    "NO101",
    "reserved-no-basis-prefix",
    Severity.ERROR,
    Text(
        en="`{word}` begins with the prefix of national base profiles",
        nb="`{word}` begynner med prefikset til nasjonale basisprofiler",
        nn="`{word}` byrjar med prefikset til nasjonale basisprofilar",
    ),
    Text(
        en="choose an id and name that begin with the project's own word",
        nb="velg id og navn som begynner med prosjektets eget ord",
        nn="vel id og namn som byrjar med prosjektet sitt eige ord",
    ),
)


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find ids and names with the prefix, outside the national packages themselves."""
    for artefact, word in reserved_words(compilation, "no-basis", "nobasis"):
        yield Diagnostic.of(KIND, artefact.place(), word=word)


RULE = Rule(KIND, "no", "HL7 Norway best-practice (no-basis principles)", check)
