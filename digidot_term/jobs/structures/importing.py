"""Turn a StructureDefinition into YAML, build that, and tell what comes out otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from digidot_term.compiler.imported.comparison import Change, Comparison, compare_differentials, compare_heads
from digidot_term.compiler.imported.head import id_of, kind_of, name_of
from digidot_term.compiler.imported.loss import Loss
from digidot_term.compiler.imported.naming import Naming
from digidot_term.compiler.imported.source import ImportedSource, imported_source
from digidot_term.compiler.structures.structure_names import StructureNames
from digidot_term.compiler.structures.structuredefinition import compile_structures
from digidot_term.diagnostics import Diagnostic, DigidotError, ExitCode, Kind
from digidot_term.diagnostics.nearest import nearest
from digidot_term.fhir.snapshot import SnapshotGenerator
from digidot_term.jobs.structures import kinds
from digidot_term.jobs.structures.file import TYPE, Json, Places, read_structure
from digidot_term.jobs.structures.finding import Surroundings
from digidot_term.jobs.structures.view import with_ids
from digidot_term.record import record
from digidot_term.source.load import Project, parse_source
from digidot_term.source.project import ProjectConfig
from digidot_term.source.rendering import render_yaml


@record
class Imported:
    """The text of a source, whether it builds the same differential, and what is to be said."""

    id: str
    text: str
    same: bool
    built: Json | None
    diagnostics: tuple[Diagnostic, ...]


def import_structure(path: Path, known: Surroundings) -> Imported:
    """Return the source of the structure in a file; DigidotError for a file or base that cannot be used."""
    structure, places = read_structure(path, known.definitions)
    return imported(structure, known, places)


def imported(structure: Json, known: Surroundings, places: Places) -> Imported:
    """Return the source of a structure, held against what it builds."""
    kind = kind_of(structure)
    if kind is None:
        raise _refused(kinds.NOT_TO_IMPORT, places, found=f"{structure['kind']}, {structure.get('derivation', '-')}")
    if "differential" not in structure:
        raise _refused(kinds.NO_ELEMENTS, places, found="differential?")
    elements = list(with_ids(structure["differential"]["element"]))
    structure = {**structure, "differential": {"element": elements}}
    project = known.project or _lone_project()
    project = replace(project, files=tuple(item for item in project.files if item.id != id_of(structure)))
    base = _base(structure, project, known, places) if kind != "logical" else None
    naming = Naming(
        StructureNames(project, known.definitions), str(structure["url"]), id_of(structure), name_of(structure)
    )
    made = imported_source(structure, base, kind, naming)
    text = _remarks(structure, made.losses) + render_yaml(made.data)
    built, problems = _built(text, f"{id_of(structure)}.yaml", project, known)
    structure, renamed = _with_root(structure, built)
    compared = _compared(structure, built, made, known)
    lost = [*_losses(made.losses, places), *_changes(compared, made.losses, places), *_root_change(renamed, places)]
    notes = _notes(structure, built, compared, made.losses, translated=made.translated, places=places)
    ours = known.project is not None  # else the canonical is not that of any project
    found = [*problems, *lost, *(item for item in notes if ours or item.kind is not kinds.OTHER_CANONICAL)]
    same = built is not None and compared is not None and not compared.changes and not renamed
    return Imported(id_of(structure), text, same, built, tuple(found))


def _remarks(structure: Json, losses: Iterable[Loss]) -> str:
    """Return comments that say where a source comes from, and what of that has no YAML."""
    version = structure.get("version")
    lines = [f"Imported from {structure['url']}{f'|{version}' if version else ''}."]
    lost = [f"- {loss.element or TYPE}: {loss.part}: {loss.value}" for loss in losses]
    lines += ["It says more, for which there is no YAML yet:", *lost] if lost else []
    return "".join(f"# {line}\n" for line in lines)


def _lone_project() -> Project:
    """Return a project without sources, in which nothing is known by the canonicals of others."""
    config = ProjectConfig.model_validate(
        {
            "project": {
                "id": "org.imported",
                "canonical": "http://example.org/imported",
                "version": "0.1.0",
                "name": "Imported",
                "title": "Imported",
                "description": {"en": "Imported", "nb": "Importert"},
                "publisher": "Imported",
                "contact": [{"name": "Imported"}],
                "date": "2026-01-01",
            }
        }
    )
    return Project(Path(), config, "digidot.toml", ())


def _base(structure: Json, project: Project, known: Surroundings, places: Places) -> Json:
    """Return what a structure constrains, with its snapshot; a base nobody knows ends the run."""
    url = str(structure.get("baseDefinition", ""))
    artefacts, definitions, _ = compile_structures(project, known.definitions) if project.files else ((), None, ())
    del artefacts
    base = (definitions or known.definitions).structure(url) if url else None
    if base is None:
        near = nearest(url, known.definitions.resources_of(TYPE))
        raise _refused(kinds.BASE_UNKNOWN, places, base=url or "baseDefinition?", near=near)
    return base if "snapshot" in base else SnapshotGenerator(known.definitions).generate(base)[0]


def _built(
    text: str, shown_as: str, project: Project, known: Surroundings
) -> tuple[Json | None, tuple[Diagnostic, ...]]:
    """Build the source; None with the reasons when it cannot be read or built."""
    file, found = parse_source(text, shown_as)
    if file is None:
        return None, found
    artefacts, _, problems = compile_structures(replace(project, files=(*project.files, file)), known.definitions)
    own = tuple(item for item in problems if item.place.path == shown_as)
    return next((item.resource for item in artefacts if item.source is file), None), (*found, *own)


def _compared(structure: Json, built: Json | None, made: ImportedSource, known: Surroundings) -> Comparison | None:
    if built is None:
        return None
    complete, _ = SnapshotGenerator(known.definitions).generate(structure)
    return compare_differentials(structure, built, complete, made.built_ids, made.repeated)


def _with_root(structure: Json, built: Json | None) -> tuple[Json, tuple[str, str] | None]:
    """Return a structure whose ids and paths begin as the built one's do, and both roots where they are not alike."""
    if built is None:
        return structure, None
    elements: list[Json] = structure["differential"]["element"]
    was, now = (str(item[0]["path"]).partition(".")[0] for item in (elements, built["differential"]["element"]))
    if was == now:
        return structure, None
    renamed = [
        {**element, **{key: now + element[key].removeprefix(was) for key in ("id", "path")}} for element in elements
    ]
    return {**structure, "differential": {"element": renamed}}, (was, now)


