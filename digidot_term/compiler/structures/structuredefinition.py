"""Compile the structures of a project: profiles, datatype profiles, extensions and logical models, with snapshots."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from digidot_term.artefact import Artefact
from digidot_term.compiler import names
from digidot_term.compiler.example import compile_examples
from digidot_term.compiler.extension_check import check_extensions
from digidot_term.compiler.structures import extension
from digidot_term.compiler.structures.differential import Differential
from digidot_term.compiler.structures.discriminators import unresolved_discriminators
from digidot_term.compiler.structures.element_definition import Writer
from digidot_term.compiler.structures.elements import flatten
from digidot_term.compiler.structures.entry_rules import entry_problems
from digidot_term.compiler.structures.extensions_added import Adding
from digidot_term.compiler.structures.head import base_of, head, stub
from digidot_term.compiler.structures.imposing import imposing_problems
from digidot_term.compiler.structures.invariants import broken_constraints, constraints
from digidot_term.compiler.structures.locator import Locator
from digidot_term.compiler.structures.logical import logical_elements
from digidot_term.compiler.structures.mappings import lost_targets
from digidot_term.compiler.structures.order import in_order_of_need
from digidot_term.compiler.structures.shapes import Json, Shapes
from digidot_term.compiler.structures.snapshot_places import located
from digidot_term.compiler.structures.structure_names import StructureNames
from digidot_term.compiler.structures.widening import widenings
from digidot_term.diagnostics import Diagnostic
from digidot_term.fhir.definitions import Definitions
from digidot_term.fhir.snapshot import SnapshotGenerator
from digidot_term.fhir.snapshot.kinds import UNKNOWN_ELEMENT
from digidot_term.source.document import KeyPath
from digidot_term.source.load import Project, SourceFile

__all__ = ["compile_examples", "compile_structure", "compile_structures"]


class Known:
    """The definitions as they grow: what is compiled comes before stubs of what is not, and both before packages."""

    def __init__(self, definitions: Definitions, stubs: Iterable[Json], version: str) -> None:
        self._definitions = definitions
        self._version = version
        self.shapes = Shapes(self)
        self._own = {str(item["url"]): item for item in stubs}

    def add(self, structure: Json) -> None:
        """Make a compiled structure known."""
        self._own[str(structure["url"])] = structure

    def resource(self, canonical: str) -> Json | None:
        """Return the resource with this canonical, or None."""
        return self._own.get(_bare(canonical, self._version)) or self._definitions.resource(canonical)

    def structure(self, name_or_url: str) -> Json | None:
        """Return the StructureDefinition of a type name or a canonical, or None."""
        return self._own.get(_bare(name_or_url, self._version)) or self._definitions.structure(name_or_url)


def compile_structures(
    project: Project, definitions: Definitions, *, experimental: bool = False
) -> tuple[tuple[Artefact, ...], Definitions, tuple[Diagnostic, ...]]:
    """Return the project's StructureDefinitions with snapshots, definitions that know them, and all problems."""
    resolver = StructureNames(project, definitions)
    files, found = in_order_of_need(project, resolver)
    known = Known(definitions, (stub(file, resolver) for file in files), project.config.project.version)
    generator = SnapshotGenerator(known)
    artefacts: list[Artefact] = []
    diagnostics = list(found)
    for file in files:
        artefact, problems = compile_structure(file, resolver, known, generator, experimental=experimental)
        diagnostics += problems
        if artefact is not None:
            known.add(artefact.resource)
            artefacts.append(artefact)
    diagnostics += _lost_targets(artefacts, resolver, known.shapes)
    diagnostics += imposing_problems(artefacts, resolver, known)
    made = tuple(sorted(artefacts, key=lambda item: item.id))
    complete = definitions.with_resources(item.resource for item in made)
    return made, complete, (*diagnostics, *check_extensions(made, complete, resolver))


