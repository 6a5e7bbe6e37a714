"""Codings that authors write by hand: in examples, and as fixed and pattern values of structures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from digidot_term.artefact import Artefact, Compilation
from digidot_term.diagnostics import Place
from digidot_term.fhir.values import objects_in
from digidot_term.rules.structure_elements import place_of, structures, written_elements
from digidot_term.snomed.constants import CODE_SYSTEM

SNOMED = CODE_SYSTEM

_VALUE_KEYS = ("fixed", "pattern")


@dataclass(frozen=True, slots=True)
class WrittenCoding:
    """A coding (or a Quantity or Identifier: all that has a system), and where it stands."""

    artefact: Artefact
    coding: dict[str, Any]
    place: Place

    @property
    def system(self) -> str:
        """The system, empty when there is none."""
        return str(self.coding.get("system", ""))

    @property
    def code(self) -> str:
        """The code, empty when there is none."""
        return str(self.coding.get("code", ""))


def written_codings(compilation: Compilation) -> Iterator[WrittenCoding]:
    """Yield everything with a system in examples and in the values that structures fix."""
    for example in compilation.examples:
        for steps, value in objects_in(example.resource):
            if "system" in value:
                yield WrittenCoding(example, value, example.source.document.place(("resource", *steps)))
    for structure in structures(compilation):
        for element in written_elements(structure):
            for key, value in element.items():
                stem = next((stem for stem in _VALUE_KEYS if key.startswith(stem)), None)
                if stem is None:
                    continue
                for steps, inner in objects_in(value):
                    if "system" in inner:
                        yield WrittenCoding(structure, inner, place_of(structure, element, stem, *steps))


def snomed_codings(compilation: Compilation) -> Iterator[WrittenCoding]:
    """Yield the written codings of SNOMED CT that have a code."""
    for written in written_codings(compilation):
        if written.system == SNOMED and written.code:
            yield written
