"""Why a snapshot may differ from one that HL7's publisher has put into a package.

Each reason looks at the element, its definitions and what the differential says, so that it holds for no other
difference; docs/reference/snapshots.md has the proofs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from digidot_term.fhir.definitions import Definitions
from digidot_term.fhir.snapshot.elements import only_profile
from tests.oracles.facets import Difference, Json, facets_of

_ADDRESS = re.compile(r"\]\([^)]*\)")
_TEXTS = ("short", "definition")
_EXTENSIONS = "hl7.fhir.uv.extensions.r4"
_UNKNOWN_EXTENSION = ("Optional Extensions Element", "Optional Extension Element - found in all resources.")
"""What the publisher writes where it does not know the definition of an extension."""


class Case(NamedTuple):
    """A difference, the structure as published, both snapshots by id, all definitions, and what the package needs."""

    structure: Json
    difference: Difference
    ours: Mapping[str, Json]
    theirs: Mapping[str, Json]
    known: Definitions
    dependencies: Mapping[str, str]


class Reason(NamedTuple):
    """Why some differences are none of ours; `is_writing` where both say the same."""

    name: str
    explains: Callable[[Case], bool]
    is_writing: bool = False


def reason_of(case: Case) -> Reason | None:
    """Return the reason that explains a difference, or None."""
    return next((reason for reason in REASONS if reason.explains(case)), None)


def _pinned(case: Case) -> bool:
    item = case.difference
    return item.facet in ("type", "binding") and _is_pinned(_bare(item.ours), _bare(item.theirs))


def _is_pinned(ours: Any, theirs: Any) -> bool:
    """Tell whether theirs is ours with versions at its canonicals."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        return ours.keys() == theirs.keys() and all(_is_pinned(ours[key], theirs[key]) for key in ours)
    if isinstance(ours, list) and isinstance(theirs, list):
        return len(ours) == len(theirs) and all(map(_is_pinned, ours, theirs))
    if isinstance(ours, str) and isinstance(theirs, str) and "](" in ours:
        return _plain(ours) == _plain(theirs)
    return bool(ours == theirs or (isinstance(theirs, str) and ours == theirs.partition("|")[0]))


def _bare(value: Any) -> Any:
    """Return types or a binding without extensions: generation dates, names and types that tools read."""
    if isinstance(value, list):
        return [_bare(item) for item in value]
    if isinstance(value, dict):
        return {key: _bare(item) for key, item in value.items() if key != "extension" and not key.startswith("_")}
    return value


def _in_full(case: Case) -> bool:
    item = case.difference
    path = str(item.ours).removeprefix("#")
    full = f"http://hl7.org/fhir/StructureDefinition/{path.partition('.')[0]}#{path}"
    return item.facet == "contentReference" and item.theirs == full


def _links(case: Case) -> bool:
    item = case.difference
    return item.facet in _TEXTS and _plain(item.ours) == _plain(item.theirs)


def _plain(text: Any) -> str:
    return " ".join(_ADDRESS.sub("]()", str(text)).split())


def _of_type_profile(case: Case) -> bool:
    item = case.difference
    [kind, *_] = case.theirs.get(item.element, {}).get("type", [{}])
    named = [*kind.get("profile", []), str(kind.get("code", ""))][0]
    root = _root(case, named.partition("|")[0])
    if root is None or kind["code"] == "Extension":
        return False
    if item.facet == "constraint":
        return set(item.ours) <= set(item.theirs) <= {*item.ours, *_keys(root)}
    facets = facets_of(root)
    return item.facet in (*_TEXTS, "isSummary") and _plain(facets[item.facet]) == _plain(item.theirs)


def _root(case: Case, name_or_url: str) -> Json | None:
    structure = case.known.structure(name_or_url) if name_or_url else None
    elements = (structure or {}).get("snapshot", {}).get("element", ())
    return elements[0] if elements else None


def _keys(element: Json) -> list[str]:
    return [str(item["key"]) for item in element.get("constraint", ())]


def _support_of_slice(case: Case) -> bool:
    item = case.difference
    head = case.theirs.get(_head_of(item.element), {})
    return item.facet == "mustSupport" and item.theirs is True and bool(head.get("mustSupport"))


def _head_of(element_id: str) -> str:
    """Return the id of the element that one is a slice of, or an empty text."""
    above, _, last = element_id.rpartition(".")
    return f"{above}.{last.partition(':')[0]}" if ":" in last else ""


def _head_said(case: Case) -> bool:
    """The publisher begins a slice from the base, without what the same differential says of the sliced element."""
    item = case.difference
    base = case.known.structure(str(case.structure["baseDefinition"]).partition("|")[0]) or {}
    before = {element["id"]: element for element in base.get("snapshot", {}).get("element", ())}
    said: dict[str, Json] = {element["id"]: element for element in case.structure["differential"]["element"]}
    for head in _heads(item.element):
        in_head = facets_of(case.ours.get(head, {})).get(item.facet) == item.ours
        bare = ".".join(part.partition(":")[0] for part in head.split("."))
        in_base = facets_of(before.get(head) or before.get(bare, {})).get(item.facet)
        is_said = item.facet in said.get(head, {}) and item.facet not in said.get(item.element, {})
        if in_head and is_said and _plain(in_base) == _plain(item.theirs):
            return True
    return False