def compile_structure(
    file: SourceFile, resolver: StructureNames, known: Known, generator: SnapshotGenerator, *, experimental: bool
) -> tuple[Artefact | None, list[Diagnostic]]:
    """Return one StructureDefinition with its snapshot; None when its base is not known."""
    base_url, problems = base_of(file, resolver)
    base = _complete(known.structure(base_url), known, generator) if base_url else None
    if base_url is None:
        return None, list(problems)
    if file.kind != "logical" and not (base and "snapshot" in base):
        told = resolver.file(base_url) is not None  # a base of the project has its own diagnostic
        return None, [] if told else [resolver.unknown(base_url, file, ("base",))]
    resource, found = head(file, resolver, known, base, base_url, experimental=experimental)
    elements, trace, problems_of_elements = _elements(file, resolver, known, resource, base)
    resource["differential"] = {"element": elements}
    complete, of_snapshot = generator.generate(resource)
    trace |= {"": (file.kind,), "title": ("title",), "description": ("description",), "baseDefinition": ("base",)}
    artefact = Artefact(complete, file, trace)
    found += problems_of_elements
    found += _of_snapshot(artefact, of_snapshot, found)
    found += [*unresolved_discriminators(artefact, known.shapes), *broken_constraints(artefact, base, known.shapes)]
    places = {item.place for item in found}
    found += [item for item in widenings(artefact, generator, known) if item.place not in places]
    return artefact, found


def _of_snapshot(artefact: Artefact, diagnostics: Iterable[Diagnostic], told: list[Diagnostic]) -> list[Diagnostic]:
    """Return what the snapshot generator found, at its places; that an element is unknown is not told twice."""
    places = {item.place for item in told}
    there = [located(item, artefact) for item in diagnostics]
    return [item for item in there if item.kind is not UNKNOWN_ELEMENT or item.place not in places]


def _complete(base: Json | None, known: Known, generator: SnapshotGenerator) -> Json | None:
    """Return a base with its snapshot, which some are published without."""
    if base is None or "snapshot" in base or "differential" not in base:
        return base
    complete, _ = generator.generate(base)
    known.add(complete)
    return complete


def _lost_targets(artefacts: Iterable[Artefact], resolver: StructureNames, shapes: Shapes) -> Iterator[Diagnostic]:
    """Yield the mappings to elements that the models they name have not, once all models are known."""
    for artefact in artefacts:
        entries = tuple(entry for entry in flatten(artefact.source)[0] if entry.element.maps)
        if entries:
            yield from lost_targets(artefact, entries, resolver, shapes)


def _elements(
    file: SourceFile, resolver: StructureNames, known: Known, resource: Json, base: Json | None
) -> tuple[list[Json], dict[str, KeyPath], list[Diagnostic]]:
    """Return the elements of the differential, the key path of each by id, and their problems."""
    url = str(resource["url"])
    entries, of_paths = flatten(file)
    of_paths = (*of_paths, *entry_problems(entries, file, resolver))
    rules, of_rules = constraints(file, url, Adding(file, resolver, known))
    inherited = tuple(str(item["identity"]) for item in resource.get("mapping", ()))
    if file.kind == "logical" or base is None:
        writer = Writer(file, resolver, _root_of_model(file, resolver), inherited, known)
        locator = Locator(base, known.shapes) if base and "snapshot" in base else None
        elements, trace, found = logical_elements(entries, rules, writer, locator)
        return elements, trace, [*of_paths, *of_rules, *found]
    differential = Differential(Writer(file, resolver, _root(base), inherited, known), Locator(base, known.shapes))
    differential.add_entries(entries)
    if file.kind == "extension" and file.model.base is None:
        extension.complete(differential, url, (file.kind,))
    differential.add_constraints(rules)
    differential.raise_minimums()
    elements, trace = differential.in_order()
    root = {"id": _root(base), "path": _root(base)}
    return elements or [root], trace, [*of_paths, *of_rules, *differential.diagnostics]


def _root_of_model(file: SourceFile, resolver: StructureNames) -> str:
    """Return what the paths of a logical model begin with: the end of its canonical, which is its type, if they can."""
    model_id = names.resource_id(file)
    return names.resource_name(file, resolver.project.config) if "." in model_id else model_id


def _bare(canonical: str, version: str) -> str:
    """Return a canonical without the project's own version."""
    return canonical.removesuffix(f"|{version}")


def _root(structure: Json) -> str:
    """Return the name the paths of a structure begin with."""
    part = structure.get("snapshot") or structure["differential"]
    return str(part["element"][0]["path"]).partition(".")[0]
