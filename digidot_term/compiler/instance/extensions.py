"""Extensions: known, in the right list, on an element they are for (R4, "Extensibility", "Defining Extensions")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from digidot_term.compiler.instance import kinds
from digidot_term.compiler.instance.scene import At, Findings
from digidot_term.compiler.instance.types import CHOICE, is_root, lineage, types_of
from digidot_term.compiler.structures import kinds as structure_kinds
from digidot_term.compiler.structures.shapes import Json, type_code
from digidot_term.diagnostics import Severity
from digidot_term.diagnostics.nearest import nearest
from digidot_term.fhir.fhirpath import Focus
from digidot_term.fhir.json.brief import brief

LISTS = frozenset({"extension", "modifierExtension"})
_EVERYWHERE = frozenset({"Element", "*"})


def extension_findings(at: At, owner: At, holder: Json, item: Any, *, sliced: bool) -> Findings:
    """Yield what is wrong with one extension: `owner` is the element that has it, `holder` that element's value.

    `sliced`: the profile defines it here, so that its definition is looked at already.
    """
    url = item.get("url") if isinstance(item, dict) else None
    if not isinstance(url, str):
        return
    if ":" not in url:
        yield from _inner(at, owner, url, sliced=sliced) if _is_part(owner) else _relative(at, url)
        return
    definition = at.known.shapes.definitions.structure(url)
    if definition is None or definition.get("type") != "Extension":
        known = [str(name) for name in _known_urls(at)]
        severity = Severity.ERROR if at.spot.name == "modifierExtension" else None
        yield at.found(kinds.UNKNOWN_EXTENSION, severity=severity, url=url, near=nearest(url, known))
        return
    if not sliced and "snapshot" in definition:
        yield from at.known.findings(at, item, definition)
    yield from _list(at, url, definition)
    yield from _context(at, owner, holder, item, definition)


def is_defined(at: At, item: Any) -> bool:
    """Tell whether an extension has a definition that it is wholly held to."""
    url = item.get("url") if isinstance(item, dict) else None
    definition = at.known.shapes.definitions.structure(url) if isinstance(url, str) and ":" in url else None
    return definition is not None and definition.get("type") == "Extension" and "snapshot" in definition


def _known_urls(at: At) -> Iterator[str]:
    for part in at.known.shapes.slices(at.spot, at.spot.name):
        yield from (url for entry in types_of(part) for url in entry.get("profile", ()))


def _is_part(owner: At) -> bool:
    return _focus_type(owner) == "Extension"


def _relative(at: At, url: str) -> Findings:
    """Yield that only the parts of an extension have a url that is not absolute (R4, Extension.url)."""
    if url:
        place = At(at.scene, at.spot, (*at.steps, "url"), at.path)
        yield place.found(structure_kinds.EXAMPLE_PRIMITIVE, found=brief(url), expected="http://...")


def _inner(at: At, owner: At, url: str, *, sliced: bool) -> Findings:
    """Yield a finding for a part, with a url of its own, that the extension around it does not have."""
    around = owner.spot.structure
    if sliced or around.get("type") != "Extension" or around.get("derivation") != "constraint":
        return
    names = [part.slice_name for part in at.known.shapes.slices(owner.spot, "extension")]
    yield at.found(kinds.UNKNOWN_EXTENSION, severity=Severity.ERROR, url=url, near=nearest(url, names))


def _list(at: At, url: str, definition: Json) -> Findings:
    root = at.known.shapes.root(definition)
    expected = "modifierExtension" if root is not None and root.element.get("isModifier") else "extension"
    if at.spot.name != expected and at.spot.name in LISTS:
        yield at.found(kinds.MODIFIER_EXTENSION, url=url, found=at.spot.name, expected=expected)


def _context(at: At, owner: At, holder: Json, item: Json, definition: Json) -> Findings:
    contexts = definition.get("context", ())
    names = _names_of(owner)
    if contexts and not any(_is_for(context, owner, holder, names) for context in contexts):
        said = ", ".join(str(context.get("expression")) for context in contexts)
        yield at.found(kinds.MISPLACED_EXTENSION, url=item["url"], place=f"`{owner.path}`", context=said)
    focus = Focus(holder, _focus_type(owner))
    for expression in definition.get("contextInvariant", ()):
        told = at.known.fhirpath.holds(expression, focus, at.scene.resource, at.scene.root, extension=item)
        if told is False:
            values = {"key": item["url"], "human": definition.get("name"), "expression": expression}
            yield at.found(kinds.INVARIANT, **values)


def _focus_type(owner: At) -> str:
    entries = types_of(owner.spot)
    return type_code(entries[0]) if entries else ""


def _is_for(context: Json, owner: At, holder: Json, names: frozenset[str]) -> bool:
    expression = str(context.get("expression", ""))
    if context.get("type") == "extension":
        return bool(holder.get("url") == expression)
    if context.get("type") == "fhirpath":
        focus = Focus(owner.scene.resource, str(owner.scene.resource.get("resourceType", "")))
        found = owner.known.fhirpath.values(expression, focus, owner.scene.resource, owner.scene.root)
        return found is None or holder in found
    path = expression.partition("#")[2] or expression
    return bool(path in names or expression in names or path in _EVERYWHERE)


def _names_of(owner: At) -> frozenset[str]:
    """Return every name the element goes by: its paths, its types and what they derive from."""
    element = owner.spot.element
    names = {owner.path, str(element["path"]), str(element.get("base", {}).get("path", ""))}
    names.add(str(element.get("contentReference", "")).partition("#")[2])
    shapes = owner.known.shapes
    codes = [type_code(entry) for entry in types_of(owner.spot)]
    names |= {str(name) for code in codes for item in lineage(shapes, code) for name in (item["type"], item["url"])}
    if is_root(owner.spot):
        names |= {str(item["url"]) for item in lineage(shapes, str(owner.spot.structure["url"]))}
    return frozenset(names | {re.sub(re.escape(CHOICE), "", name) for name in names})
