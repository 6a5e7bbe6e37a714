"""Codes of tooth numberings wherever they are written: code lists, value sets, maps and examples."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from digidot_term.artefact import Artefact, Compilation
from digidot_term.diagnostics import Place
from digidot_term.rules.codings import written_codings
from digidot_term.rules.dent.numbering import Numbering, numbering_of
from digidot_term.rules.map_rows import UNMATCHED, MapPair, all_rows
from digidot_term.rules.selections import entries


@dataclass(frozen=True, slots=True)
class ToothCode:
    """One code of a numbering and where it is written."""

    numbering: Numbering
    code: str
    place: Place


@dataclass(frozen=True, slots=True)
class ToothPair:
    """A pair of a map between a numbering and SNOMED CT, whichever way the map goes."""

    numbering: Numbering
    code: str
    sctid: int
    display: str
    place: Place


def tooth_codes(compilation: Compilation) -> Iterator[ToothCode]:
    """Yield every code of a numbering that an author wrote; a code of the project's own list, at the list only."""
    listed: set[str] = set()
    for artefact in compilation.of_type("CodeSystem"):
        listed.add(str(artefact.url))
        yield from _in_codesystem(artefact)
    for artefact in compilation.of_type("ValueSet"):
        yield from _in_valueset(artefact, listed)
    for row in all_rows(compilation):
        yield from _in_row(row, listed)
    for written in written_codings(compilation):
        numbering = numbering_of(written.system)
        if numbering and written.code:
            yield ToothCode(numbering, written.code, written.place)


def tooth_pairs(compilation: Compilation) -> Iterator[ToothPair]:
    """Yield the pairs of maps that say a code of a numbering and a SNOMED CT concept are the same or overlap."""
    for row in all_rows(compilation):
        for pair in row:
            if pair.equivalence in {UNMATCHED, "disjoint"}:
                continue
            source, target = numbering_of(pair.source_system), numbering_of(pair.target_system)
            if source and pair.target.isdigit():
                yield ToothPair(source, pair.source, int(pair.target), pair.target_display, pair.place)
            elif target and pair.source.isdigit():
                yield ToothPair(target, pair.target, int(pair.source), pair.source_display, pair.place)


def _in_codesystem(artefact: Artefact) -> Iterator[ToothCode]:
    numbering = numbering_of(str(artefact.url))
    if numbering:
        for number, concept in enumerate(artefact.resource.get("concept", ())):
            yield ToothCode(numbering, str(concept["code"]), artefact.place(f"concept[{number}]"))


def _in_valueset(artefact: Artefact, listed: set[str]) -> Iterator[ToothCode]:
    for element, include in entries(artefact, "include"):
        system = str(include.get("system", ""))
        numbering = numbering_of(system) if system not in listed else None
        if numbering:
            for position, concept in enumerate(include.get("concept", ())):
                place = artefact.place(f"{element}.concept[{position}]")
                yield ToothCode(numbering, str(concept["code"]), place)


def _in_row(row: tuple[MapPair, ...], listed: set[str]) -> Iterator[ToothCode]:
    first = next(iter(row), None)
    if first is None:
        return
    source = numbering_of(first.source_system) if first.source_system not in listed else None
    if source:
        yield ToothCode(source, first.source, first.place)
    for pair in row:
        target = numbering_of(pair.target_system) if pair.target_system not in listed else None
        if target and pair.target:
            yield ToothCode(target, pair.target, pair.place)
