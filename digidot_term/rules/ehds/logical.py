"""The elements of the project's own logical models."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from digidot_term.artefact import Artefact, Compilation
from digidot_term.diagnostics import Place
from digidot_term.rules.structure_elements import Element, differential, last_name, type_codes

_WORD = re.compile(r"[A-Z]?[^\W\d_A-Z]+|[A-Z]+(?![^\W\d_A-Z])|[0-9]+")


@dataclass(frozen=True, slots=True)
class LogicalElement:
    """One element of a logical model; the root is not one."""

    artefact: Artefact
    element: Element

    @property
    def id(self) -> str:
        """The element id, such as `DigidotFunn.anatomi`."""
        return str(self.element["id"])

    @property
    def name(self) -> str:
        """The last word of the path."""
        return last_name(self.element)

    @property
    def types(self) -> tuple[str, ...]:
        """The codes or canonicals of its types."""
        return type_codes(self.element)

    @property
    def place(self) -> Place:
        """Where it stands in the source."""
        return self.artefact.place(self.id)


def logical_models(compilation: Compilation) -> Iterator[Artefact]:
    """Yield the logical models of the project."""
    return (item for item in compilation.of_type("StructureDefinition") if item.resource.get("kind") == "logical")


def logical_elements(compilation: Compilation) -> Iterator[LogicalElement]:
    """Yield the elements of every logical model of the project."""
    for artefact in logical_models(compilation):
        for element in differential(artefact):
            if "." in str(element["path"]):
                yield LogicalElement(artefact, element)


def words(text: str) -> list[str]:
    """Return the words of a text or of a camelCase name, in lower case."""
    return [word.lower() for word in _WORD.findall(text)]
