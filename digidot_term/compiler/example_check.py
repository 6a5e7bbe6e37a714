"""A light check of an example against its profile's snapshot.

Checked: unknown elements, cardinalities, lists and objects where they belong, fixed and pattern values, slices told
apart by values, required bindings whose codes are known, the written form of primitives, and the type of what is
referred to. Not checked: invariants, slices told apart by profile or type, contained resources, whether references
resolve.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from digidot_term.artefact import Artefact
from digidot_term.compiler import structure_kinds as kinds
from digidot_term.compiler.example_codes import Codes, Expansions, codes_in, is_allowed
from digidot_term.compiler.primitives import expected_form, is_absolute
from digidot_term.compiler.shapes import Json, Shapes, Spot, type_code, type_codes
from digidot_term.compiler.slice_match import includes, is_decidable, matches, slice_of, value_of
from digidot_term.diagnostics import Diagnostic, Kind
from digidot_term.diagnostics.nearest import nearest
from digidot_term.fhir.definitions import Definitions

_UNCHECKED = frozenset({"Resource", "xhtml"})
_SYSTEMS = frozenset({"Coding.system", "Identifier.system"})


def check_example(
    artefact: Artefact, profile: Json, definitions: Definitions, expansions: Expansions | None = None
) -> tuple[Diagnostic, ...]:
    """Return what in an example contradicts its profile, each at its line."""
    shapes = Shapes(definitions)
    root = shapes.root(profile)
    if root is None:
        return ()
    check = _Check(artefact, str(profile["name"]), shapes, Codes(definitions, expansions or {}))
    content = {name: value for name, value in artefact.resource.items() if name != "resourceType"}
    return tuple(check.children(root, content, ""))


@dataclass(frozen=True, slots=True)
class _Check:
    """One walk over one example; `where` is the element, written like `code.coding[0]`."""

    artefact: Artefact
    profile: str
    shapes: Shapes
    codes: Codes

    def children(self, spot: Spot, content: Json, where: str) -> Iterator[Diagnostic]:
        """Check what an object holds against the children of an element."""
        known = self.shapes.children(spot)
        used: dict[str, Spot] = {}
        for name in dict.fromkeys(key.removeprefix("_") for key in content):
            child = _child_for(name, known)
            if child is None:
                yield self._unknown(spot, name, known, where)
            else:
                used[name] = child
        for child in known:
            names_used = [name for name, item in used.items() if item.name == child.name]
            yield from self._child(spot, child, content, names_used, where)

    def _child(self, parent: Spot, child: Spot, content: Json, used: list[str], where: str) -> Iterator[Diagnostic]:
        name = used[0] if used else child.name
        here = f"{where}.{name}" if where else name
        value = content.get(name, [None] if _repeats(child) else None)  # None: only `_name` is there
        if used and isinstance(value, list) is not _repeats(child):
            expected = "a list" if _repeats(child) else "one value"
            yield self._found(kinds.EXAMPLE_SHAPE, here, expected=expected, found=_shape(value))
            return
        items = (value if isinstance(value, list) else [value]) if used else []
        yield from self._count(child, here, len(items))
        typed = _typed(child, name)
        slices = self.shapes.slices(parent, child.name)
        places = [f"{here}[{number}]" if isinstance(value, list) else here for number in range(len(items))]
        for item, place in zip(items, places, strict=True):
            match = slice_of(item, child, slices, self.shapes)
            yield from self._item(match or typed, item, place)
        for candidate in slices:
            if items and is_decidable(child, candidate, self.shapes):
                count = sum(matches(item, child, candidate, self.shapes) for item in items)
                yield from self._count(candidate, f"{here}:{candidate.slice_name}", count)

    def _count(self, spot: Spot, here: str, count: int) -> Iterator[Diagnostic]:
        low, high = int(spot.element.get("min", 0)), str(spot.element.get("max", "*"))
        if count < low or (high != "*" and count > int(high)):
            yield self._found(kinds.EXAMPLE_COUNT, here, count=count, card=f"{low}..{high}", profile=self.profile)

    def _item(self, spot: Spot, item: Any, here: str) -> Iterator[Diagnostic]:
        codes = type_codes(spot.element.get("type", []))
        complex_type = not codes or codes[0][0].isupper()
        if item is None or set(codes) & _UNCHECKED:
            return
        if isinstance(item, dict) is not complex_type:
            expected = "an object" if complex_type else f"a {codes[0]}"
            yield self._found(kinds.EXAMPLE_SHAPE, here, expected=expected, found=_shape(item))
            return
        if not complex_type:
            yield from self._primitive(spot, codes[0], item, here)
        yield from self._value(spot, item, here)
        yield from self._binding(spot, item, here)
        if isinstance(item, dict):
            if "Reference" in codes:
                yield from self._reference(spot, item, here)
            yield from self.children(spot, item, here)

    def _primitive(self, spot: Spot, code: str, item: Any, here: str) -> Iterator[Diagnostic]:
        expected = expected_form(code, item)
        if expected is None and spot.element.get("base", {}).get("path") in _SYSTEMS and not is_absolute(item):
            expected = "http://... / urn:oid:..."
        if expected:
            yield self._found(kinds.EXAMPLE_PRIMITIVE, here, found=repr(item), expected=expected)

    def _value(self, spot: Spot, item: Any, here: str) -> Iterator[Diagnostic]:
        fixed, pattern = value_of(spot.element, "fixed"), value_of(spot.element, "pattern")
        if (fixed is not None and item != fixed) or (pattern is not None and not includes(item, pattern)):
            expected = fixed if fixed is not None else pattern
            yield self._found(kinds.EXAMPLE_VALUE, here, found=item, expected=expected, profile=self.profile)

    def _binding(self, spot: Spot, item: Any, here: str) -> Iterator[Diagnostic]:
        binding = spot.element.get("binding", {})
        codes = codes_in(item)
        if binding.get("strength") != "required" or "valueSet" not in binding or not codes:
            return
        allowed = self.codes.allowed(str(binding["valueSet"]))
        if allowed is not None and not any(is_allowed(code, allowed) for code in codes):
            found = ", ".join(code for _, code in codes)
            yield self._found(kinds.EXAMPLE_BINDING, here, valueset=binding["valueSet"], found=found)

    def _reference(self, spot: Spot, item: Json, here: str) -> Iterator[Diagnostic]:
        target, _, rest = str(item.get("reference", "")).partition("/")
        urls = [url for entry in spot.element.get("type", ()) for url in entry.get("targetProfile", ())]
        structures = [self.shapes.definitions.structure(url) for url in urls]
        allowed = sorted({str(structure["type"]) for structure in structures if structure})
        told = rest and target.isalpha() and urls and None not in structures and "Resource" not in allowed
        if told and target not in allowed:
            yield self._found(
                kinds.EXAMPLE_REFERENCE,
                f"{here}.reference",
                found=item["reference"],
                allowed=", ".join(allowed),
                profile=self.profile,
            )

    def _unknown(self, spot: Spot, name: str, known: tuple[Spot, ...], where: str) -> Diagnostic:
        near = nearest(name, [option for child in known for option in _names(child)])
        here = f"{where}.{name}" if where else name
        place = self.artefact.source.document.key_place(self.artefact.path_of(here))
        parent = where or str(spot.structure.get("type"))
        return Diagnostic.of(kinds.EXAMPLE_UNKNOWN_ELEMENT, place, parent=parent, name=name, near=near)

    def _found(self, kind: Kind, here: str, **values: object) -> Diagnostic:
        element = here if here in self.artefact.trace else here.rpartition(":")[0] or here
        return Diagnostic.of(kind, self.artefact.place(element), element=here, **values)


def _child_for(name: str, known: tuple[Spot, ...]) -> Spot | None:
    return next((child for child in known if name in _names(child)), None)


def _names(child: Spot) -> tuple[str, ...]:
    """Return the JSON names of a child: one for each type of a choice."""
    if not child.name.endswith("[x]"):
        return (child.name,)
    stem = child.name.removesuffix("[x]")
    return tuple(stem + code[0].upper() + code[1:] for code in type_codes(child.element.get("type", [])))


def _typed(child: Spot, name: str) -> Spot:
    """Return the child of a choice with the one type its JSON name says."""
    if not child.name.endswith("[x]"):
        return child
    suffix = name[len(child.name) - 3 :]
    types = [entry for entry in child.element.get("type", ()) if type_code(entry).lower() == suffix.lower()]
    return child.typed(types or child.element.get("type", []))


def _repeats(child: Spot) -> bool:
    most = str(child.element.get("base", {}).get("max", child.element.get("max", "1")))
    return most == "*" or int(most) > 1


def _shape(value: Any) -> str:
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, bool):
        return "true or false"
    return "a number" if isinstance(value, (int, float, Decimal)) else "a text"
