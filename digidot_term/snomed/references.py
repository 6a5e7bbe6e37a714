"""Rows that are well formed but do not fit together: references to nothing, and circles in the hierarchy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from digidot_term.diagnostics import Diagnostic, Kind, Place
from digidot_term.snomed import kinds
from digidot_term.snomed.constants import INFERRED, IS_A
from digidot_term.snomed.hierarchy import Hierarchy
from digidot_term.snomed.merge import Entry
from digidot_term.snomed.release import Release

MOST_OF_A_KIND = 20
"""Diagnostics of one kind in one file before the rest is only counted."""

Known = Mapping[str, Entry]


def check_references(release: Release, *, packages: Sequence[str]) -> tuple[Release, tuple[Diagnostic, ...]]:
    """Return the release without the descriptions and relationships of unknown concepts, and what was left out.

    Refset members stay even when what they speak of is unknown: an extension's refsets are of use without it.
    """
    if not release.concepts:
        place = Place(packages[0] if packages else "-")
        return release, (Diagnostic.of(kinds.NO_CONCEPTS, place, packages=" + ".join(packages) or "-"),)
    known = release.concepts.keys()
    descriptions, of_descriptions = _split(release.descriptions, ("conceptId",), known)
    relationships, of_relationships = _split(release.relationships, ("sourceId", "destinationId", "typeId"), known)
    values, of_values = _split(release.concrete_values, ("sourceId", "typeId"), known)
    sound = replace(release, descriptions=descriptions, relationships=relationships, concrete_values=values)
    return sound, (*of_descriptions, *of_relationships, *of_values, *_dangling_members(release))


def _split(entries: Known, columns: tuple[str, ...], known: Iterable[str]) -> tuple[Known, list[Diagnostic]]:
    """Part the rows whose ids are all known from the others; inactive ones are left out silently."""
    dangling = _unknown(entries.values(), columns, known)
    if not dangling:
        return entries, []
    bad = {entry[1][0] for entry, _ in dangling}
    found = [_diagnostic(kinds.DANGLING, entry, column) for entry, column in dangling if entry[1][2] == "1"]
    return {sctid: entry for sctid, entry in entries.items() if sctid not in bad}, found


def _dangling_members(release: Release) -> list[Diagnostic]:
    """Report active members that speak of a component no package has."""
    known = {*release.concepts, *release.descriptions, *release.relationships, *release.concrete_values}
    dangling = _unknown(release.members.values(), ("referencedComponentId",), known)
    return [_diagnostic(kinds.DANGLING_MEMBER, entry, column) for entry, column in dangling if entry[1][2] == "1"]


def _unknown(entries: Iterable[Entry], columns: tuple[str, ...], known: Iterable[str]) -> list[tuple[Entry, str]]:
    """Pair entries with the columns whose id is not `known`."""
    found: list[tuple[Entry, str]] = []
    entries = list(entries)
    for column in columns:
        if not entries:
            continue
        at = entries[0][0].columns.index(column)
        unknown = {entry[1][at] for entry in entries}.difference(known)
        if unknown:
            found.extend((entry, column) for entry in entries if entry[1][at] in unknown)
    return found


def _diagnostic(kind: Kind, entry: Entry, column: str) -> Diagnostic:
    """Point at an id that refers to nothing."""
    sheet, row = entry
    value = row[sheet.columns.index(column)]
    return Diagnostic.of(kind, sheet.place_of(row, column), column=column, value=value)


def check_cycles(hierarchy: Hierarchy, release: Release) -> tuple[Diagnostic, ...]:
    """Report each circle of is-a relationships at one of the rows that make it."""
    cycles = hierarchy.cycles()
    if not cycles:
        return ()
    rows = {
        (int(entry[1][4]), int(entry[1][5])): entry
        for entry in release.relationships.values()
        if entry[1][2] == "1" and entry[1][7] == str(IS_A) and entry[1][8] == str(INFERRED)
    }
    found = []
    for cycle in cycles:
        circle = (*cycle, cycle[0])
        sheet, row = rows[circle[0], circle[1]]
        text = " < ".join(str(sctid) for sctid in circle)
        found.append(Diagnostic.of(kinds.IS_A_CYCLE, sheet.place_of(row, "destinationId"), cycle=text))
    return tuple(found)


def limited(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the diagnostics in order, with a count in place of the many that are alike in one file."""
    kept: list[Diagnostic] = []
    counts: Counter[tuple[str, str]] = Counter()
    for diagnostic in sorted(diagnostics, key=lambda each: each.sort_key):
        key = (diagnostic.kind.id, diagnostic.place.path)
        counts[key] += 1
        if counts[key] <= MOST_OF_A_KIND:
            kept.append(diagnostic)
    for (kind_id, path), count in counts.items():
        if count > MOST_OF_A_KIND:
            more = {"count": count - MOST_OF_A_KIND, "id": kind_id}
            kept.append(Diagnostic.of(kinds.MORE_OF_THE_SAME, Place(path), **more))
    return tuple(sorted(kept, key=lambda each: each.sort_key))
