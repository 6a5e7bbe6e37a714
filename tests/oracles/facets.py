"""What of an element is compared, and how two snapshots differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

Json = dict[str, Any]

FACETS = (
    "id",
    "path",
    "sliceName",
    "min",
    "max",
    "base",
    "slicing",
    "contentReference",
    "type",
    "binding",
    "mustSupport",
    "isModifier",
    "isSummary",
    "short",
    "definition",
)
_FLAGS = ("mustSupport", "isModifier", "isSummary")
_VALUES = ("fixed", "pattern", "minValue", "maxValue", "maxLength")


class Difference(NamedTuple):
    """One facet of one element: what the first snapshot has and what the second; for `ids` the whole lists."""

    element: str
    facet: str
    ours: Any
    theirs: Any


def facets_of(element: Json) -> Json:
    """Return what is compared of an element: facets, values, constraint keys; a flag that is absent is false."""
    found = {key: element.get(key) for key in FACETS}
    found |= {key: bool(element.get(key)) for key in _FLAGS}
    found["slicing"] = _plain_slicing(element.get("slicing"))
    found |= {key: value for key, value in element.items() if key.startswith(_VALUES)}
    found["constraint"] = sorted(constraint["key"] for constraint in element.get("constraint", ()))
    return found


def _plain_slicing(slicing: Json | None) -> Json | None:
    return {"ordered": False, **slicing} if slicing else None


def differences(ours: Sequence[Json], theirs: Sequence[Json]) -> Iterator[Difference]:
    """Yield how two snapshots differ: in their ids, and facet by facet in the elements that both have."""
    own_ids, their_ids = [item["id"] for item in ours], [item["id"] for item in theirs]
    if own_ids != their_ids:
        only_own = [name for name in own_ids if name not in set(their_ids)]
        only_theirs = [name for name in their_ids if name not in set(own_ids)]
        yield Difference(own_ids[0] if own_ids else "", "ids", only_own, only_theirs)
    by_id = {item["id"]: item for item in theirs}
    for item in ours:
        if item["id"] in by_id:
            one, other = facets_of(item), facets_of(by_id[item["id"]])
            for key in {**one, **other}:
                if one.get(key) != other.get(key):
                    yield Difference(item["id"], key, one.get(key), other.get(key))
