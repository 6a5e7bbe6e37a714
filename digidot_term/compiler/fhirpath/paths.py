"""The element paths of a FHIRPath expression, followed through definitions from the element it stands on.

What cannot be known without an instance (`resolve()`, `children()`, contained resources) is not followed further.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from digidot_term.compiler.fhirpath.syntax import (
    Call,
    Index,
    Name,
    Node,
    Operation,
    Step,
    TypeTest,
    Variable,
)
from digidot_term.compiler.fhirpath.words import FUNCTIONS
from digidot_term.compiler.structures.shapes import Json, Shapes, Spot, type_codes
from digidot_term.diagnostics.nearest import nearest

Focus = tuple[Spot, ...] | None
"""The elements an expression may stand for; None when that is not known."""

_SAME = frozenset(
    [
        "where",
        "first",
        "last",
        "tail",
        "skip",
        "take",
        "single",
        "distinct",
        "exclude",
        "intersect",
        "trace",
        "slice",
        "defineVariable",
    ]
)
_PER_ITEM = frozenset(["where", "all", "exists", "select", "trace", "iif", "aggregate"])
# Quantity is not among these: it is FHIR's, here
_SYSTEM = frozenset(["Boolean", "String", "Integer", "Decimal", "Date", "DateTime", "Time", "Any"])
_DEEPEST = 3  # how often `repeat` is gone through: names that lead further lead back by then
_OPEN = frozenset({"Resource", "DomainResource", "Base", "*"})


@dataclass(frozen=True, slots=True)
class Astray:
    """A name that leads nowhere: what it was looked for in, and a hint at what may be meant."""

    offset: int
    name: str
    parent: str
    near: str


@dataclass(slots=True)
class Follower:
    """Follows the expression of one element; `resource` is the root of what the element is in, if that is known."""

    shapes: Shapes
    context: Spot
    resource: Spot | None = None
    found: list[Astray] = field(default_factory=list)

    def follow(self, node: Node) -> list[Astray]:
        """Return the names of an expression that lead nowhere, each offset once."""
        self._value(node, (self.context,))
        return list({item.offset: item for item in self.found}.values())

    def _value(self, node: Node, focus: Focus, *, first: bool = True) -> Focus:
        """Return what a node stands for with `focus` as input; `first` where it begins a path."""
        match node:
            case Name():
                return self._named(node, focus, first=first)
            case Variable(name=name):
                return self._given(name, focus)
            case Call():
                return self._called(node, focus)
            case Step(left=left, right=right):
                return self._value(right, self._value(left, focus, first=first), first=False)
            case Index(left=left, index=index):
                self._value(index, focus)
                return self._value(left, focus, first=first)
            case TypeTest(operator=operator, operand=operand, type=name, type_offset=offset):
                typed = self._typed(self._value(operand, focus), name, offset)
                return typed if operator == "as" else None
            case Operation(operator=operator, operands=operands):
                values = [self._value(item, focus) for item in operands]
                return _either(values) if operator == "|" else None
        return None

    def _named(self, node: Name, focus: Focus, *, first: bool) -> Focus:
        if focus is None:
            return None
        if first and any(node.name in self._line(spot) for spot in focus):
            return focus
        options = [option for spot in focus for option in _by_type(spot)]
        if not options or any(_OPEN & set(type_codes(item.element.get("type", []))) for item in options):
            return None
        below = [child for option in options for child in self.shapes.children(option)]
        if not below:
            return None  # the definition of its type is not known
        matching = tuple(child for child in below if child.name.removesuffix("[x]") == node.name)
        if not matching:
            known = sorted({child.name.removesuffix("[x]") for child in below})
            self.found.append(Astray(node.offset, node.name, _shown(focus), nearest(node.name, known)))
        return matching

    def _line(self, spot: Spot) -> set[str]:
        """Return the names of the types an element is of, when it is the root of one."""
        names: set[str] = set()
        structure: Json | None = spot.structure if "." not in spot.id else None
        while structure is not None and str(structure.get("url")) not in names:
            names |= {str(structure.get("url")), str(structure.get("type", "")).rpartition("/")[2]}
            structure = self.shapes.definitions.structure(str(structure.get("baseDefinition", "-")))
        return names | {spot.name} if names else names

    def _given(self, name: str, focus: Focus) -> Focus:
        if name == "$this":
            return focus
        if name == "%context":
            return (self.context,)
        if name == "%resource" and self.resource is not None:
            return (self.resource,)
        return None  # %rootResource is another resource where this one is contained

    def _called(self, call: Call, focus: Focus) -> Focus:
        if call.name not in FUNCTIONS:
            return None  # what it takes is not known either
        if call.name in {"ofType", "as", "is"}:
            return self._of_type(call, focus)
        if call.name == "repeat":
            return self._repeated(call, focus)
        within = focus if call.name in _PER_ITEM else (self.context,) if focus is not None else None
        values = [self._value(item, within) for item in call.arguments]
        if call.name in _SAME:
            return focus
        if call.name in {"union", "combine"}:
            return _either([focus, *values])
        if call.name == "select":
            return values[0] if values else None
        return self._root("Extension") if call.name == "extension" else None

    def _repeated(self, call: Call, focus: Focus) -> Focus:
        """Return what `repeat` goes through; a name must lead somewhere from one of these, not from each."""
        told = list(self.found)
        met = focus
        for _ in range(_DEEPEST):
            further = _either([self._value(item, met) for item in call.arguments])
            if met is None or further is None:
                return None
            met = tuple({(spot.structure["url"], spot.id): spot for spot in (*met, *further)}.values())
            self.found[:] = told
        for item in call.arguments:
            self._value(item, met)
        return met

    def _of_type(self, call: Call, focus: Focus) -> Focus:
        """`ofType(Type)`, `as(Type)`, `is(Type)`."""
        named = call.arguments[0] if call.arguments else None
        name = _type_name(named) if named is not None else None
        if named is None or name is None:
            return None
        typed = self._typed(focus, name, _first_offset(named))
        return typed if call.name != "is" else None

    def _typed(self, focus: Focus, name: str, offset: int) -> Focus:
        """Return the elements as those of one type; a type that is not known leads astray."""
        space, _, bare = name.rpartition(".")
        if space == "System" or (not space and bare[:1].isupper() and bare in _SYSTEM):
            return None
        root = self._root(bare)
        if root is None:
            self.found.append(Astray(offset, bare, "FHIR", ""))
            return None
        if focus is None:
            return root
        return tuple(self._as(spot, bare, root) for spot in focus)

    def _as(self, spot: Spot, name: str, root: tuple[Spot, ...]) -> Spot:
        """Return an element as one of a type; a resource asked for another type is that type, or nothing."""
        of_another = "." not in spot.id and name not in self._line(spot)
        return root[0] if of_another else spot.typed([{"code": name}])

    def _root(self, name: str) -> tuple[Spot, ...] | None:
        structure = self.shapes.definitions.structure(name)
        spot = self.shapes.root(structure) if structure else None
        return (spot,) if spot else None


def _type_name(node: Node) -> str | None:
    match node:
        case Name(name=name):
            return name
        case Step(left=Name(name=space), right=Name(name=name)):
            return f"{space}.{name}"
    return None


def _first_offset(node: Node) -> int:
    """Return where a name with or without a namespace begins."""
    return node.left.offset if isinstance(node, Step) else node.offset


def _either(values: list[Focus]) -> Focus:
    known: list[Spot] = []
    for value in values:
        if value is None:
            return None
        known += value
    return tuple(known)


def _by_type(spot: Spot) -> list[Spot]:
    """Return an element as it is, or once for each type of a choice."""
    entries = spot.element.get("type", [])
    return [spot.typed([entry]) for entry in entries] if len(type_codes(entries)) > 1 else [spot]


def _shown(focus: tuple[Spot, ...]) -> str:
    return str(focus[0].element["path"])
