"""Whether the types of an element keep the profiles and targets that the base asks for, and name profiles of theirs."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.diagnostics import Kind
from digidot_term.fhir.snapshot.source import Json, StructureSource
from digidot_term.fhir.structures import narrowing_kinds as kinds

Finding = tuple[Kind, dict[str, object]]

_ANY = "http://hl7.org/fhir/StructureDefinition/Resource"


def check_types(said: Json, before: Json | None, definitions: StructureSource) -> Iterator[Finding]:
    """Yield what is wrong with the types that a differential states of an element; `before` is the base's element."""
    earlier = {str(item.get("code")): item for item in (before or {}).get("type", ())}
    for item in said.get("type", ()):
        code = str(item.get("code"))
        yield from _check_profiles(item, code, definitions)
        base = earlier.get(code)
        if base is not None:
            yield from _check_kept(item, base, definitions)


def _check_profiles(item: Json, code: str, definitions: StructureSource) -> Iterator[Finding]:
    """Yield profiles of a type that is not the one they are given to."""
    for profile in item.get("profile", ()):
        line = lineage(profile, definitions)
        types = [str(structure.get("type")) for structure in line]
        if line and code not in types and code not in [str(structure.get("url")) for structure in line]:
            yield kinds.PROFILE_OF_OTHER_TYPE, {"type": code, "profile": profile, "other": types[0]}


def _check_kept(item: Json, base: Json, definitions: StructureSource) -> Iterator[Finding]:
    """Yield that a type has lost the profiles or targets it had."""
    profiles = base.get("profile", ())
    stated = item.get("profile", ())
    if profiles and not all(_derives(one, profiles, definitions) for one in stated or ("",)):
        yield kinds.PROFILE_WITHDRAWN, {"type": item.get("code"), "base_profiles": ", ".join(map(str, profiles))}
    targets = base.get("targetProfile", ())
    if targets and _ANY not in targets and not item.get("targetProfile"):
        yield kinds.TARGETS_WITHDRAWN, {"allowed": ", ".join(map(str, targets))}


def _derives(profile: str, allowed: list[str], definitions: StructureSource) -> bool:
    """Tell whether a profile is one of those allowed or derives from one; True where nobody can know."""
    line = lineage(profile, definitions)
    urls = {str(structure.get("url")) for structure in line} | {profile.partition("|")[0]}
    return bool(urls & {one.partition("|")[0] for one in allowed}) or bool(profile and not line)


def lineage(canonical: str, definitions: StructureSource) -> tuple[Json, ...]:
    """Return a structure and those it derives from, nearest first; none when it is not known."""
    line: list[Json] = []
    current = _structure(canonical, definitions)
    while current is not None and all(current is not earlier for earlier in line):
        line.append(current)
        current = _structure(str(current.get("baseDefinition", "")), definitions)
    return tuple(line)


def _structure(canonical: str, definitions: StructureSource) -> Json | None:
    if not canonical:
        return None
    return definitions.structure(canonical) or definitions.structure(canonical.partition("|")[0])
