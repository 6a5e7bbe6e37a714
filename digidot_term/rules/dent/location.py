"""Where a structure of the mouth is: side, jaw and dentition, told from SNOMED CT names and relationships."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields

from digidot_term.snomed.edition import Edition

LATERALITY = 272741003
"""The attribute that gives a structure its side."""

_SIDES = {7771000: "left", 24028007: "right"}
_WORDS = {
    "side": {"left": "left", "right": "right"},
    "jaw": {
        "maxillary": "upper",
        "maxilla": "upper",
        "upper": "upper",
        "mandibular": "lower",
        "mandible": "lower",
        "lower": "lower",
    },
    "dentition": {"permanent": "permanent", "deciduous": "deciduous", "primary": "deciduous", "milk": "deciduous"},
}
_WORD = re.compile(r"[a-z]+")
_BODY_STRUCTURE = "(body structure)"


@dataclass(frozen=True, slots=True)
class Location:
    """What is said of a place in the mouth; None where nothing is said."""

    side: str | None = None
    jaw: str | None = None
    dentition: str | None = None

    def differences(self, other: Location) -> tuple[str, ...]:
        """Return the parts that both say and say differently."""
        pairs = ((field.name, getattr(self, field.name), getattr(other, field.name)) for field in fields(self))
        return tuple(name for name, one, two in pairs if one and two and one != two)

    def completed(self, other: Location) -> Location:
        """Return this location with what it does not say taken from another."""
        return Location(self.side or other.side, self.jaw or other.jaw, self.dentition or other.dentition)

    def __str__(self) -> str:
        return " ".join(part for part in (self.dentition, self.jaw, self.side) if part) or "-"


def location_in(name: str) -> Location:
    """Return what the name of a body structure says; a part with two answers (right and left) is not said."""
    words = set(_WORD.findall(name.lower()))
    found: dict[str, str | None] = {}
    for part, known in _WORDS.items():
        said = {known[word] for word in words if word in known}
        found[part] = said.pop() if len(said) == 1 else None
    return Location(**found)


def location_of(sctid: int, edition: Edition) -> Location:
    """Return where a body structure is: by its name, then its laterality, then what all names above it agree on."""
    own = location_in(edition.fsn(sctid))
    sides = {_SIDES.get(item.destination_id or 0) for item in edition.attributes(sctid) if item.type_id == LATERALITY}
    if len(sides) == 1:
        own = own.completed(Location(side=sides.pop()))
    above = [edition.fsn(ancestor) for ancestor in sorted(edition.ancestors(sctid))]
    return own.completed(_agreed(location_in(name) for name in above if name.endswith(_BODY_STRUCTURE)))


def _agreed(locations: Iterable[Location]) -> Location:
    found: dict[str, set[str]] = {field.name: set() for field in fields(Location)}
    for location in locations:
        for part, said in found.items():
            value = getattr(location, part)
            if value:
                said.add(value)
    return Location(**{part: said.pop() if len(said) == 1 else None for part, said in found.items()})
