"""NO108: a description is too short to say why the artefact exists."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.rule import Rule

KIND = Kind(
    "NO108",
    "thin-description",
    Severity.WARNING,
    Text(
        en="the description has {count} words: `{text}`",
        nb="beskrivelsen har {count} ord: `{text}`",
        nn="skildringa har {count} ord: `{text}`",
    ),
    Text(
        en="say what it is, what it is for and where it is used",
        nb="skriv hva den er, hva den er til og hvor den brukes",
        nn="skriv kva han er, kva han er til og kvar han blir brukt",
    ),
)

FEWEST_WORDS = 5


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Count the words of English descriptions; those of examples may be short."""
    for artefact in compilation.artefacts:
        text = artefact.source.model.description.en
        count = len(text.split())
        if count < FEWEST_WORDS and not artefact.is_example:
            place = artefact.source.document.place(("description", "en"))
            yield Diagnostic.of(KIND, place, count=count, text=text)


RULE = Rule(KIND, "no", "HL7 Norway best-practice (checklists)", check)
