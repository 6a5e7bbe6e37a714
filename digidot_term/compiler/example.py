"""Compile example instances: resourceType, id and meta.profile are added, then the instance is checked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from digidot_term.artefact import Artefact
from digidot_term.compiler import names
from digidot_term.compiler.example_check import check_examples
from digidot_term.compiler.instance.kinds import WRONG_HEAD
from digidot_term.compiler.instance.value_sets import Expansions
from digidot_term.compiler.structures import kinds
from digidot_term.compiler.structures.shapes import Json
from digidot_term.diagnostics import Diagnostic
from digidot_term.diagnostics.nearest import nearest
from digidot_term.fhir.definitions import Definitions
from digidot_term.source.document import KeyPath
from digidot_term.source.load import Project, SourceFile
from digidot_term.source.structure import ExampleSource


def compile_examples(
    project: Project, definitions: Definitions, expansions: Expansions | None = None
) -> tuple[tuple[Artefact, ...], tuple[Diagnostic, ...]]:
    """Return the project's examples and their problems; `definitions` know the project's structures.

    Required bindings are checked against the expansions that `definitions` hold; `expansions` gives further ones.
    """
    examples: list[tuple[Artefact, Json]] = []
    found: list[Diagnostic] = []
    for file in project.of_kind("example"):
        profile = _profile(file, project, definitions)
        if profile is None:
            known = [item.id for item in project.of_kind("profile")]
            near = nearest(file.model.of, known)
            place = file.document.place(("of",))
            found.append(Diagnostic.of(kinds.EXAMPLE_OF_UNKNOWN, place, profile=file.model.of, near=near))
            continue
        if profile.get("abstract"):
            place = file.document.place(("of",))
            found.append(Diagnostic.of(kinds.EXAMPLE_OF_ABSTRACT, place, profile=file.model.of))
        found += _head_findings(file, profile)
        examples.append((compile_example(file, profile), profile))
    found += check_examples(examples, definitions, expansions)
    return tuple(sorted((item for item, _ in examples), key=lambda item: (item.type, item.id))), tuple(found)


def compile_example(file: SourceFile, profile: Json) -> Artefact:
    """Return the instance a source describes; each element is traced to its line."""
    model: ExampleSource = file.model
    given = model.resource.get("meta")
    meta = {**(given if isinstance(given, dict) else {}), "profile": [profile["url"], *_further(given, profile)]}
    resource = {**model.resource, "resourceType": profile["type"], "id": file.id, "meta": meta}
    trace: dict[str, KeyPath] = {"": ("example",), "id": ("example",), "meta": ("of",)}
    trace |= dict(_places(model.resource, "", ("resource",)))
    return Artefact(resource, file, trace)


def _profile(file: SourceFile, project: Project, definitions: Definitions) -> Json | None:
    for profile in project.of_kind("profile"):
        if profile.id == file.model.of:
            structure = definitions.structure(names.canonical(profile, project.config))
            return structure if structure and "snapshot" in structure else None
    return None


def _further(meta: Any, profile: Json) -> list[Any]:
    """Return the profiles that an instance names beside its own."""
    named = meta.get("profile") if isinstance(meta, dict) else None
    return [item for item in named if item != profile["url"]] if isinstance(named, list) else []


def _head_findings(file: SourceFile, profile: Json) -> Iterator[Diagnostic]:
    """Yield where an instance says itself what it is, and says something else than its example."""
    for name, expected in (("resourceType", profile["type"]), ("id", file.id)):
        found = file.model.resource.get(name, expected)
        if found != expected:
            place = file.document.place(("resource", name))
            yield Diagnostic.of(WRONG_HEAD, place, element=name, found=found, expected=expected, profile="")


def _places(value: Any, element: str, key: KeyPath) -> Iterator[tuple[str, KeyPath]]:
    """Yield each element below `value`, written like `code.coding[0].system`, with its key path."""
    if isinstance(value, dict):
        for name, item in value.items():
            here = f"{element}.{name}" if element else name
            yield here, (*key, name)
            yield from _places(item, here, (*key, name))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield f"{element}[{number}]", (*key, number)
            yield from _places(item, f"{element}[{number}]", (*key, number))
