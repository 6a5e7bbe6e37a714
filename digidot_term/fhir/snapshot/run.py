"""What one generation knows and what it has found wrong so far."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from digidot_term.diagnostics import Diagnostic, Kind, Place
from digidot_term.fhir.snapshot.node import Node
from digidot_term.fhir.snapshot.source import Json, StructureSource


@dataclass(slots=True)
class Run:
    """One structure being generated: its root node, where trees of other structures come from, and the findings.

    `said_below` holds the identities of the nodes below which the differential has said something so far.
    """

    canonical: str
    definitions: StructureSource
    tree_of: Callable[[str], Node | None]
    specialization: bool = False
    root: Node | None = None
    said_below: set[int] = field(default_factory=set)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def find(self, kind: Kind, element: str, **values: object) -> None:
        """Note a diagnostic about one element of the structure."""
        self.diagnostics.append(Diagnostic.of(kind, Place(self.canonical), element=element, **values))

    def knows(self, canonical: str) -> bool:
        """Tell whether there is a StructureDefinition with this canonical, be it in another version."""
        return find_structure(self.definitions, canonical) is not None

    def lineage(self, name_or_url: str) -> tuple[Json, ...]:
        """Return the StructureDefinition with this name or canonical and those it derives from, nearest first."""
        line: list[Json] = []
        current = find_structure(self.definitions, name_or_url)
        while current is not None and all(current is not earlier for earlier in line):
            line.append(current)
            base = current.get("baseDefinition")
            current = find_structure(self.definitions, base) if base else None
        return tuple(line)


def find_structure(definitions: StructureSource, name_or_url: str) -> Json | None:
    """Return the StructureDefinition with this name or canonical, of another version where that one is not known."""
    found = definitions.structure(name_or_url)
    return found or (definitions.structure(name_or_url.partition("|")[0]) if "|" in name_or_url else None)
