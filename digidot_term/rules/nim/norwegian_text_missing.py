"""NIM108: a mapped element has no Norwegian text."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.realisation import all_mappings
from digidot_term.rules.rule import Rule
from digidot_term.rules.structure_elements import Element

KIND = Kind(
    "NIM108",
    "norwegian-text-missing",
    Severity.WARNING,
    Text(
        en="`{element}` carries `{path}` of Helse-NIM, but has no short text or definition in Norwegian",
        nb="`{element}` bærer `{path}` i Helse-NIM, men har verken kort tekst eller definisjon på norsk",
        nn="`{element}` ber `{path}` i Helse-NIM, men har korkje kort tekst eller definisjon på norsk",
    ),
    Text(
        en='write `short: {{en: "...", nb: "..."}}`',
        nb='skriv `short: {{en: "...", nb: "..."}}`',
        nn='skriv `short: {{en: "...", nb: "..."}}`',
    ),
)

_NORWEGIAN = frozenset({"nb", "nn", "no", "nb-NO", "nn-NO", "no-NO"})


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find mapped elements without a Norwegian translation of their short text or definition."""
    for mapping in all_mappings(compilation, "helse-nim"):
        if not _has_norwegian(mapping.element):
            yield Diagnostic.of(KIND, mapping.place, element=mapping.element["id"], path=mapping.path)


def _has_norwegian(element: Element) -> bool:
    """Tell whether the translation extension on `short` or `definition` holds a Norwegian text."""
    return any(
        part.get("valueCode") in _NORWEGIAN
        for name in ("_short", "_definition")
        for translation in element.get(name, {}).get("extension", ())
        for part in translation.get("extension", ())
    )


RULE = Rule(KIND, "nim", "Helse-NIM (Helsedirektoratet, consultation draft 2025)", check)
