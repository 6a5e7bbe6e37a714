"""FHIR106: a description says nothing that the title does not say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import LANGUAGES, Text
from digidot_term.rules.rule import Rule

KIND = Kind(
    "FHIR106",
    "description-repeats-title",
    Severity.WARNING,
    Text(
        en="the description ({language}) only repeats the title `{title}`",
        nb="beskrivelsen ({language}) gjentar bare tittelen `{title}`",
        nn="skildringa ({language}) gjentek berre tittelen `{title}`",
    ),
    Text(
        en="say what it is for, what is in it and what is not",
        nb="skriv hva den er til, hva som er med og hva som ikke er med",
        nn="skriv kva han er til, kva som er med og kva som ikkje er med",
    ),
)

_WORD = re.compile(r"\w+")
_SMALL_WORDS = """
a an and for in of on or the this with value set codes list map profile extension
av den denne det dette en ei eit er et for i med og over på til verdisett koder kodar liste
"""
_EMPTY = frozenset(_SMALL_WORDS.split())


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find descriptions whose words, small ones left out, are all in the title."""
    for artefact in compilation.artefacts:
        model = artefact.source.model
        for language in LANGUAGES:
            title, description = getattr(model.title, language), getattr(model.description, language)
            if title and description and _words(description) <= _words(title):
                place = artefact.source.document.place(("description", language))
                yield Diagnostic.of(KIND, place, language=language, title=title)


def _words(text: str) -> set[str]:
    return {word for word in _WORD.findall(text.lower()) if word not in _EMPTY}


RULE = Rule(KIND, "fhir", "CRMI (shareable artefacts)", check)
