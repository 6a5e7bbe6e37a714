"""NO121: a discriminator type does not suit the element that is sliced."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.rule import Rule
from digidot_term.rules.structure_elements import in_snapshot, place_of, structures, type_codes, written_elements

KIND = Kind(
    "NO121",
    "discriminator-choice",
    Severity.WARNING,
    Text(
        en="`{element}` ({type}) is sliced by `{found}`, where `{wanted}` is usual",
        nb="`{element}` ({type}) er delt med `{found}`, der `{wanted}` er vanlig",
        nn="`{element}` ({type}) er delt med `{found}`, der `{wanted}` er vanleg",
    ),
    Text(
        en="slice with `by: {{{wanted}}}`",
        nb="del med `by: {{{wanted}}}`",
        nn="del med `by: {{{wanted}}}`",
    ),
)

_WANTED = {"Identifier": "value: system", "CodeableConcept": "pattern: $this", "Extension": "value: url"}


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find slicings of identifiers not by value, and of CodeableConcepts not by pattern."""
    for artefact in structures(compilation):
        for element in written_elements(artefact):
            types = type_codes(in_snapshot(artefact, element))
            wanted = _WANTED.get(types[0]) if len(types) == 1 else None
            for item in element.get("slicing", {}).get("discriminator", ()):
                if wanted and item["type"] in {"value", "pattern"} and item["type"] != wanted.partition(":")[0]:
                    found = f"{item['type']}: {item['path']}"
                    values = {"element": element["id"], "type": types[0], "found": found, "wanted": wanted}
                    yield Diagnostic.of(KIND, place_of(artefact, element, "slice", "by"), **values)


RULE = Rule(KIND, "no", "HL7 Norway best-practice (slicing in FSH)", check)
