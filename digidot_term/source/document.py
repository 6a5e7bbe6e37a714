"""One YAML file: its data and where each value and key of it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from digidot_term.diagnostics import Place

KeyPath = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Scalar:
    r"""Where the text of a scalar begins: its line, column (from 1) and, in a block scalar, its indentation.

    `escapes` has, for each character that is written with several, such as `\"`, its offset in the text and how many
    more these are.
    """

    line: int
    column: int
    block: bool
    escapes: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A YAML file as plain data (mappings keep their order) with places for every key path.

    A key path is a tuple of mapping keys and list positions, such as `("include", 0, "ecl")`.
    """

    path: str
    data: Any
    values: Mapping[KeyPath, Place]
    keys: Mapping[KeyPath, Place]
    scalars: Mapping[KeyPath, Scalar]

    def place(self, path: KeyPath = ()) -> Place:
        """Place of the value at `path`, or of the nearest enclosing value that exists."""
        while path not in self.values and path:
            path = path[:-1]
        return self.values.get(path, Place(self.path))

    def key_place(self, path: KeyPath) -> Place:
        """Place of the key that leads to `path`, or of its nearest enclosing value."""
        return self.keys.get(path) or self.place(path)

    def text_place(self, path: KeyPath, line: int, column: int) -> Place:
        """Place of the character at `line` and `column` (from 1) of the text at `path`."""
        scalar = self.scalars.get(path)
        if scalar is None:
            return self.place(path)
        if line == 1 and not scalar.block:
            wider = sum(more for offset, more in scalar.escapes if offset < column - 1)
            return Place(self.path, scalar.line, scalar.column + column - 1 + wider)
        return Place(self.path, scalar.line + line - 1, scalar.column + column - 1 if scalar.block else column)
