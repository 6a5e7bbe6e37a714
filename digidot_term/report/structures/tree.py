"""A structure's element tree as it is shown: each element with what its own differential says of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from digidot_term.record import record

Json = dict[str, Any]


@record
class Branch:
    """An element as the snapshot has it, `own` what the differential says of it, and the elements shown below it."""

    id: str
    element: Json
    own: Json | None
    children: tuple[Branch, ...] = ()

    @property
    def name(self) -> str:
        """The last name of the id, slice included: `coding:SCT`; of the root its type."""
        return self.id.rpartition(".")[2]


@record
class TreeLine:
    """A branch with the drawing before its name, and the drawing that later lines of it begin with."""

    branch: Branch
    first: str
    rest: str


def tree_lines(root: Branch) -> Iterator[TreeLine]:
    """Yield the branches from the root down, each with the box-drawing characters that show where it stands."""
    yield TreeLine(root, "", "│ " if root.children else "  ")
    yield from _below(root, "")


def _below(branch: Branch, indent: str) -> Iterator[TreeLine]:
    for number, child in enumerate(branch.children):
        last = number == len(branch.children) - 1
        inner = indent + ("   " if last else "│  ")
        yield TreeLine(child, indent + ("└─ " if last else "├─ "), inner + ("│ " if child.children else "  "))
        yield from _below(child, inner)
