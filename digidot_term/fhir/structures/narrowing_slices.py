"""Whether the cardinalities of slices fit that of their element (R4, profiling, "Slice Cardinality")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from digidot_term.diagnostics import Kind
from digidot_term.fhir.snapshot.node import Node, plant
from digidot_term.fhir.snapshot.source import Json
from digidot_term.fhir.structures import narrowing_kinds as kinds


def check_slices(elements: Sequence[Json]) -> Iterator[tuple[str, Kind, dict[str, object]]]:
    """Yield by element id where slices must together occur more often than their element may, or one alone may."""
    root = plant(elements)
    for node in root.walk() if root is not None else ():
        most = _number(node)
        if not node.slices or most == float("inf"):
            continue
        least = sum(int(item.element.get("min", 0)) for item in node.slices)
        element_id = str(node.element["id"])
        if least > most:
            yield element_id, kinds.MINIMUMS_OVER_MAXIMUM, {"sum": least, "max": node.element["max"]}
        for item in node.slices:
            if _number(item) > most > 0:
                values = {"max": item.element["max"], "head_max": node.element["max"]}
                yield str(item.element["id"]), kinds.SLICE_OVER_ELEMENT, values


def _number(node: Node) -> float:
    maximum = str(node.element.get("max", "*"))
    return float("inf") if maximum == "*" else int(maximum)
