"""Compare two sets of resources by canonical."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from digidot_term.diagnostics import Diagnostic, DigidotError, Kind, Place, Severity
from digidot_term.diff.change import ArtefactChanges, Change, Changed, Comparison, as_shown
from digidot_term.diff.codes import compare_codes
from digidot_term.diff.elements import compare_elements
from digidot_term.diff.rows import compare_rows
from digidot_term.language import Text

MALFORMED = Kind(
    "FHIR001",
    "malformed-resource",
    Severity.ERROR,
    Text(
        en="{type} {key} cannot be compared, for it is not built as FHIR says: {why}",
        nb="{type} {key} kan ikke sammenlignes, for den er ikke bygd slik FHIR sier: {why}",
        nn="{type} {key} kan ikkje samanliknast, for han er ikkje bygd slik FHIR seier: {why}",
    ),
    Text(
        en="mend the resource, or compare with another package",
        nb="rett ressursen, eller sammenlign med en annen pakke",
        nn="rett ressursen, eller samanlikn med ein annan pakke",
    ),
)

Resource = Mapping[str, Any]
Comparer = Callable[[Resource, Resource], Iterator[Change]]

_METADATA = ("version", "name", "title", "status", "experimental", "description", "publisher", "baseDefinition")
_COMPARED_IN_DETAIL = frozenset(["compose", "expansion", "concept", "count", "group", "snapshot", "differential"])
_DATES = frozenset(["date", "meta", "text"])
"""Elements that say when and how a resource was made, not what it means."""


def compare(old: Iterable[Resource], new: Iterable[Resource]) -> Comparison:
    """Return what changed from `old` to `new`; DigidotError FHIR001 for a resource that is not built as FHIR says."""
    before, after = {_key(item): item for item in old}, {_key(item): item for item in new}
    found: list[ArtefactChanges] = []
    unchanged = 0
    for key in sorted({*before, *after}):
        changes = _changes_of(key, before.get(key), after.get(key))
        shown = after.get(key) or before[key]
        if changes:
            found.append(ArtefactChanges(key[0], key[1], str(shown.get("title") or shown.get("id")), changes))
        else:
            unchanged += 1
    return Comparison(tuple(found), unchanged)


def _key(resource: Resource) -> tuple[str, str]:
    return str(resource.get("resourceType")), str(resource.get("url") or resource.get("id"))


def _changes_of(key: tuple[str, str], old: Resource | None, new: Resource | None) -> tuple[Change, ...]:
    try:
        return tuple(_changes(old, new))
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        found = Diagnostic.of(MALFORMED, Place(key[1]), type=key[0], key=key[1], why=error)
        raise DigidotError(found) from error


def _changes(old: Resource | None, new: Resource | None) -> Iterator[Change]:
    if old is None or new is None:
        yield Change.of(_came_or_went(old))
        return
    compare_details = _COMPARERS.get(str(new.get("resourceType")))
    yield from _metadata(old, new)
    yield from _content(old, new, _COMPARED_IN_DETAIL if compare_details else frozenset())
    if compare_details:
        yield from compare_details(old, new)


def _came_or_went(old: Resource | None) -> Changed:
    if old is None:
        return Changed.ARTEFACT_ADDED
    return Changed.ARTEFACT_REMOVED if old.get("url") else Changed.EXAMPLE_REMOVED


def _metadata(old: Resource, new: Resource) -> Iterator[Change]:
    for what in _METADATA:
        if old.get(what) != new.get(what):
            before, after = as_shown(old.get(what)), as_shown(new.get(what))
            yield Change.of(Changed.METADATA_CHANGED, what=what, old=before, new=after)


def _content(old: Resource, new: Resource, in_detail: frozenset[str]) -> Iterator[Change]:
    """Name the other top-level elements that differ."""
    for what in sorted({*old, *new} - {*_METADATA} - _DATES - in_detail):
        if old.get(what) != new.get(what):
            if what.startswith("_"):
                yield Change.of(Changed.TRANSLATION_CHANGED, what=what.removeprefix("_"))
            else:
                yield Change.of(Changed.CONTENT_CHANGED, what=what)


_COMPARERS: Mapping[str, Comparer] = {
    "ValueSet": compare_codes,
    "CodeSystem": compare_codes,
    "ConceptMap": compare_rows,
    "StructureDefinition": compare_elements,
}
