"""FHIR109: the slices of an element need more repetitions than the element allows."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.rule import Rule
from digidot_term.rules.structure_elements import in_snapshot, place_of, snapshot, structures, written_elements

KIND = Kind(
    "FHIR109",
    "slice-minimum-over-maximum",
    Severity.ERROR,
    Text(
        en="the slices of `{element}` need {needed}, and the element allows {allowed}",
        nb="slicene i `{element}` krever {needed}, og elementet tillater {allowed}",
        nn="slicane i `{element}` krev {needed}, og elementet tillèt {allowed}",
    ),
    Text(
        en="raise the element's maximum or lower the minimum of a slice",
        nb="hev elementets maksimum eller senk minimum i en slice",
        nn="hev maksimum for elementet eller senk minimum i ein slice",
    ),
)


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Add up the minimums of the slices of each sliced element we wrote."""
    for artefact in structures(compilation):
        minimums: dict[str, int] = {}
        for item in snapshot(artefact):
            head, colon, name = str(item["id"]).rpartition(":")
            if colon and "." not in name and "/" not in name:
                minimums[head] = minimums.get(head, 0) + int(item.get("min", 0))
        for element in written_elements(artefact):
            needed = minimums.get(str(element["id"]), 0)
            high = in_snapshot(artefact, element).get("max", "*")
            if high != "*" and needed > int(high):
                place = place_of(artefact, element, "card")
                yield Diagnostic.of(KIND, place, element=element["id"], needed=needed, allowed=high)


RULE = Rule(KIND, "fhir", "FHIR R4 (ElementDefinition, cardinality of slices)", check)
