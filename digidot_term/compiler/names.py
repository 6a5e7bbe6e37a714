"""Names, canonicals and systems: how what a source writes becomes what FHIR carries."""

from __future__ import annotations

import re
from collections.abc import Mapping

from digidot_term.fhir import code_lists
from digidot_term.snomed.constants import CODE_SYSTEM
from digidot_term.source.load import RESOURCE_TYPES, Project, SourceFile
from digidot_term.source.project import ProjectConfig
from digidot_term.source.valueset import SystemConcept

SNOMED = CODE_SYSTEM

_WORD = re.compile(r"[A-Za-z0-9]+")


def resource_name(file: SourceFile, config: ProjectConfig) -> str:
    """Return the computable name: a structure's own, else the project's prefix and the id in PascalCase."""
    own = getattr(file.model, file.kind)
    if file.kind in {"profile", "datatype", "extension", "logical"}:
        return str(own)
    volven = getattr(file.model, "volven", None)
    if volven:
        return f"NoKodeverk{volven}"
    words = [word[0].upper() + word[1:] for word in _WORD.findall(file.id)]
    name, prefix = "".join(words), config.project.name_prefix
    return name if name.startswith(prefix) else f"{prefix}{name}"


def canonical(file: SourceFile, config: ProjectConfig) -> str:
    """Return the canonical of the resource a source makes."""
    volven = getattr(file.model, "volven", None)
    if volven:
        return f"{code_lists.CANONICAL}{volven}"
    own = getattr(file.model, "url", None)
    if own:
        return str(own)
    return f"{config.project.canonical}/{RESOURCE_TYPES[file.kind]}/{file.id}"


def resource_id(file: SourceFile) -> str:
    """Return the resource id; a Norwegian code list has its official one."""
    volven = getattr(file.model, "volven", None)
    return f"no-kodeverk-{volven}.codesystem" if volven else file.id


def system_uri(project: Project, word: str | None) -> str | None:
    """Return the code system URI that `word` stands for, or None when nothing is known by it.

    A word is an alias of the configuration, the id of one of the project's code systems, or a URI already.
    """
    if word is None or word == "snomed":
        return SNOMED
    if word in project.config.systems:
        return project.config.systems[word]
    for file in project.of_kind("codesystem"):
        if file.id == word:
            return canonical(file, project.config)
    return word if ":" in word else None


def known_systems(project: Project) -> list[str]:
    """Words `system_uri` knows."""
    return sorted({"snomed", *project.config.systems, *(file.id for file in project.of_kind("codesystem"))})


def source_named(project: Project, word: str, *kinds: str) -> SourceFile | None:
    """Return the project's source of one of `kinds` that `word` means: its id, or its canonical (with `|version`)."""
    url = word.partition("|")[0]
    for file in project.of_kind(*kinds):
        if word == file.id or url == canonical(file, project.config):
            return file
    return None


def codesystem_of(project: Project, system: str) -> SourceFile | None:
    """Return the project's code system with this canonical or OID; None when it holds none.

    Norwegian code lists are used in Codings by their OID (HL7 Norway, code systems), whatever their canonical is.
    """
    for file in project.of_kind("codesystem"):
        if system in {canonical(file, project.config), f"urn:oid:{oid_of(file)}"}:
            return file
    return None


def listed_concepts(project: Project, system: str) -> Mapping[str, SystemConcept] | None:
    """Return the concepts of the project's code system with this canonical or OID, by code; None when it holds none."""
    file = codesystem_of(project, system)
    return file.model.concepts if file else None


def oid_of(file: SourceFile) -> str | None:
    """Return the OID of a code system source; a Norwegian code list has it from its number."""
    model = file.model
    return model.oid or (f"{code_lists.OID}{model.volven}" if model.volven else None)


def listed_display(concept: SystemConcept) -> str:
    """Return the display of a concept of one of the project's code systems: English, else bokmål."""
    return concept.en or concept.nb


def reference(project: Project, word: str, *kinds: str) -> str | None:
    """Return the canonical of the project's source of one of `kinds` with id `word`, or `word` if it is a canonical."""
    file = source_named(project, word, *kinds)
    if file is not None and ":" not in word:
        return canonical(file, project.config)
    return word if ":" in word else None
