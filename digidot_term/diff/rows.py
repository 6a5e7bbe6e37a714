"""What changed in the rows of a concept map."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from digidot_term.diff.change import SNOMED, Change, Changed

Row = tuple[str, str, str, str]


def compare_rows(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
    """Yield versions, and rows (source code to target code) that came, went or changed equivalence or texts."""
    versions_before, versions_after = _versions(old), _versions(new)
    for system in sorted(versions_before.keys() & versions_after.keys()):
        version, newer = versions_before[system], versions_after[system]
        if version != newer and system == SNOMED:
            yield Change.of(Changed.EDITION_CHANGED, old=version or "-", new=newer or "-")
        elif version != newer:
            yield Change.of(Changed.METADATA_CHANGED, what=f"version of {system}", old=version or "-", new=newer or "-")
    was, now = _rows(old), _rows(new)
    for row in sorted(was.keys() - now.keys()):
        yield Change.of(Changed.ROW_REMOVED, source=_labelled(was[row], "source"), target=_labelled(was[row], "target"))
    for row in sorted(now.keys() - was.keys()):
        yield Change.of(Changed.ROW_ADDED, source=_labelled(now[row], "source"), target=_labelled(now[row], "target"))
    for row in sorted(was.keys() & now.keys()):
        for what in ("equivalence", "comment", "source_display", "target_display"):
            before, after = was[row].get(what), now[row].get(what)
            if before != after:
                yield Change.of(
                    Changed.ROW_CHANGED if what == "equivalence" else Changed.ROW_RELABELLED,
                    source=row[1],
                    target=row[3] or "-",
                    what=what.replace("_", " "),
                    old=before or "-",
                    new=after or "-",
                )


def _versions(resource: Mapping[str, Any]) -> dict[str, str]:
    """Return the versions the map speaks of, by code system."""
    sides = ("source", "target")
    return {
        str(group.get(side)): str(group.get(f"{side}Version", ""))
        for group in resource.get("group", ())
        for side in sides
    }


def _rows(resource: Mapping[str, Any]) -> dict[Row, dict[str, str]]:
    rows: dict[Row, dict[str, str]] = {}
    for group in resource.get("group", ()):
        for element in group.get("element", ()):
            for target in element.get("target", ()):
                key = (
                    str(group.get("source", "")),
                    str(element.get("code", "")),
                    str(group.get("target", "")),
                    str(target.get("code", "")),
                )
                rows[key] = {
                    "source": key[1],
                    "target": key[3],
                    "source_display": str(element.get("display", "")),
                    "target_display": str(target.get("display", "")),
                    "equivalence": str(target.get("equivalence", "")),
                    "comment": str(target.get("comment", "")),
                }
    return rows


def _labelled(row: Mapping[str, str], side: str) -> str:
    code, display = row[side] or "-", row[f"{side}_display"]
    return f"{code} |{display}|" if display else code
