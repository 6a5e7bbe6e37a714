"""References: that they lead somewhere, to the right type, to the right profile, in the right way (R4, Reference)."""

from __future__ import annotations

import re
from typing import Any

from digidot_term.compiler.instance import kinds
from digidot_term.compiler.instance.scene import At, Finding, Findings
from digidot_term.compiler.instance.shape import objects_of
from digidot_term.compiler.instance.types import known_structures, lineage, named_profiles, types_of
from digidot_term.compiler.structures import kinds as structure_kinds
from digidot_term.compiler.structures.shapes import Json
from digidot_term.diagnostics import Severity
from digidot_term.diagnostics.nearest import nearest

_LITERAL = re.compile(
    r"(?P<base>https?://.*/)?(?P<type>[A-Z][A-Za-z]+)/(?P<id>[A-Za-z0-9.-]{1,64})(/_history/(?P<version>.+))?"
)


def resolve(at: At, reference: str) -> tuple[Json | None, str]:
    """Return what a reference leads to, if it is here, and its type as far as the reference says it."""
    literal = _LITERAL.fullmatch(reference)
    code = literal["type"] if literal else ""
    if reference.startswith("#"):
        target = contained_in(at.scene.root, reference[1:])
    else:
        target = _bundled(at, reference)
        if target is None and literal and not literal["base"]:
            target = at.known.instances.get(f"{code}/{literal['id']}")
    return target, str(target["resourceType"]) if target and "resourceType" in target else code


def reference_findings(at: At, value: Json) -> Findings:
    """Yield what is wrong with a Reference."""
    reference = value.get("reference")
    if not isinstance(reference, str):
        return
    place = At(at.scene, at.spot, (*at.steps, "reference"), at.path)
    target, code = resolve(at, reference)
    if reference.startswith("#") and target is None:
        if _lost(at.scene.root):
            return
        near = nearest(reference[1:], [str(item.get("id")) for item in _all_contained(at.scene.root)])
        yield place.found(kinds.NO_CONTAINED, found=reference, near=near)
        return
    if target is not None and not lineage(at.known.shapes, code):
        return  # a type that does not exist is told where the target stands
    stated = value.get("type")
    if isinstance(stated, str) and code and stated != code:
        yield place.found(kinds.WRONG_HEAD, found=reference, expected=stated)
    yield from _way(place, reference)
    wrong = _type(place, reference, code)
    if wrong is not None:
        yield wrong
    elif target is not None:
        yield from _profile(place, reference, target)


def _lost(root: Json) -> bool:
    """Tell whether something contained is no object with an id, which is told there: it may be what is meant."""
    inside = root.get("contained", [])
    return not isinstance(inside, list) or any(not isinstance(item, dict) or "id" not in item for item in inside)


def canonical_findings(at: At, value: Any) -> Findings:
    """Yield a finding where a canonical names a resource of another type than its element allows."""
    target = at.known.shapes.definitions.resource(value) if isinstance(value, str) else None
    code = str(target["resourceType"]) if target else ""
    wrong = _type(at, str(value), code)
    if wrong is not None:
        yield wrong


def _targets(at: At) -> list[str]:
    return [str(url) for entry in types_of(at.spot) for url in entry.get("targetProfile", ())]


def _type(at: At, reference: str, code: str) -> Finding | None:
    """Return the finding that a target's type is none of those allowed; None where a target profile is not known."""
    urls = _targets(at)
    structures, missing = known_structures(at.known.shapes, urls)
    allowed = {str(structure["type"]) for structure in structures}
    if not code or not urls or missing:
        return None
    if allowed & {str(item["type"]) for item in lineage(at.known.shapes, code)}:
        return None
    return at.found(structure_kinds.EXAMPLE_REFERENCE, found=reference, allowed=", ".join(sorted(allowed)))


def _profile(at: At, reference: str, target: Json) -> Findings:
    """Yield a finding where the target, being here, conforms to none of the profiles asked for."""
    urls = _targets(at)
    structures, missing = known_structures(at.known.shapes, urls)
    if missing or at.scene.depth:
        return
    if any(item.get("derivation") != "constraint" for item in structures if _is_of(at, target, item)):
        return  # the bare type is allowed
    if any(_claims(target, structure) for structure in structures):
        return  # it is held to that profile where it stands
    wrong = [_first_error(at, target, structure) for structure in structures if _is_of(at, target, structure)]
    if wrong and None not in wrong:
        allowed = ", ".join(str(structure.get("name")) for structure in structures)
        why = next(item.message for item in wrong if item)
        yield at.found(kinds.TARGET_PROFILE, found=reference, allowed=allowed, why=why)


def _claims(target: Json, structure: Json) -> bool:
    return any(url.partition("|")[0] == structure.get("url") for url in named_profiles(target))


def _is_of(at: At, target: Json, structure: Json) -> bool:
    line = lineage(at.known.shapes, str(target.get("resourceType")))
    return structure["type"] in {item["type"] for item in line}


def _first_error(at: At, target: Json, structure: Json) -> Finding | None:
    verdicts, key = at.known.verdicts, (id(target), str(structure.get("url")))
    if key not in verdicts:
        found = tuple(at.known.findings(at.behind_reference(), target, structure))
        own = at.known.shapes.definitions.structure(str(structure["type"]))
        told = at.known.findings(at.behind_reference(), target, own) if own and found else ()
        said = {(item.kind.id, item.steps) for item in told}  # it is told where the target stands
        errors = (item for item in found if item.severity is Severity.ERROR)
        verdicts[key] = target, next((item for item in errors if (item.kind.id, item.steps) not in said), None)
    return verdicts[key][1]


def _way(at: At, reference: str) -> Findings:
    entries = types_of(at.spot)
    allowed = {way for entry in entries for way in entry.get("aggregation", ())}
    inside = at.scene.bundle is not None and _bundled(at, reference) is not None
    way = "contained" if reference.startswith("#") else ("bundled" if inside else "referenced")
    if allowed and way not in allowed and not (way == "bundled" and "referenced" in allowed):
        yield at.found(kinds.AGGREGATION, way=way, allowed=", ".join(sorted(allowed)))
    versions = {str(entry.get("versioning", "either")) for entry in entries}
    specific = "/_history/" in reference
    if len(versions) == 1 and versions <= {"specific", "independent"} and specific is not (versions == {"specific"}):
        yield at.found(kinds.AGGREGATION, way="/_history/" if specific else reference, allowed=", ".join(versions))


def contained_in(root: Json, name: str) -> Json | None:
    """Return the resource that another contains under an id, or None."""
    if not name:
        return root  # `#` alone is the resource itself (R4, references, Contained Resources)
    return next((item for item in _all_contained(root) if item.get("id") == name), None)


def _all_contained(root: Json) -> list[Json]:
    return objects_of(root.get("contained"))


def _bundled(at: At, reference: str) -> Json | None:
    """Return the entry of the Bundle around that a reference names, by full URL or by `Type/id` at its end."""
    for entry in objects_of(at.scene.bundle.get("entry")) if at.scene.bundle else ():
        url = str(entry.get("fullUrl", ""))
        if url and (url == reference or (_LITERAL.fullmatch(reference) and url.endswith(f"/{reference}"))):
            found = entry.get("resource")
            return found if isinstance(found, dict) else None
    return None
