"""Whether an item belongs to a slice: every discriminator, with its path followed (R4, Profiling, Discriminator).

A path has element names, `$this`, `resolve()`, `extension('url')` and `ofType(Type)`. The path is followed twice: in
the slice's definition to what is wanted there, and in the item to what is there. The answer is None where it cannot
be told: the slice says nothing at the path, or what is referred to is not here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from digidot_term.compiler.instance.references import resolve
from digidot_term.compiler.instance.scene import At
from digidot_term.compiler.instance.types import CHOICE, code_of, is_root, json_names, types_of, value_of
from digidot_term.compiler.instance.value_sets import codes_in
from digidot_term.compiler.instance.values import includes, same
from digidot_term.compiler.structures.shapes import Json, Shapes, Spot, type_codes
from digidot_term.diagnostics import Severity
from digidot_term.record import record

_STEP = re.compile(r"\$this|resolve\(\)|extension\('([^']*)'\)|ofType\(([\w.]+)\)|[A-Za-z]\w*")
_DEEPEST = 3  # profiles that tell slices apart by each other would go round for ever


@record
class _Wish:
    """An element of the slice at the path, and the values that elements above it already fix there."""

    spot: Spot
    values: tuple[tuple[Any, bool], ...]


@record
class _There:
    """A value of the item at the path with its definition, if known; `stub`: only its type is known."""

    value: Any
    spot: Spot | None
    stub: bool = False


def belongs(at: At, item: Any, candidate: Spot, slicing: Json) -> bool | None:
    """Tell whether an item belongs to a slice; None where it cannot be told."""
    discriminators = slicing.get("discriminator", ())
    if not discriminators:
        return None
    told = {_meets(at, item, candidate, discriminator) for discriminator in discriminators}
    return False if False in told else (None if None in told else True)


def _meets(at: At, item: Any, candidate: Spot, discriminator: Json) -> bool | None:
    steps = [match[0] for match in _STEP.finditer(str(discriminator["path"]))]
    kind = discriminator["type"]
    wishes = _wishes(candidate, steps, at.known.shapes)
    there = _there(at, item, steps)
    if not wishes or there is None:
        return None
    if kind == "exists":
        return _exists(wishes, bool(there))
    if kind in {"value", "pattern"}:
        return _has_values(at, wishes, there)
    return _has_type(wishes, there) if kind == "type" else _conforms(at, wishes, there)


def _exists(wishes: list[_Wish], is_there: bool) -> bool | None:
    if all(str(wish.spot.element.get("max")) == "0" for wish in wishes):
        return not is_there
    return is_there if any(int(wish.spot.element.get("min", 0)) for wish in wishes) else None


def _has_values(at: At, wishes: list[_Wish], there: list[_There]) -> bool | None:
    if any(item.stub for item in there):
        return None
    wanted = [value for wish in wishes for value in wish.values]
    if wanted:
        return all(any(_fits(item.value, value) for item in there) for value in wanted)
    bound = [binding for wish in wishes if (binding := _required(wish.spot))]
    if not bound:
        return None
    codes = [code for item in there for code in codes_in(item.value)]
    told = {at.known.value_sets.has(bound[0], code) for code in codes}
    return True if True in told else (None if None in told else False)


def _has_type(wishes: list[_Wish], there: list[_There]) -> bool | None:
    wanted = {code for wish in wishes for code in type_codes(types_of(wish.spot))}
    told = [_type_of(item) for item in there]
    return None if "" in told else any(code in wanted for code in told)


def _conforms(at: At, wishes: list[_Wish], there: list[_There]) -> bool | None:
    wanted = [structure for wish in wishes for structure in _profiles(wish.spot, at.known.shapes)]
    if not wanted or any(item.stub for item in there) or at.scene.depth > _DEEPEST:
        return None
    return any(_is_sound(at.behind_reference(), item.value, structure) for item in there for structure in wanted)


def _is_sound(at: At, value: Any, structure: Json) -> bool:
    if isinstance(value, dict) and value.get("resourceType", structure["type"]) != structure["type"]:
        return False
    known, key = at.known.sound, (id(value), str(structure.get("url")), at.scene.depth)
    if key not in known:
        found = at.known.findings(at, value, structure)
        known[key] = value, all(item.severity < Severity.ERROR for item in found)
    return known[key][1]


def _profiles(spot: Spot, shapes: Shapes) -> Iterator[Json]:
    if is_root(spot):
        yield spot.structure
        return
    for entry in types_of(spot):
        for canonical in entry.get("profile", ()):
            structure = shapes.definitions.structure(canonical)
            if structure is not None and "snapshot" in structure:
                yield structure


def _fits(value: Any, wanted: tuple[Any, bool]) -> bool:
    expected, exact = wanted
    return same(value, expected) if exact else includes(value, expected)


def _required(spot: Spot) -> str:
    binding = spot.element.get("binding", {})
    return str(binding.get("valueSet", "")) if binding.get("strength") == "required" else ""


def _type_of(item: _There) -> str:
    if isinstance(item.value, dict) and "resourceType" in item.value:
        return str(item.value["resourceType"])
    return code_of(item.spot) if item.spot else ""


def _wishes(candidate: Spot, steps: Iterable[str], shapes: Shapes) -> list[_Wish]:
    wishes = [_Wish(candidate, _own(candidate))]
    for step in steps:
        wishes = [further for wish in wishes for further in _wish_step(wish, step, shapes)]
    return wishes


def _wish_step(wish: _Wish, step: str, shapes: Shapes) -> Iterator[_Wish]:
    spot = wish.spot
    if step == "$this":
        yield wish
    elif step == "resolve()":
        urls = [url for entry in types_of(spot) for url in entry.get("targetProfile", ())]
        roots = [shapes.root(structure) for url in urls if (structure := shapes.definitions.structure(url))]
        yield from (_Wish(root, _own(root)) for root in roots if root)
    elif step.startswith("extension("):
        url = step[len("extension('") : -2]
        yield from (_Wish(item, _own(item)) for item in shapes.slices(spot, "extension") if _is_for(item, url, shapes))
    elif step.startswith("ofType("):
        code = step[len("ofType(") : -1].rpartition(".")[2]
        yield _Wish(spot.typed([entry for entry in types_of(spot) if entry.get("code") == code]), wish.values)
    else:
        yield from _wish_below(wish, step, shapes)


def _wish_below(wish: _Wish, name: str, shapes: Shapes) -> Iterator[_Wish]:
    """Yield the child and its slices that must be there: what these fix is wanted too."""
    child = shapes.child(wish.spot, name) or shapes.child(wish.spot, name + CHOICE)
    if child is None:
        return
    above = tuple((item, exact) for value, exact in wish.values for item in _values(value, name))
    yield _Wish(child, above or _own(child))
    for part in shapes.slices(wish.spot, child.name):
        if int(part.element.get("min", 0)):
            yield _Wish(part, _own(part))


def _own(spot: Spot) -> tuple[tuple[Any, bool], ...]:
    fixed, pattern = value_of(spot.element, "fixed"), value_of(spot.element, "pattern")
    if fixed is not None:
        return ((fixed, True),)
    return ((pattern, False),) if pattern is not None else ()


def _is_for(part: Spot, url: str, shapes: Shapes) -> bool:
    if any(url in entry.get("profile", ()) for entry in types_of(part)):
        return True
    child = shapes.child(part, "url")
    return child is not None and value_of(child.element, "fixed") == url


def _there(at: At, item: Any, steps: Iterable[str]) -> list[_There] | None:
    """Return what the item has at the path; None when what it refers to is nowhere to be found."""
    there = [_There(item, at.spot)]
    for step in steps:
        further = [_there_step(at, one, step) for one in there]
        if None in further:
            return None
        there = [found for some in further if some is not None for found in some]
    return there


def _there_step(at: At, one: _There, step: str) -> list[_There] | None:
    if step == "$this":
        return [one]
    if step == "resolve()":
        return _resolved(at, one.value)
    if step.startswith("extension("):
        url = step[len("extension('") : -2]
        return [_There(item, None) for item in _values(one.value, "extension") if _values(item, "url") == [url]]
    if step.startswith("ofType("):
        code = step[len("ofType(") : -1].rpartition(".")[2]
        return [one] if _type_of(one) in {"", code} else []
    return _below(at, one, step)


def _resolved(at: At, value: Any) -> list[_There] | None:
    if not isinstance(value, dict) or "reference" not in value:
        return []
    target, code = resolve(at, str(value["reference"]))
    if target is not None:
        return [_There(target, None)]
    return [_There({"resourceType": code}, None, stub=True)] if code else None


def _below(at: At, one: _There, name: str) -> list[_There]:
    if not isinstance(one.value, dict):
        return []
    shapes = at.known.shapes
    child = None
    if one.spot is not None:
        child = shapes.child(one.spot, name) or shapes.child(one.spot, name + CHOICE)
    typed = json_names(child) if child is not None else {}
    used = [key for key in one.value if key in typed or key == name or _is_choice(key, name)]
    return [_There(item, typed.get(key)) for key in used for item in _values(one.value, key)]


def _is_choice(key: str, stem: str) -> bool:
    """Tell by the look of it whether a JSON name is a choice of which only the stem is known: `valueCode`."""
    return stem == "value" and key.startswith(stem) and key[len(stem) : len(stem) + 1].isupper()


def _values(value: Any, name: str) -> list[Any]:
    if not isinstance(value, dict) or name not in value:
        return []
    found = value[name]
    return list(found) if isinstance(found, list) else [found]
