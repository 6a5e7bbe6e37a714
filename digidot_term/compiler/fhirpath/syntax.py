"""The syntax tree of a FHIRPath expression (FHIRPath N1, Expressions); every node knows its offset from 0."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Flaw(Exception):  # noqa: N818 - it is a value; parsing raises it once, to leave the descent
    """Where an expression is broken: what stands there, and what could; `expected` is written in no language."""

    offset: int
    found: str
    expected: str


@dataclass(frozen=True, slots=True)
class Literal:
    """A number, text, date, quantity, truth value or `{}`."""

    offset: int
    text: str


@dataclass(frozen=True, slots=True)
class Name:
    """The name of an element or, first in an expression, of a type."""

    offset: int
    name: str


@dataclass(frozen=True, slots=True)
class Variable:
    """`%resource`, `$this`: something that is given from without."""

    offset: int
    name: str


@dataclass(frozen=True, slots=True)
class Call:
    """A function with its arguments."""

    offset: int
    name: str
    arguments: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """`left.right`."""

    offset: int
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Index:
    """`left[index]`."""

    offset: int
    left: Node
    index: Node


@dataclass(frozen=True, slots=True)
class TypeTest:
    """`operand is Type`, `operand as Type`; `type_offset` is where the type is named."""

    offset: int
    operator: str
    operand: Node
    type: str
    type_offset: int


@dataclass(frozen=True, slots=True)
class Operation:
    """An operator with one or two operands."""

    offset: int
    operator: str
    operands: tuple[Node, ...]


Node = Literal | Name | Variable | Call | Step | Index | TypeTest | Operation


def inside(node: Node) -> Iterator[Node]:
    """Yield a node and all within it."""
    yield node
    for child in _children(node):
        yield from inside(child)


def _children(node: Node) -> tuple[Node, ...]:
    match node:
        case Call(arguments=found) | Operation(operands=found):
            return found
        case Step(left=left, right=right):
            return (left, right)
        case Index(left=left, index=index):
            return (left, index)
        case TypeTest(operand=operand):
            return (operand,)
    return ()
