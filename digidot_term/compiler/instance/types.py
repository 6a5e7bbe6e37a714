"""The types of elements: which JSON names they have, which structures their values must meet, and where they derive."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from digidot_term.compiler.structures.shapes import FHIRPATH, Json, Shapes, Spot, Types, type_code, type_codes

CHOICE = "[x]"


def is_root(spot: Spot) -> bool:
    """Tell whether an element is a structure's first: the resource or the datatype itself."""
    return "." not in str(spot.element["path"])


def types_of(spot: Spot) -> Types:
    """Return an element's type entries; the first element of a structure has the structure's type."""
    if is_root(spot):
        return [{"code": str(spot.structure["type"])}]
    return list(spot.element.get("type", ()))


def code_of(spot: Spot) -> str:
    """Return the one type of an element; empty where it has none or several."""
    codes = type_codes(types_of(spot))
    return codes[0] if len(codes) == 1 else ""


def is_bare_value(child: Spot) -> bool:
    """Tell whether an element is the value of a primitive: in JSON that is the primitive itself."""
    entries = child.element.get("type", ())
    return child.name == "value" and bool(entries) and str(entries[0].get("code")).startswith(FHIRPATH)


def is_primitive(code: str) -> bool:
    """Tell whether a type is written as a text, number or truth value."""
    return code[:1].islower()


def json_names(child: Spot) -> dict[str, Spot]:
    """Return the JSON names of an element, for a choice one a type, each with the element so typed."""
    if not child.name.endswith(CHOICE):
        return {child.name: child}
    stem = child.name.removesuffix(CHOICE)
    by_code: dict[str, Types] = {}
    for entry in types_of(child):
        by_code.setdefault(type_code(entry), []).append(entry)
    return {stem + code[0].upper() + code[1:]: child.typed(entries) for code, entries in by_code.items() if code}


def repeats(child: Spot) -> bool:
    """Tell whether an element is a list in JSON, which its first definition says, not the profile."""
    most = str(child.element.get("base", {}).get("max", child.element.get("max", "1")))
    return most not in {"0", "1"}


def lineage(shapes: Shapes, name_or_url: str) -> list[Json]:
    """Return a structure and all it derives from, nearest first."""
    line: list[Json] = []
    current = shapes.definitions.structure(name_or_url)
    while current is not None and current not in line:
        line.append(current)
        base = current.get("baseDefinition")
        current = shapes.definitions.structure(str(base)) if base else None
    return line


def value_of(element: Json, stem: str) -> Any:
    """Return the `fixed`, `pattern`, `minValue` or `maxValue` of an element, or None."""
    return next((value for key, value in element.items() if key.startswith(stem) and key != stem), None)


def named_profiles(resource: Json) -> list[str]:
    """Return the canonicals in a resource's `meta.profile`; what is no text there is told by the walk."""
    meta = resource.get("meta")
    named = meta.get("profile") if isinstance(meta, dict) else None
    return [item for item in named if isinstance(item, str)] if isinstance(named, list) else []


def narrowest(shapes: Shapes, structures: Iterable[Json]) -> list[Json]:
    """Return structures without those another of them derives from, which says all they say."""
    given = list(structures)
    above = [item for one in given for item in lineage(shapes, str(one.get("baseDefinition", "")))]
    return [one for one in given if one not in above]


def known_structures(shapes: Shapes, canonicals: Iterable[str]) -> tuple[list[Json], list[str]]:
    """Return the structures with snapshots that canonicals name, and the canonicals that name none."""
    found: list[Json] = []
    missing: list[str] = []
    for canonical in canonicals:
        structure = shapes.definitions.structure(canonical)
        if structure is not None and "snapshot" in structure:
            found.append(structure)
        else:
            missing.append(canonical)
    return found, missing