def _root_change(roots: tuple[str, str] | None, places: Places) -> Iterator[Diagnostic]:
    if roots is not None:
        yield _change(Change(roots[0], "path", *roots), places)


def _losses(losses: Iterable[Loss], places: Places) -> Iterator[Diagnostic]:
    for loss in losses:
        named = {"element": loss.element or TYPE, "part": loss.part or "extension", "value": loss.value}
        yield Diagnostic.of(kinds.NO_YAML, places.of_part(loss.element, loss.part), **named)


def _changes(compared: Comparison | None, losses: Iterable[Loss], places: Places) -> Iterator[Diagnostic]:
    """Yield what comes out otherwise, unless it is a loss that is told of already."""
    told = {(item.element, re.split(r"[.\[]", item.part)[0]) for item in losses}
    for change in compared.changes if compared else ():
        if (change.element, change.part) not in told:
            yield _change(change, places)


def _change(change: Change, places: Places) -> Diagnostic:
    values = {
        "element": change.element or TYPE,
        "part": change.part,
        "was": change.was or "-",
        "now": change.now or "-",
    }
    return Diagnostic.of(kinds.COMES_OUT_OTHERWISE, places.of_part(change.element, change.part), **values)


def _notes(
    structure: Json,
    built: Json | None,
    compared: Comparison | None,
    losses: Iterable[Loss],
    *,
    translated: bool,
    places: Places,
) -> Iterator[Diagnostic]:
    """Yield what is not lost but should be known."""
    if built is not None and built["url"] != structure["url"]:
        yield Diagnostic.of(kinds.OTHER_CANONICAL, places.of_part("", "url"), was=structure["url"], now=built["url"])
    if built is not None:
        parts, changes = compare_heads(structure, built)
        if parts:
            yield Diagnostic.of(kinds.OF_PROJECT, places.of_part("", parts[0]), parts=", ".join(parts))
        told = {re.split(r"[.\[]", item.part)[0] for item in losses if not item.element}
        yield from (_change(item, places) for item in changes if not _is_told(item.part, told, translated))
    if not translated:
        yield Diagnostic.of(kinds.NOT_TRANSLATED, places.of(), id=id_of(structure))
    if compared is not None and compared.repeated:
        first = compared.repeated[0]
        values = {"count": len(compared.repeated), "element": first.element, "part": first.part}
        yield Diagnostic.of(kinds.REPEATS_BASE, places.of(first.element), **values)
    if compared is not None and compared.reordered:
        yield Diagnostic.of(kinds.REORDERED, places.of())


def _is_told(part: str, told: set[str], translated: bool) -> bool:
    """Tell whether something else says that a property of the head is lost or changed."""
    named = part.removeprefix("_")
    return named in told or (not translated and named in {"title", "description", "purpose"})


def _refused(kind: Kind, places: Places, **values: object) -> DigidotError:
    return DigidotError(Diagnostic.of(kind, places.of(), **values), exit_code=ExitCode.INPUT)
