"""NO125: a slice has no text of its own."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.rule import Rule
from digidot_term.rules.structure_elements import place_of, structures, written_elements

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
    """Find declared slices without a text; slices that are extensions have the text of the extension."""
    for artefact in structures(compilation):
        for element in written_elements(artefact):
            is_extension = any(entry.get("code") == "Extension" for entry in element.get("type", ()))
            if "sliceName" in element and not is_extension and "short" not in element and "definition" not in element:
                yield Diagnostic.of(KIND, place_of(artefact, element), element=element["id"])


RULE = Rule(KIND, "no", "NO21, HL7 Norway best-practice (slicing in FSH)", check)
