"""ElementDefinition.type from words such as `dateTime`, `Reference(a | b)`, `Canonical(x)` and `Coding(profile)`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from digidot_term.compiler import names
from digidot_term.compiler.structures import value_kinds as kinds
from digidot_term.compiler.structures.shapes import Json
from digidot_term.compiler.structures.structure_names import StructureNames
from digidot_term.diagnostics import Diagnostic
from digidot_term.source.document import KeyPath
from digidot_term.source.element_parts import TypeChoice
from digidot_term.source.load import SourceFile

TARGETED = frozenset({"Reference", "canonical", "CodeableReference"})
_TYPE_WORD = re.compile(r"\s*(?P<name>[^\s()|]+)\s*(?:\((?P<inner>[^()]+)\))?\s*\Z")
_BASE = "Base"  # the type of all elements, which R4 names (logical models use it) and has no definition of
_SHORTHAND = {"Canonical": "canonical"}  # FHIR Shorthand 3.0, Type Rules

_Found = tuple[list[Json], list[Diagnostic]]


def parse_word(word: str | TypeChoice) -> TypeChoice | None:
    """Return what a type word is short for; None when it is no word of that kind."""
    if isinstance(word, TypeChoice):
        return word
    match = _TYPE_WORD.match(word)
    if match is None:
        return None
    name = _SHORTHAND.get(match["name"], match["name"])
    inner = tuple(part.strip() for part in re.split(r"\s+\|\s*|\|\s+", match["inner"] or "") if part.strip())
    if len(inner) == 1 and "|" in inner[0] and ":" not in inner[0]:
        inner = tuple(part for part in inner[0].split("|") if part)
    key = "target" if name in TARGETED else "profile"
    return TypeChoice.model_validate({"type": name, key: inner})


def type_entries(
    words: Iterable[str | TypeChoice], resolver: StructureNames, file: SourceFile, path: KeyPath, *, listed: bool = True
) -> _Found:
    """Return ElementDefinition.type, and the words nothing is known by; `listed` says that `path` is that of a list."""
    entries: list[Json] = []
    found: list[Diagnostic] = []
    for number, word in enumerate(words):
        here = (*path, number) if listed else path
        choice = parse_word(word)
        if choice is None:
            found.append(Diagnostic.of(kinds.BAD_TYPE, file.document.place(here), word=word))
            continue
        entry, problems = _entry(choice, resolver, file, here)
        found += problems
        if entry:
            _add(entries, entry)
    return entries, found


def _add(entries: list[Json], entry: Json) -> None:
    """Add a type; what is said of one type stands in one entry (FHIR R4, ElementDefinition, eld-13)."""
    for number, known in enumerate(entries):
        if known["code"] == entry["code"]:
            lists: Json = {
                key: list(dict.fromkeys((*known.get(key, ()), *entry.get(key, ()))))
                for key in ("profile", "targetProfile", "aggregation")
                if key in known or key in entry
            }
            entries[number] = {**known, **entry, **lists}
            return
    entries.append(entry)


def _entry(
    choice: TypeChoice, resolver: StructureNames, file: SourceFile, path: KeyPath
) -> tuple[Json | None, list[Diagnostic]]:
    entry = _code(choice.type, resolver)
    if entry is None and resolver.file(choice.type) is not None:
        return None, [Diagnostic.of(kinds.BAD_TYPE, file.document.place(path), word=choice.type)]
    if entry is None:
        return None, [resolver.unknown(choice.type, file, path)]
    found: list[Diagnostic] = []
    profiles = [*entry.get("profile", ()), *_canonicals(choice.profile, resolver, file, path, found)]
    targets = _canonicals(choice.target, resolver, file, path, found)
    if (targets or choice.aggregation or choice.versioning) and entry["code"] not in TARGETED:
        place = file.document.place(path)
        found.append(Diagnostic.of(kinds.TARGET_OF_NO_REFERENCE, place, type=entry["code"]))
    made: Json = {"code": entry["code"]}
    if profiles:
        made["profile"] = profiles
    if targets:
        made["targetProfile"] = targets
    if choice.aggregation:
        made["aggregation"] = list(choice.aggregation)
    return ({**made, "versioning": choice.versioning} if choice.versioning else made), found


def _canonicals(
    words: Iterable[str], resolver: StructureNames, file: SourceFile, path: KeyPath, found: list[Diagnostic]
) -> list[str]:
    made: list[str] = []
    for word in words:
        canonical = resolver.canonical(word)
        if canonical is None or resolver.is_no_target(canonical):
            found.append(resolver.unknown(word, file, path))
        if canonical is not None:
            made.append(canonical)
    return made


def _code(name: str, resolver: StructureNames) -> Json | None:
    """Return the type entry of a name: R4's own type, the canonical of a logical model, a datatype's profile."""
    own = resolver.file(name)
    if own is not None:
        canonical = names.canonical(own, resolver.project.config)
        if own.kind == "logical":
            return {"code": canonical}
        root = resolver.datatype_of(own)
        return {"code": root, "profile": [canonical]} if root else None
    structure = resolver.definitions.structure(name)
    if structure is None:
        return {"code": name} if name == _BASE else None
    if structure.get("kind") == "logical":
        return {"code": str(structure["url"])}
    code = {"code": str(structure["type"])}
    return {**code, "profile": [str(structure["url"])]} if structure.get("derivation") == "constraint" else code
