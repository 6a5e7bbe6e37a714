"""New snapshots for StructureDefinitions from files, which may build on each other in any order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from digidot_term.diagnostics import Diagnostic, Severity, worst
from digidot_term.fhir.definitions import Definitions
from digidot_term.fhir.json.places import JsonPath
from digidot_term.fhir.snapshot import SnapshotGenerator
from digidot_term.fhir.snapshot.difference import element_ids
from digidot_term.fhir.snapshot.generator import is_new_type
from digidot_term.fhir.snapshot.kinds import SAID_TWICE
from digidot_term.fhir.snapshot.node import flatten
from digidot_term.fhir.snapshot.source import Json
from digidot_term.fhir.structures import kinds
from digidot_term.fhir.structures.files import InputFile
from digidot_term.fhir.structures.narrowing import check_narrowing
from digidot_term.fhir.structures.places import located, place_in
from digidot_term.fhir.structures.properties import property_of
from digidot_term.fhir.structures.read import StructureFile, has_differential
from digidot_term.fhir.structures.references import check_references
from digidot_term.record import record


@record
class Regenerated:
    """A structure with its new snapshot, or None where none could be made; what is wrong, at its place in the file."""

    file: InputFile
    resource: Json | None
    diagnostics: tuple[Diagnostic, ...]

    @property
    def is_sound(self) -> bool:
        """True when there is a snapshot and nothing in the structure contradicts its base."""
        return self.resource is not None and worst(self.diagnostics) is not Severity.ERROR


def regenerate(files: Sequence[StructureFile], definitions: Definitions) -> Iterator[Regenerated]:
    """Yield each structure with its snapshot; they stand on one another and on the definitions.

    A type that an installed package defines in the same words is, for the others, what the package publishes.
    """
    derived = {id(file): with_derivation(file.resource, files, definitions) for file in files}
    own = [resource for resource, _ in derived.values() if not _is_published_type(resource, definitions)]
    known = definitions.with_resources(reversed(own))
    generator = SnapshotGenerator(known)
    first: dict[str, StructureFile] = {}
    for file in files:
        if not has_differential(file.resource):
            yield Regenerated(file.file, None, ())
            continue
        structure, assumed = derived[id(file)]
        found = [*_twice(file, first), *_assumption(file, assumed)]
        complete, problems = generator.generate(structure)
        widened = check_narrowing(complete, _base_of(structure, generator), known) if "snapshot" in complete else ()
        found += _located((*problems, *check_references(structure, known), *widened), file)
        yield Regenerated(file.file, complete if "snapshot" in complete else None, tuple(found))


def _base_of(structure: Json, generator: SnapshotGenerator) -> dict[str, Json]:
    """Return the elements of the base by id; none for a new type, which narrows nothing."""
    base = None if is_new_type(structure) else generator.tree_of(str(structure.get("baseDefinition", "")))
    return {element["id"]: element for element in flatten(base)} if base is not None else {}


def with_derivation(structure: Json, files: Iterable[StructureFile], definitions: Definitions) -> tuple[Json, str]:
    """Return a structure that has a derivation, and which one was assumed by the types if it had none."""
    base_url = str(structure.get("baseDefinition", "")).partition("|")[0]
    if "derivation" in structure or not base_url:
        return structure, ""
    base = next((file.resource for file in files if file.resource["url"] == base_url), None)
    base = base or definitions.structure(base_url) or {}
    derivation = "constraint" if structure.get("type") == base.get("type") else "specialization"
    return {**structure, "derivation": derivation}, derivation


def _is_published_type(structure: Json, definitions: Definitions) -> bool:
    published = definitions.structure(str(structure["url"])) if is_new_type(structure) else None
    return published is not None and published.get("differential") == structure.get("differential")


def _assumption(file: StructureFile, derivation: str) -> Iterator[Diagnostic]:
    if derivation:
        yield Diagnostic.of(kinds.NO_DERIVATION, place_in(file.file, ()), derivation=derivation)


def _twice(file: StructureFile, first: dict[str, StructureFile]) -> Iterator[Diagnostic]:
    """Yield that another file defines the same canonical otherwise; the same structure in two forms is no mistake."""
    canonical = "|".join(str(file.resource[key]) for key in ("url", "version") if key in file.resource)
    other = first.setdefault(canonical, file)
    if other.resource.get("differential") != file.resource.get("differential"):
        place = place_in(file.file, ("url",))
        yield Diagnostic.of(kinds.DEFINED_TWICE, place, canonical=canonical, first=other.file.shown)


def _located(problems: Iterable[Diagnostic], file: StructureFile) -> Iterator[Diagnostic]:
    """Yield the problems at the elements, and properties of them, in the file."""
    ids = element_ids(file.resource["differential"]["element"])
    for problem in problems:
        element = dict(problem.values).get("element", "")
        yield located(problem, place_in(file.file, _path(problem, element, ids, file.resource["url"])))


def _path(problem: Diagnostic, element: str, ids: Sequence[str], url: str) -> JsonPath:
    """Return the path of the element an id means; of the first one below or nearest above where it stands nowhere."""
    name = property_of(problem.kind)
    path: JsonPath = (name,) if name else ()
    if element == url:
        return ("baseDefinition",) if problem.kind in (kinds.VERSION_NOT_FOUND, kinds.AMBIGUOUS) else path
    number = _number(element, ids, last=problem.kind is SAID_TWICE)
    return path if number is None else ("differential", "element", number, *path)


def _number(element: str, ids: Sequence[str], *, last: bool) -> int | None:
    """Return which element of the differential has an id, else the first below it, else the nearest above it."""
    same = [number for number, known in enumerate(ids) if known == element]
    if same:
        return same[-1 if last else 0]
    below = [number for number, known in enumerate(ids) if known.startswith((f"{element}.", f"{element}:"))]
    above = [number for number, known in enumerate(ids) if element.startswith((f"{known}.", f"{known}:"))]
    return next(iter(below), max(above, key=lambda number: len(ids[number]), default=None))
