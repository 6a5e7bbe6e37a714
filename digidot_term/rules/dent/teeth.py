"""The 52 teeth of ISO 3950 and their SNOMED CT concepts, read from the table beside this module."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from digidot_term.rules.dent.location import Location
from digidot_term.rules.table import read_table


@dataclass(frozen=True, slots=True)
class Tooth:
    """One tooth: its ISO 3950 designation, where it is, its kind, and its two concepts (structure of, entire)."""

    designation: str
    location: Location
    kind: str
    structure: int
    entire: int

    @property
    def is_front(self) -> bool:
        """True for incisors and canines, which have an incisal edge; the others have an occlusal surface."""
        return self.kind.endswith(("incisor", "canine"))


@cache
def teeth() -> dict[str, Tooth]:
    """Return the teeth by designation, in the order of quadrants."""
    return {
        designation: Tooth(designation, Location(side, jaw, dentition), kind, int(structure), int(entire))
        for designation, dentition, jaw, side, kind, structure, entire in read_table(__package__, "teeth.tsv")
    }


@cache
def teeth_by_concept() -> dict[int, Tooth]:
    """Return the teeth by each of their two concepts."""
    return {sctid: tooth for tooth in teeth().values() for sctid in (tooth.structure, tooth.entire)}


def teeth_among(ids: Iterable[int]) -> tuple[Tooth, ...]:
    """Return the teeth that some concepts are, each once, by designation."""
    known = teeth_by_concept()
    found = {known[sctid].designation: known[sctid] for sctid in ids if sctid in known}
    return tuple(found[designation] for designation in sorted(found))
