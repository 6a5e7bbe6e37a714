"""One YAML file: its data and where each value and key of it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from digidot_term.diagnostics import Place
from digidot_term.source.written_text import Scalar

KeyPath = tuple[str | int, ...]


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
        text = self._text(path)
        start = sum(map(len, text.split("\n")[: line - 1])) + line - 1
        return Place(self.path, *scalar.locate(text, start + column - 1))

    def _text(self, path: KeyPath) -> str:
        value = self.data
        for step in path:
            value = value[step]
        return str(value)
