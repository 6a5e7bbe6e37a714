"""Find the structure a word means: a file, a source of the project, an R4 type, or one of an installed package."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from digidot_term.diagnostics import Diagnostic, DigidotError, ExitCode, Place, Severity
from digidot_term.diagnostics.nearest import nearest
from digidot_term.fhir.definitions import Definitions, open_definitions
from digidot_term.fhir.packages.cache import is_installed, list_packages
from digidot_term.fhir.packages.dependencies import is_release, version_order
from digidot_term.fhir.snapshot import SnapshotGenerator
from digidot_term.jobs.dependencies import CORE
from digidot_term.jobs.structures.file import TYPE, Json, read_structure
from digidot_term.jobs.structures.kinds import NO_STRUCTURE
from digidot_term.record import record
from digidot_term.source.load import Project

_FILES = frozenset({".json", ".xml"})


@record
class Surroundings:
    """What is known where a command runs: its project, if there is one, and the definitions it sees."""

    project: Project | None
    definitions: Definitions
    diagnostics: tuple[Diagnostic, ...] = ()


@record
class FoundStructure:
    """A structure with a snapshot, and what is wrong with the source it is made from."""

    structure: Json
    definitions: Definitions
    diagnostics: tuple[Diagnostic, ...]


def surroundings(folder: Path | None, cache: Path) -> Surroundings:
    """Return the project in or above `folder` with the packages it depends on; without one, all installed packages."""
    from digidot_term.jobs.compiling import load_definitions
    from digidot_term.source.load import find_root, load_project

    start = (folder or Path()).resolve()
    try:
        root = find_root(start)
    except DigidotError:
        if folder is not None:
            raise
        return Surroundings(None, installed_definitions(cache))
    project, problems = load_project(root)
    definitions, found = load_definitions(project, cache)
    return Surroundings(project, definitions, (*problems, *found))


def installed_definitions(cache: Path) -> Definitions:
    """Return the definitions of all installed packages, R4 core first."""
    others = [item for item in list_packages(cache) if item != CORE and is_installed(cache, item)]
    others.sort(key=lambda item: (item.name, is_release(item.version), version_order(item.version)), reverse=True)
    return open_definitions([CORE, *others], cache=cache)


def find_structure(word: str, folder: Path | None, cache: Path) -> FoundStructure:
    """Return the structure that `word` means; SD090 when there is none."""
    known = surroundings(folder, cache)
    path = Path(word)
    if path.suffix.lower() in _FILES or (path.is_file() and path.suffix.lower() not in {".yaml", ".yml"}):
        structure, _ = read_structure(path, known.definitions)
        return _complete(structure, known.definitions, word)
    if known.project is not None:
        own = _of_project(word, known.project, known)
        if own is not None:
            return own
    for definitions in (known.definitions, installed_definitions(cache)):
        packaged = definitions.structure(word) or definitions.identified(word, TYPE)
        if packaged is not None:
            return _complete(packaged, definitions, word)
    raise DigidotError(_nothing(word, known), exit_code=ExitCode.USAGE)


def _of_project(word: str, project: Project, known: Surroundings) -> FoundStructure | None:
    """Return a structure of the project by its id, name, canonical or source file, or None."""
    from digidot_term.compiler.structures.structure_names import STRUCTURES, StructureNames
    from digidot_term.compiler.structures.structuredefinition import compile_structures

    path = Path(word)
    is_source = path.suffix in {".yaml", ".yml"} and path.is_file()
    wanted = path.resolve().relative_to(project.root).as_posix() if is_source and _inside(path, project) else word
    by_path = next((item for item in project.of_kind(*STRUCTURES) if item.path == wanted), None)
    file = by_path or StructureNames(project, known.definitions).file(word)
    if file is None:
        broken = [item for item in known.diagnostics if item.place.path == wanted]
        if broken:
            raise DigidotError(*broken, exit_code=ExitCode.FINDINGS)
        return None
    artefacts, definitions, problems = compile_structures(project, known.definitions)
    found = tuple(item for item in problems if item.place.path == file.path)
    artefact = next((item for item in artefacts if item.source is file), None)
    if artefact is None:
        errors = [item for item in problems if item.severity is Severity.ERROR]
        raise DigidotError(*(found or errors), exit_code=ExitCode.FINDINGS)
    return FoundStructure(artefact.resource, definitions, found)


def _inside(path: Path, project: Project) -> bool:
    return path.resolve().is_relative_to(project.root)


def _complete(structure: Json, definitions: Definitions, shown_as: str) -> FoundStructure:
    """Return a structure with a snapshot, and what its differential contradicts where it was published without."""
    if "snapshot" in structure:
        return FoundStructure(structure, definitions, ())
    complete, found = SnapshotGenerator(definitions).generate(structure)
    return FoundStructure(complete, definitions, tuple(replace(item, place=Place(shown_as)) for item in found))


def _nothing(word: str, known: Surroundings) -> Diagnostic:
    from digidot_term.compiler.names import canonical, resource_name
    from digidot_term.compiler.structures.structure_names import STRUCTURES

    project = known.project
    files = project.of_kind(*STRUCTURES) if project else ()
    words = [item.id for item in files]
    if project is not None:
        words += [name(item, project.config) for item in files for name in (resource_name, canonical)]
    urls = list(known.definitions.resources_of(TYPE))
    words += [*urls, *(url.rpartition("/")[2] for url in urls)]
    return Diagnostic.of(NO_STRUCTURE, Place("STRUCTURE"), word=word, near=nearest(word, words))
