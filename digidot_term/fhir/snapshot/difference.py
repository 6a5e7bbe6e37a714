"""A differential as a tree that follows its element ids, or its paths and slice names where ids are missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from digidot_term.fhir.snapshot.node import segment
from digidot_term.fhir.snapshot.source import Json

Step = tuple[str, str]


@dataclass(slots=True)
class Change:
    """What a differential says of one element; `element` is None where it only says something further down."""

    name: str
    slice_name: str
    id: str
    element: Json | None = None
    children: list[Change] = field(default_factory=list)

    def child(self, name: str, slice_name: str = "") -> Change | None:
        """Return the change of one child or of one slice of it, or None."""
        return next((item for item in self.children if (item.name, item.slice_name) == (name, slice_name)), None)

    def heads_first(self) -> Iterator[Change]:
        """Yield the children so that an element comes before its slices and a slice before its reslices."""
        names = dict.fromkeys(item.name for item in self.children)
        for name in names:
            same = [item for item in self.children if item.name == name]
            yield from sorted(same, key=_depth)


def read_differential(elements: Iterable[Json]) -> tuple[Change | None, tuple[str, ...], tuple[str, ...]]:
    """Return the tree of changes, the ids that are said more than once, and those that begin with another root.

    What is said later of an element is added to what is said first; what has another root is left out.
    """
    root: Change | None = None
    twice: list[str] = []
    elsewhere: list[str] = []
    for steps, element in _stepped(elements):
        if root is None:
            root = Change(steps[0][0], "", steps[0][0])
        if steps[0][0] != root.name:
            elsewhere.append(".".join(segment(*step) for step in steps))
            continue
        change = _reach(root, steps[1:])
        if change.element is not None:
            twice.append(change.id)
        change.element = {**(change.element or {}), **element}
    return root, tuple(twice), tuple(elsewhere)


def element_ids(elements: Iterable[Json]) -> tuple[str, ...]:
    """Return the id of each element, as the tree of changes has them."""
    return tuple(".".join(segment(*step) for step in steps) for steps, _ in _stepped(elements))


def _stepped(elements: Iterable[Json]) -> Iterator[tuple[list[Step], Json]]:
    """Yield the steps to each element, taken from where the one before it was when it has no id.

    Where a slice has not its name in its id, no id can be trusted.
    """
    listed = list(elements)
    with_ids = all(names_its_slice(element) for element in listed)
    context: list[Step] = []
    for element in listed:
        context = _steps(element if with_ids else {**element, "id": ""}, context)
        yield context, element


def names_its_slice(element: Json) -> bool:
    """Tell whether an id has the name of its slice; `value[x]` may be its own slice, SUSHI writes one such type so."""
    element_id = str(element.get("id", ""))
    last = element_id.rpartition(".")[2]
    if not element_id or "sliceName" not in element or last.endswith("[x]"):
        return True
    return last.partition(":")[2] == str(element["sliceName"])


def _depth(change: Change) -> int:
    return len(change.slice_name.split("/")) if change.slice_name else 0


def _reach(root: Change, steps: list[Step]) -> Change:
    change = root
    for name, slice_name in steps:
        found = change.child(name, slice_name)
        if found is None:
            found = Change(name, slice_name, f"{change.id}.{segment(name, slice_name)}")
            change.children.append(found)
        change = found
    return change


def _steps(element: Json, context: list[Step]) -> list[Step]:
    names = str(element["path"]).split(".")
    return _steps_of_id(str(element.get("id", "")), names) or _steps_in_context(element, names, context)


def _steps_of_id(element_id: str, names: list[str]) -> list[Step]:
    parts = element_id.split(".")
    if len(parts) != len(names):
        return []
    steps = [(part.partition(":")[0], part.partition(":")[2]) for part in parts]
    return steps if [name for name, _ in steps] == names else []


def _steps_in_context(element: Json, names: list[str], context: list[Step]) -> list[Step]:
    shared = 0
    while shared < min(len(names), len(context)) and names[shared] == context[shared][0]:
        shared += 1
    kept = context[: min(shared, len(names) - 1)]
    steps = kept + [(name, "") for name in names[len(kept) :]]
    steps[-1] = (names[-1], str(element.get("sliceName", "")))
    return steps
