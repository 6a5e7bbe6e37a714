"""What a small edition holds, as plain rows: the substrate of the naive evaluator."""

from __future__ import annotations

from dataclasses import dataclass, field

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Row:
    """A concept; its module and time are those of any component."""

    id: int
    active: bool
    defined: bool
    module: int
    time: str


@dataclass(frozen=True)
class Term:
    """A description or text definition, with its acceptability by language refset."""

    id: int
    concept: int
    text: str
    type: int
    language: str
    active: bool
    module: int
    time: str
    acceptability: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Link:
    """An attribute; its target is a concept or a concrete value as the release writes it."""

    source: int
    type: int
    target: int | str
    group: int


@dataclass(frozen=True)
class MemberRow:
    """A refset member with the columns its refset has."""

    refset: int
    component: int
    fields: Pairs
    active: bool
    module: int
    time: str

    def values(self) -> dict[str, str]:
        """Its fields by name in lower case."""
        base = {
            "effectivetime": self.time,
            "active": "1" if self.active else "0",
            "moduleid": str(self.module),
            "refsetid": str(self.refset),
            "referencedcomponentid": str(self.component),
        }
        return {**base, **{name.lower(): value for name, value in self.fields}}


@dataclass(frozen=True)
class Code:
    """An identifier of another scheme."""

    scheme: str
    code: str
    component: int
    active: bool


@dataclass
class World:
    """Rows of every sort."""

    concepts: dict[int, Row]
    parents: set[tuple[int, int]]
    links: list[Link]
    members: list[MemberRow]
    terms: list[Term]
    codes: list[Code]
    known: dict[object, frozenset[int]] = field(default_factory=dict)
    """What was found so far, by node."""
    self_grouped: bool = False
    """Whether each relationship of group 0 is a group of its own."""

    def above(self, high: int, low: int) -> bool:
        """Whether a path of is-a leads up from one concept to another."""
        return any(parent == high or self.above(high, parent) for child, parent in self.parents if child == low)
