"""NO102: an id or name begins with the prefix of national domain profiles."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.norway.reserved_prefix import reserved_words
from digidot_term.rules.rule import Rule

KIND = Kind(
    "NO102",
    "reserved-no-domain-prefix",
    Severity.ERROR,
    Text(
        en="`{word}` begins with the prefix of national domain profiles",
        nb="`{word}` begynner med prefikset til nasjonale domeneprofiler",
        nn="`{word}` byrjar med prefikset til nasjonale domeneprofilar",
    ),
    Text(
        en="choose an id and name that begin with the project's own word",
        nb="velg id og navn som begynner med prosjektets eget ord",
        nn="vel id og namn som byrjar med prosjektet sitt eige ord",
    ),
)


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find ids and names with the prefix, outside the national packages themselves."""
    for artefact, word in reserved_words(compilation, "no-domain", "nodomain"):
        yield Diagnostic.of(KIND, artefact.place(), word=word)


RULE = Rule(KIND, "no", "HL7 Norway best-practice (national profiles principles)", check)