def _heads(element_id: str) -> Iterator[str]:
    """Yield the ids in which one or all of the slices are replaced by their elements."""
    parts = element_id.split(".")
    for number, part in enumerate(parts):
        if ":" in part:
            yield ".".join([*parts[:number], part.partition(":")[0], *parts[number + 1 :]])
    yield ".".join(part.partition(":")[0] for part in parts)


def _sums(case: Case) -> bool:
    item = case.difference
    slices = [each for name, each in case.theirs.items() if _head_of(name) == item.element]
    return item.facet == "min" and item.theirs == sum(int(each["min"]) for each in slices) > item.ours


def _closed(case: Case) -> bool:
    """The publisher closes a choice sliced by type whose slicing nobody has stated."""
    item = case.difference
    said = next((each for each in case.structure["differential"]["element"] if each["id"] == item.element), {})
    is_choice = item.facet == "slicing" and item.element.endswith("[x]") and "slicing" not in said
    return is_choice and {**(item.ours or {}), "rules": "closed"} == item.theirs


def _model(case: Case) -> bool:
    item = case.difference
    is_root = item.facet == "base" and "." not in item.element and item.theirs["path"] in ("Base", "Element")
    is_bare = item.facet == "constraint" and (item.ours, item.theirs) == (["ele-1"], [])
    return case.structure["kind"] == "logical" and (is_root or is_bare)


def _profiles_above(case: Case) -> Iterator[str]:
    """Yield the profiles of the extensions that a difference is in."""
    parts = case.difference.element.split(".")
    for length in range(len(parts), 0, -1):
        element = case.ours.get(".".join(parts[:length]), {})
        if element.get("type", [{}])[0].get("code") == "Extension":
            yield only_profile(element).partition("|")[0]


def _other_version(case: Case) -> bool:
    """The extension comes from HL7's package of extensions, which npm has in another version than was used."""
    item = case.difference
    used = {found.package for url in _profiles_above(case) if url for found in case.known.known(url)[:1]}
    wanted = f"{_EXTENSIONS}@{case.dependencies.get(_EXTENSIONS)}"
    is_other = any(package.startswith(_EXTENSIONS) and package != wanted for package in used)
    return is_other and item.facet in (*_TEXTS, "constraint", "type", "minValueInteger")


def _unknown_extension(case: Case) -> bool:
    item = case.difference
    is_unknown = any(url and case.known.structure(url) is None for url in _profiles_above(case))
    return item.theirs in _UNKNOWN_EXTENSION or (is_unknown and item.facet in (*_TEXTS, "min", "max", "fixedUri"))


def _extension_constraints(case: Case) -> bool:
    item = case.difference
    root = next((_root(case, url) for url in _profiles_above(case) if url), None)
    if item.facet != "constraint" or root is None:
        return False
    return set(item.theirs) < set(item.ours) <= {*item.theirs, *_keys(root)}


def _parts_of_value(case: Case) -> bool:
    """The publisher gives the value of a primitive, which is FHIRPath's, parts of its own."""
    item = case.difference
    return item.facet == "ids" and not item.ours and all(".value." in name for name in item.theirs)


def _unfolded(case: Case) -> bool:
    """An old publisher unfolds extensions within extensions of which nothing is said."""
    item = case.difference
    said = [str(each["id"]) for each in case.structure["differential"]["element"]]
    parents = {name.rpartition(".")[0] for name in item.theirs} if item.facet == "ids" else set()
    nothing_said = not any(name.startswith(f"{parent}.") for parent in parents for name in said)
    return bool(parents) and not item.ours and nothing_said and all(name.endswith(".extension") for name in parents)


def _lost_slice(case: Case) -> bool:
    """What is said of `component.extension` reaches one of two slices of `component`."""
    item = case.difference
    place = "Observation.component:evidence-level.extension"
    is_there = item.element == place or (item.facet == "ids" and all(name.startswith(place) for name in item.ours))
    return is_there and "workflow-relatedArtifactComponent" in str([*case.ours])


REASONS = (
    Reason("versions at canonicals, extensions of types and bindings", _pinned, is_writing=True),
    Reason("content references in full", _in_full, is_writing=True),
    Reason("addresses of links, line breaks", _links, is_writing=True),
    Reason("texts, constraints and isSummary of a profile on the type", _of_type_profile),
    Reason("must-support of a slice", _support_of_slice),
    Reason("a slice has not what is said of its element", _head_said),
    Reason("minimum that slices add up to", _sums),
    Reason("choices sliced by type are closed", _closed),
    Reason("roots and constraints of logical models", _model),
    Reason("an extension of another version", _other_version),
    Reason("an extension that is not at hand, or was not when it was published", _unknown_extension),
    Reason("constraints of an extension's definition are missing", _extension_constraints),
    Reason("parts of a primitive's value", _parts_of_value),
    Reason("extensions unfolded though nothing is said below them", _unfolded),
    Reason("a slice of the base's element is missing below one slice", _lost_slice),
)
