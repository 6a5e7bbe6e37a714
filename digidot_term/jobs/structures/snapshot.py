"""New snapshots for anybody's StructureDefinitions: files in, files of the same names out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from digidot_term.diagnostics import Diagnostic, DigidotError, ExitCode, Kind, Place, Severity, worst
from digidot_term.fhir.definitions import Definitions, open_definitions
from digidot_term.fhir.json.write import ElementOrder, render_json
from digidot_term.fhir.packages.cache import PackageId, parse_package_id
from digidot_term.fhir.packages.dependencies import Wanted, dependencies_of, resolve_packages
from digidot_term.fhir.structures import kinds
from digidot_term.fhir.structures.files import InputFile, find_structures, manifest_of
from digidot_term.fhir.structures.read import StructureFile, read_structure
from digidot_term.fhir.structures.regenerate import Regenerated, regenerate
from digidot_term.fhir.type_table import TypeTable
from digidot_term.fhir.xml import render_xml
from digidot_term.jobs.dependencies import CORE
from digidot_term.jobs.writing import write_files
from digidot_term.language import Text

UNKNOWN_INPUT = Kind(
    "SD119",
    "no-such-file-or-folder",
    Severity.ERROR,
    Text(
        en="there is no file or folder {path}",
        nb="det finnes ingen fil eller mappe {path}",
        nn="det finst inga fil eller mappe {path}",
    ),
    Text(
        en="check the path; a package in the cache is named with `--package`",
        nb="sjekk stien; en pakke i pakkelageret oppgis med `--package`",
        nn="sjekk stigen; ein pakke i pakkelageret vert oppgjeven med `--package`",
    ),
)


@dataclass(frozen=True, slots=True)
class SnapshotOutcome:
    """The files written (name -> text), how many structures were given, and what is wrong with them."""

    files: Mapping[str, str]
    given: int
    diagnostics: tuple[Diagnostic, ...]

    @property
    def failed(self) -> bool:
        """True when a structure was left out for what is wrong with it."""
        return worst(self.diagnostics) is Severity.ERROR


def snapshot(
    words: Sequence[str], output: Path, packages: Sequence[str], *, cache: Path, despite_errors: bool = False
) -> SnapshotOutcome:
    """Write each structure that files, folders and packages hold with a new snapshot to `output`.

    One with an error is left out unless `despite_errors`; the others are written, all of them whole.
    """
    paths = [_existing(word) for word in words]
    definitions, of_packages = _definitions(paths, packages, cache)
    types = TypeTable(definitions)
    inputs, of_inputs = _inputs(paths, words)
    read, of_files = _read(inputs, types)
    found = [*of_packages, *of_inputs, *of_files]
    texts: dict[str, str] = {}
    order = ElementOrder(definitions)
    for item in regenerate(read, definitions):
        found += item.diagnostics
        if item.is_sound or (despite_errors and item.resource is not None):
            text, problems = _rendered(item, order, types)
            found += problems
            texts.update({item.file.name: text} if text is not None else {})
    write_files(texts, output)
    return SnapshotOutcome(texts, len(inputs), tuple(found))


def _existing(word: str) -> Path:
    path = Path(word)
    if not path.exists():
        raise DigidotError(Diagnostic.of(UNKNOWN_INPUT, Place(word), path=word), exit_code=ExitCode.USAGE)
    return path


def _definitions(
    paths: Sequence[Path], packages: Sequence[str], cache: Path
) -> tuple[Definitions, tuple[Diagnostic, ...]]:
    """Return what FHIR itself, the packages named, and all packages these and the inputs need define."""
    named: list[PackageId] = [CORE, *(parse_package_id(word) for word in packages)]
    wanted: list[Wanted] = []
    for path in paths:
        manifest = manifest_of(path)
        wanted += dependencies_of(manifest, str(path)) if manifest is not None else ()
    resolved, found = resolve_packages(named, wanted, cache=cache)
    return open_definitions(resolved, cache=cache), found


def _inputs(paths: Sequence[Path], words: Sequence[str]) -> tuple[list[InputFile], list[Diagnostic]]:
    """Return the files with structures, each name once, and what is wrong with the rest."""
    chosen: dict[str, InputFile] = {}
    found: list[Diagnostic] = []
    for path, word in zip(paths, words, strict=True):
        files = find_structures(path, word)
        if not files:
            found.append(Diagnostic.of(kinds.NOTHING_TO_DO, Place(word), path=word))
        for file in files:
            first = chosen.setdefault(file.name.lower(), file)
            if first.shown != file.shown:
                place = Place(file.shown)
                found.append(Diagnostic.of(kinds.SAME_NAME, place, name=first.name, first=first.shown))
    return list(chosen.values()), found


def _read(files: Sequence[InputFile], types: TypeTable) -> tuple[list[StructureFile], list[Diagnostic]]:
    results = [read_structure(file, types) for file in files]
    return [read for read, _ in results if read is not None], [item for _, found in results for item in found]


def _rendered(item: Regenerated, order: ElementOrder, types: TypeTable) -> tuple[str | None, tuple[Diagnostic, ...]]:
    resource = order.ordered(item.resource or {})
    return render_xml(resource, item.file.shown, types) if item.file.is_xml else (render_json(resource), ())
