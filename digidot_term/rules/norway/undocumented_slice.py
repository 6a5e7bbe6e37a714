"""NO125: a slice has no text of its own."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.rule import Rule
from digidot_term.rules.structure_elements import place_of, structures, type_codes, written_elements

KIND = Kind(
    "NO125",
    "undocumented-slice",
    Severity.WARNING,
    Text(
        en="the slice `{element}` has neither short nor definition",
        nb="slicen `{element}` har verken short eller definition",
        nn="slicen `{element}` har verken short eller definition",
    ),
    Text(
        en="say with `short` what belongs in it",
        nb="si med `short` hva som hører hjemme i den",
        nn="sei med `short` kva som høyrer heime i han",
    ),
)


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find declared slices without a text; inherited ones and extensions have a text already."""
    for artefact in structures(compilation):
        base = compilation.definitions.structure(str(artefact.resource.get("baseDefinition"))) or {}
        inherited = {str(item["id"]) for item in base.get("snapshot", {}).get("element", ())}
        for element in written_elements(artefact):
            known = str(element["id"]) in inherited or "Extension" in type_codes(element)
            if "sliceName" in element and not known and "short" not in element and "definition" not in element:
                yield Diagnostic.of(KIND, place_of(artefact, element), element=element["id"])


RULE = Rule(KIND, "no", "HL7 Norway best-practice (slicing in FSH)", check)
