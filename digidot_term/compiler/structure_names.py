"""What a source means by the name of a structure: project id, profile name, FHIR R4 name or canonical."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from digidot_term.compiler import names
from digidot_term.compiler import structure_kinds as kinds
from digidot_term.compiler.shapes import Json
from digidot_term.diagnostics import Diagnostic
from digidot_term.diagnostics.nearest import nearest
from digidot_term.fhir.definitions import Definitions
from digidot_term.source.document import KeyPath
from digidot_term.source.load import Project, SourceFile

STRUCTURES = ("profile", "datatype", "extension", "logical")

_TYPE_WORD = re.compile(r"\s*(?P<name>[^\s()|]+)\s*(?:\((?P<inner>[^()]+)\))?\s*\Z")
_TARGETED = frozenset({"Reference", "canonical", "CodeableReference"})
_CORE = "http://hl7.org/fhir/StructureDefinition/"


@dataclass(frozen=True, slots=True)
class StructureNames:
    """Resolves names within one project."""

    project: Project
    definitions: Definitions
    _files: Mapping[str, SourceFile] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        files: dict[str, SourceFile] = {}
        config = self.project.config
        for file in self.project.of_kind(*STRUCTURES):
            for name in (file.id, names.resource_name(file, config), names.canonical(file, config)):
                files.setdefault(name, file)
        object.__setattr__(self, "_files", files)  # frozen, and this is no more than what the project says

    def file(self, word: str) -> SourceFile | None:
        """Return the project's source that a name or canonical stands for, or None."""
        return self._files.get(word.partition("|")[0])

    def canonical(self, word: str) -> str | None:
        """Return the canonical a name stands for; a canonical stands for itself; None when nothing is known by it."""
        file = self.file(word)
        if file is not None:
            return names.canonical(file, self.project.config)
        if ":" in word:
            return word
        structure = self.definitions.structure(word)
        return str(structure["url"]) if structure else None

    def near(self, word: str) -> str:
        """Return ` (`that`?)` for the known name closest to `word`, or nothing."""
        own = [
            name
            for file in self.project.of_kind(*STRUCTURES)
            for name in (file.id, names.resource_name(file, self.project.config))
        ]
        core = [url.removeprefix(_CORE) for url in self.definitions.resources_of("StructureDefinition")]
        return nearest(word, [*own, *(name for name in core if ":" not in name)])

    def unknown(self, word: str, file: SourceFile, path: KeyPath) -> Diagnostic:
        """Return the diagnostic for a name nothing is known by."""
        return Diagnostic.of(kinds.UNKNOWN_STRUCTURE, file.document.place(path), name=word, near=self.near(word))


def type_entries(
    words: tuple[str, ...], resolver: StructureNames, file: SourceFile, path: KeyPath
) -> tuple[list[Json], list[Diagnostic]]:
    """Return ElementDefinition.type for words such as `dateTime`, `Reference(a | b)` and `Coding(profile)`."""
    entries: list[Json] = []
    found: list[Diagnostic] = []
    for word in words:
        match = _TYPE_WORD.match(word)
        if match is None:
            found.append(Diagnostic.of(kinds.BAD_TYPE, file.document.place(path), word=word))
            continue
        entry, problems = _entry(match["name"], match["inner"], resolver, file, path)
        found += problems
        if entry:
            entries.append(entry)
    return entries, found


def _entry(
    name: str, inner: str | None, resolver: StructureNames, file: SourceFile, path: KeyPath
) -> tuple[Json | None, list[Diagnostic]]:
    code = _code(name, resolver)
    if code is None and resolver.file(name) is not None:
        return None, [Diagnostic.of(kinds.BAD_TYPE, file.document.place(path), word=name)]
    if code is None:
        return None, [resolver.unknown(name, file, path)]
    if inner is None:
        return {"code": code}, []
    canonicals: list[str] = []
    found: list[Diagnostic] = []
    for word in (part.strip() for part in inner.split("|")):
        canonical = resolver.canonical(word)
        if canonical is None:
            found.append(resolver.unknown(word, file, path))
        else:
            canonicals.append(canonical)
    key = "targetProfile" if code in _TARGETED else "profile"
    return ({"code": code, key: canonicals} if canonicals else {"code": code}), found


def _code(name: str, resolver: StructureNames) -> str | None:
    """Return the type code: R4's own name, or the canonical of a logical model."""
    own = resolver.file(name)
    if own is not None:
        return names.canonical(own, resolver.project.config) if own.kind == "logical" else None
    structure = resolver.definitions.structure(name)
    if structure is None:
        return None
    core = structure.get("derivation") != "constraint" and structure.get("kind") != "logical"
    return str(structure["type"]) if core else str(structure["url"])
