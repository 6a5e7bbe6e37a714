"""Compile the structures of a project: profiles, datatype profiles, extensions and logical models, with snapshots."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from digidot_term.artefact import Artefact
from digidot_term.compiler import extension, names
from digidot_term.compiler.differential import Differential
from digidot_term.compiler.discriminators import unresolved_discriminators
from digidot_term.compiler.element_definition import Writer
from digidot_term.compiler.elements import flatten
from digidot_term.compiler.example import compile_examples
from digidot_term.compiler.invariants import constraints
from digidot_term.compiler.locator import Locator
from digidot_term.compiler.logical import logical_elements
from digidot_term.compiler.shapes import Json, Shapes
from digidot_term.compiler.structure_head import base_of, head, stub
from digidot_term.compiler.structure_names import StructureNames
from digidot_term.compiler.structure_order import in_order_of_need
from digidot_term.diagnostics import Diagnostic
from digidot_term.fhir.definitions import Definitions
from digidot_term.fhir.paths import path_of_element_id, render_path
from digidot_term.fhir.snapshot import SnapshotGenerator
from digidot_term.source.document import KeyPath
from digidot_term.source.load import Project, SourceFile

__all__ = ["compile_examples", "compile_structure", "compile_structures"]


class Known:
    """The definitions as they grow: what is compiled comes before stubs of what is not, and both before packages."""

    def __init__(self, definitions: Definitions, stubs: Iterable[Json]) -> None:
        self._definitions = definitions
        self._own = {str(item["url"]): item for item in stubs}

    def add(self, structure: Json) -> None:
        """Make a compiled structure known."""
        self._own[str(structure["url"])] = structure

    def resource(self, canonical: str) -> Json | None:
        """Return the resource with this canonical, or None."""
        return self._own.get(canonical) or self._definitions.resource(canonical)

    def structure(self, name_or_url: str) -> Json | None:
        """Return the StructureDefinition of a type name or a canonical, or None."""
        return self._own.get(name_or_url) or self._definitions.structure(name_or_url)


def compile_structures(
    project: Project, definitions: Definitions, *, experimental: bool = False
) -> tuple[tuple[Artefact, ...], Definitions, tuple[Diagnostic, ...]]:
    """Return the project's StructureDefinitions with snapshots, definitions that know them, and all problems."""
    resolver = StructureNames(project, definitions)
    files, found = in_order_of_need(project, resolver)
    known = Known(definitions, (stub(file, resolver) for file in files))
    generator = SnapshotGenerator(known)
    artefacts: list[Artefact] = []
    diagnostics = list(found)
    for file in files:
        artefact, problems = compile_structure(file, resolver, known, generator, experimental=experimental)
        diagnostics += problems
        if artefact is not None:
            known.add(artefact.resource)
            artefacts.append(artefact)
    made = tuple(sorted(artefacts, key=lambda item: item.id))
    return made, definitions.with_resources(item.resource for item in made), tuple(diagnostics)


def compile_structure(
    file: SourceFile, resolver: StructureNames, known: Known, generator: SnapshotGenerator, *, experimental: bool
) -> tuple[Artefact | None, list[Diagnostic]]:
    """Return one StructureDefinition with its snapshot; None when its base is not known."""
    base_url, problems = base_of(file, resolver)
    base = known.structure(base_url) if base_url else None
    if base_url is None:
        return None, list(problems)
    if file.kind != "logical" and not (base and "snapshot" in base):
        told = resolver.file(base_url) is not None  # a base of the project has its own diagnostic
        return None, [] if told else [resolver.unknown(base_url, file, ("base",))]
    resource, found = head(file, resolver, base, base_url, experimental=experimental)
    elements, trace, problems_of_elements = _elements(file, resolver, known, resource, base)
    resource["differential"] = {"element": elements}
    complete, of_snapshot = generator.generate(resource)
    trace |= {"": (file.kind,), "title": ("title",), "description": ("description",), "baseDefinition": ("base",)}
    artefact = Artefact(complete, file, trace)
    of_slices = unresolved_discriminators(artefact, Shapes(known))
    return artefact, [*found, *problems_of_elements, *(located(item, artefact) for item in of_snapshot), *of_slices]


def _elements(
    file: SourceFile, resolver: StructureNames, known: Known, resource: Json, base: Json | None
) -> tuple[list[Json], dict[str, KeyPath], list[Diagnostic]]:
    """Return the elements of the differential, the key path of each by id, and their problems."""
    url = str(resource["url"])
    entries, of_paths = flatten(file)
    rules, of_rules = constraints(file, url)
    if file.kind == "logical" or base is None:
        writer = Writer(file, resolver, names.resource_name(file, resolver.project.config))
        elements, trace, found = logical_elements(entries, rules, writer)
        return elements, trace, [*of_paths, *of_rules, *found]
    differential = Differential(Writer(file, resolver, _root(base)), Locator(base, Shapes(known)))
    differential.add_entries(entries)
    if file.kind == "extension":
        extension.complete(differential, url, (file.kind,))
    differential.add_constraints(rules)
    differential.raise_minimums()
    elements, trace = differential.in_order()
    root = {"id": _root(base), "path": _root(base)}
    return elements or [root], trace, [*of_paths, *of_rules, *differential.diagnostics]


def _root(structure: Json) -> str:
    """Return the name the paths of a structure begin with."""
    part = structure.get("snapshot") or structure["differential"]
    return str(part["element"][0]["path"]).partition(".")[0]


def located(diagnostic: Diagnostic, artefact: Artefact) -> Diagnostic:
    """Return a diagnostic of the snapshot at its place in the source, speaking of paths as the source writes them."""
    values = dict(diagnostic.values)
    element = values.get("element", "")
    place = artefact.place(element) if element in artefact.trace else artefact.place(_nearest(element, artefact))
    if element.partition(".")[0] == _root(artefact.resource):
        values["element"] = f"`{render_path(path_of_element_id(element))}`"
    return replace(diagnostic, place=place, values=tuple(sorted(values.items())))


def _nearest(element: str, artefact: Artefact) -> str:
    while element and element not in artefact.trace:
        element = element.rpartition(".")[0]
    return element
