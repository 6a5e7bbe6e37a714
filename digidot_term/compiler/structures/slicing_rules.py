"""What a profile may not do to slicing that its base has, or that it lacks (FHIR R4, Profiling, Slicing)."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.compiler.structures import slice_kinds as kinds
from digidot_term.compiler.structures.elements import Entry
from digidot_term.compiler.structures.shapes import Json
from digidot_term.diagnostics import Diagnostic, Place

_STRICTNESS = ("open", "openAtEnd", "closed")


def slicing_problems(entry: Entry, base: Json, place: Place) -> Iterator[Diagnostic]:
    """Yield in what the slicing an entry states is looser than that of its base."""
    before = base.get("slicing")
    after = entry.element.slice
    if before is None or after is None:
        return
    rules = str(before.get("rules", "open"))
    if _STRICTNESS.index(after.rules) < _STRICTNESS.index(rules):
        yield Diagnostic.of(kinds.LOOSER_SLICING, place, path=entry.written, rules=after.rules, base_rules=rules)
    stated = set(after.discriminators)
    for item in before.get("discriminator", ()):
        if (item["type"], item["path"]) not in stated:
            yield Diagnostic.of(
                kinds.DISCRIMINATOR_LOST, place, path=entry.written, type=item["type"], discriminator=item["path"]
            )


def closed_against(entry: Entry, head: Json, place: Place) -> Iterator[Diagnostic]:
    """Yield that the base has closed the slicing that a new slice would join; `head` is the base's sliced element."""
    if head.get("slicing", {}).get("rules") == "closed":
        last = entry.path.steps[-1]
        yield Diagnostic.of(kinds.CLOSED_SLICING, place, path=entry.written, element=last.name, slice=last.slice_name)
