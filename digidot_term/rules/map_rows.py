"""Rows of concept maps: one source code and one of its targets, and where the pair stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from digidot_term.artefact import Artefact, Compilation
from digidot_term.diagnostics import Place

UNMATCHED = "unmatched"


@dataclass(frozen=True, slots=True)
class MapPair:
    """One pair of a map; the target is empty when the source code goes nowhere. Equivalence is in R4's words."""

    artefact: Artefact
    source_system: str
    target_system: str
    source: str
    source_display: str
    target: str
    target_display: str
    equivalence: str
    place: Place

    def turned(self) -> MapPair:
        """Return the pair read from its target; the equivalence is left as it stands."""
        return replace(
            self,
            source_system=self.target_system,
            target_system=self.source_system,
            source=self.target,
            source_display=self.target_display,
            target=self.source,
            target_display=self.source_display,
        )


def rows(artefact: Artefact) -> Iterator[tuple[MapPair, ...]]:
    """Yield the pairs of each source code of a map, in the order written."""
    for group_number, group in enumerate(artefact.resource.get("group", ())):
        for number, element in enumerate(group.get("element", ())):
            here = f"group[{group_number}].element[{number}]"
            yield tuple(
                MapPair(
                    artefact,
                    str(group.get("source", "")),
                    str(group.get("target", "")),
                    str(element.get("code", "")),
                    str(element.get("display", "")),
                    str(target.get("code", "")),
                    str(target.get("display", "")),
                    str(target.get("equivalence", "")),
                    artefact.place(f"{here}.target[{position}]"),
                )
                for position, target in enumerate(element.get("target", ()))
            )


def all_rows(compilation: Compilation) -> Iterator[tuple[MapPair, ...]]:
    """Yield the rows of every map of the project; a map that is another one turned round says nothing of its own."""
    for artefact in compilation.of_type("ConceptMap"):
        if not artefact.source.model.inverse:
            yield from rows(artefact)
