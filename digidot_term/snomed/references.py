"""Rows that are well formed but do not fit together: references to nothing, and circles in the hierarchy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from digidot_term.diagnostics import Diagnostic, Kind, Place
from digidot_term.snomed import kinds
from digidot_term.snomed.constants import INFERRED, IS_A
from digidot_term.snomed.hierarchy import Hierarchy
from digidot_term.snomed.locate import Locator
from digidot_term.snomed.merge import Entry
from digidot_term.snomed.release import Release
from digidot_term.snomed.rf2.package import Rf2Package

MOST_OF_A_KIND = 20
"""Diagnostics of one kind in one file before the rest is only counted."""

Entries = Mapping[str, Entry]


def check_any_concepts(release: Release, packages: Sequence[Rf2Package]) -> tuple[Diagnostic, ...]:
    """Report an edition in which no concept could be read."""
    if release.concepts:
        return ()
    names = [package.name for package in packages] or ["-"]
    return (Diagnostic.of(kinds.NO_CONCEPTS, Place(names[0]), packages=" + ".join(names)),)


def check_references(release: Release, locator: Locator) -> tuple[Release, tuple[Diagnostic, ...]]:
    """Return the release without descriptions and relationships of unknown concepts, and what there is to say.

    An attribute of an unknown type and a member that speaks of an unknown component stay: they mislead no one.
    """
    known = release.concepts.keys()
    descriptions, of_descriptions = _without_unknown(release.descriptions, ("conceptId",), known)
    relationships, of_relationships = _without_unknown(release.relationships, ("sourceId", "destinationId"), known)
    values, of_values = _without_unknown(release.concrete_values, ("sourceId",), known)
    sound = replace(release, descriptions=descriptions, relationships=relationships, concrete_values=values)
    left_out = (*of_descriptions, *of_relationships, *of_values)
    return sound, (
        *_diagnostics(kinds.DANGLING, left_out, locator),
        *_diagnostics(kinds.OUTSIDE_EDITION, _unknown_types(sound), locator),
        *_diagnostics(kinds.OUTSIDE_EDITION, _unknown_members(release), locator),
    )


def _without_unknown(
    entries: Entries, columns: tuple[str, ...], known: Collection[str]
) -> tuple[Entries, list[tuple[Entry, str]]]:
    """Part the rows all of whose ids are known from the others, which come with the column that is at fault."""
    dangling = [pair for column in columns for pair in _unknown(entries.values(), column, known)]
    if not dangling:
        return entries, dangling
    bad = {row[0] for (_, row), _ in dangling}
    return {sctid: entry for sctid, entry in entries.items() if sctid not in bad}, dangling


def _unknown_types(release: Release) -> Iterator[tuple[Entry, str]]:
    """Yield one active row for each attribute type that is not a concept of the release."""
    for entries in (release.relationships, release.concrete_values):
        first: dict[str, tuple[Entry, str]] = {}
        for entry, column in _unknown(entries.values(), "typeId", release.concepts.keys()):
            if entry[1][2] == "1":
                first.setdefault(entry[1][7], (entry, column))
        yield from first.values()


def _unknown_members(release: Release) -> list[tuple[Entry, str]]:
    """Return the members that speak of a component the release does not have."""
    known = {*release.concepts, *release.descriptions, *release.relationships, *release.concrete_values}
    return _unknown(release.members.values(), "referencedComponentId", known)


def _unknown(entries: Collection[Entry], column: str, known: Collection[str]) -> list[tuple[Entry, str]]:
    """Return the entries whose id in a column is not known; sheets of one sort have it in the same place."""
    if not entries:
        return []
    at = next(iter(entries))[0].columns.index(column)
    unknown = {row[at] for _, row in entries}.difference(known)
    return [(entry, column) for entry in entries if entry[1][at] in unknown] if unknown else []


def _diagnostics(kind: Kind, found: Iterable[tuple[Entry, str]], locator: Locator) -> Iterator[Diagnostic]:
    """Point at ids that refer to nothing; what inactive rows refer to no longer matters."""
    for entry, column in found:
        sheet, row = entry
        if row[2] == "1":
            value = row[sheet.columns.index(column)]
            yield Diagnostic.of(kind, locator.place(entry, column), column=column, value=value)


def check_cycles(hierarchy: Hierarchy, release: Release, locator: Locator) -> tuple[Diagnostic, ...]:
    """Report each circle of is-a relationships at one of the rows that make it."""
    cycles = hierarchy.cycles()
    if not cycles:
        return ()
    entries = {
        (int(entry[1][4]), int(entry[1][5])): entry
        for entry in release.relationships.values()
        if entry[1][2] == "1" and entry[1][7] == str(IS_A) and entry[1][8] == str(INFERRED)
    }
    circles = [(*cycle, cycle[0]) for cycle in cycles]
    return tuple(
        Diagnostic.of(
            kinds.IS_A_CYCLE,
            locator.place(entries[circle[0], circle[1]], "destinationId"),
            cycle=" < ".join(str(sctid) for sctid in circle),
        )
        for circle in circles
    )


def limited(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the diagnostics in order, with a count in place of the many that are alike in one file."""
    kept: list[Diagnostic] = []
    counts: Counter[tuple[Kind, str]] = Counter()
    for diagnostic in sorted(diagnostics, key=lambda each: each.sort_key):
        key = (diagnostic.kind, diagnostic.place.path)
        counts[key] += 1
        if counts[key] <= MOST_OF_A_KIND:
            kept.append(diagnostic)
    for (kind, path), count in counts.items():
        if count > MOST_OF_A_KIND:
            more = Diagnostic.of(kinds.MORE_OF_THE_SAME, Place(path), count=count - MOST_OF_A_KIND, id=kind.id)
            kept.append(more.with_severity(kind.severity))
    return tuple(sorted(kept, key=lambda each: each.sort_key))
