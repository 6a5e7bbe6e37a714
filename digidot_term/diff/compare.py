"""Compare two sets of resources by canonical."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from digidot_term.diff.change import ArtefactChanges, Change, Changed, Comparison
from digidot_term.diff.codes import compare_codes
from digidot_term.diff.elements import compare_elements
from digidot_term.diff.rows import compare_rows

Resource = Mapping[str, Any]
Comparer = Callable[[Resource, Resource], Iterator[Change]]

_METADATA = ("version", "name", "title", "status", "experimental", "description", "publisher", "baseDefinition")
_COMPARED_IN_DETAIL = frozenset(["compose", "expansion", "concept", "count", "group", "snapshot", "differential"])
_DATES = frozenset(["date", "meta", "text"])
"""Elements that say when and how a resource was made, not what it means."""
_LONGEST = 80


def compare(old: Iterable[Resource], new: Iterable[Resource]) -> Comparison:
    """Return what changed from `old` to `new`."""
    before, after = {_key(item): item for item in old}, {_key(item): item for item in new}
    found: list[ArtefactChanges] = []
    unchanged = 0
    for key in sorted({*before, *after}):
        changes = tuple(_changes(before.get(key), after.get(key)))
        shown = after.get(key) or before[key]
        if changes:
            found.append(ArtefactChanges(key[0], key[1], str(shown.get("title") or shown.get("id")), changes))
        else:
            unchanged += 1
    return Comparison(tuple(found), unchanged)


def _key(resource: Resource) -> tuple[str, str]:
    return str(resource.get("resourceType")), str(resource.get("url") or resource.get("id"))


def _changes(old: Resource | None, new: Resource | None) -> Iterator[Change]:
    if old is None or new is None:
        yield Change.of(Changed.ARTEFACT_ADDED if old is None else Changed.ARTEFACT_REMOVED)
        return
    if old == new:
        return
    compare_details = _COMPARERS.get(str(new.get("resourceType")))
    yield from _metadata(old, new)
    yield from _content(old, new, _COMPARED_IN_DETAIL if compare_details else frozenset())
    if compare_details:
        yield from compare_details(old, new)


def _metadata(old: Resource, new: Resource) -> Iterator[Change]:
    for what in _METADATA:
        if old.get(what) != new.get(what):
            yield Change.of(Changed.METADATA_CHANGED, what=what, old=_short(old.get(what)), new=_short(new.get(what)))


def _content(old: Resource, new: Resource, in_detail: frozenset[str]) -> Iterator[Change]:
    """Name the other top-level elements that differ."""
    for what in sorted({*old, *new} - {*_METADATA} - _DATES - in_detail):
        if old.get(what) != new.get(what):
            yield Change.of(Changed.CONTENT_CHANGED, what=what)


_COMPARERS: Mapping[str, Comparer] = {
    "ValueSet": compare_codes,
    "CodeSystem": compare_codes,
    "ConceptMap": compare_rows,
    "StructureDefinition": compare_elements,
}


def _short(value: object) -> str:
    text = "-" if value is None else str(value)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
