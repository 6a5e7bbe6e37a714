"""Load a project: its configuration and every source file, with all their problems at once."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from digidot_term.diagnostics import Diagnostic, DigidotError, ExitCode, Place
from digidot_term.source import kinds
from digidot_term.source.conceptmap import ConceptMapSource
from digidot_term.source.document import Document, KeyPath
from digidot_term.source.instance import read_instance
from digidot_term.source.model import SourceModel
from digidot_term.source.project import ProjectConfig
from digidot_term.source.reader import parse_yaml, read_yaml
from digidot_term.source.structure import DatatypeSource, ExampleSource, ExtensionSource, LogicalSource, ProfileSource
from digidot_term.source.table import read_rows
from digidot_term.source.toml_places import find_keys, place_of_error
from digidot_term.source.validation import problems, validate
from digidot_term.source.valueset import CodeSystemSource, ValueSetSource

FOLDERS = ("valuesets", "conceptmaps", "structuredefinitions")

MODELS: dict[str, type[SourceModel]] = {
    "valueset": ValueSetSource,
    "codesystem": CodeSystemSource,
    "conceptmap": ConceptMapSource,
    "profile": ProfileSource,
    "datatype": DatatypeSource,
    "extension": ExtensionSource,
    "logical": LogicalSource,
    "example": ExampleSource,
}

RESOURCE_TYPES = {
    "valueset": "ValueSet",
    "codesystem": "CodeSystem",
    "conceptmap": "ConceptMap",
    "profile": "StructureDefinition",
    "datatype": "StructureDefinition",
    "extension": "StructureDefinition",
    "logical": "StructureDefinition",
    "example": "example",
}


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One source: its kind (first key), its id, its validated model and the document it came from."""

    kind: str
    id: str
    model: Any
    document: Document

    @property
    def path(self) -> str:
        """The file's path relative to the project, with forward slashes."""
        return self.document.path


@dataclass(frozen=True, slots=True)
class Project:
    """A folder with its configuration and its sources, sorted by path."""

    root: Path
    config: ProjectConfig
    config_path: str
    files: tuple[SourceFile, ...]

    def of_kind(self, *wanted: str) -> tuple[SourceFile, ...]:
        """Return the sources of the given kinds, in order of path."""
        return tuple(file for file in self.files if file.kind in wanted)


def find_root(start: Path) -> Path:
    """Return the nearest folder at or above `start` that holds a configuration."""
    for folder in (start, *start.parents):
        if (folder / "digidot.toml").is_file() or _has_table(folder / "pyproject.toml"):
            return folder
    place = Place("pyproject.toml")
    raise DigidotError(Diagnostic.of(kinds.NO_PROJECT, place, file="pyproject.toml"), exit_code=ExitCode.USAGE)


def load_project(root: Path) -> tuple[Project, tuple[Diagnostic, ...]]:
    """Load the project at `root`; sources that cannot be read are left out and said so."""
    config, config_path = load_config(root)
    files: list[SourceFile] = []
    diagnostics: list[Diagnostic] = []
    for path in _source_paths(root):
        file, problems = load_source(root, path)
        diagnostics.extend(problems)
        if file is not None:
            files.append(file)
    unique, clashes = _without_duplicates(files)
    return Project(root, config, config_path, unique), (*diagnostics, *clashes)


def load_config(root: Path) -> tuple[ProjectConfig, str]:
    """Read the configuration of the project at `root`; a broken one ends the run."""
    path = root / "digidot.toml" if (root / "digidot.toml").is_file() else root / "pyproject.toml"
    text, tables = _read_toml(path)
    above: KeyPath = ("tool", "digidot-term") if path.name == "pyproject.toml" else ()
    for step in above:
        tables = tables.get(step, {}) if isinstance(tables, dict) else {}
    try:
        return ProjectConfig.model_validate(tables), path.name
    except ValidationError as error:
        below = find_keys(text, path.name).items()
        places = {key[len(above) :]: place for key, place in below if key[: len(above)] == above}
        document = Document(path.name, tables, places, places, {})
        raise DigidotError(*problems(error, document, ProjectConfig, "project"), exit_code=ExitCode.USAGE) from None


def _read_toml(path: Path) -> tuple[str, Any]:
    """Return a TOML file's text and data; one that cannot be read ends the run."""
    text = ""
    try:
        text = path.read_text("utf-8")
        return text, tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = Diagnostic.of(kinds.BROKEN_TOML, place_of_error(error, text, path.name), problem=str(error))
    except UnicodeDecodeError as error:
        found = Diagnostic.of(kinds.BROKEN_TOML, Place(path.name), problem=f"byte {error.start} is not UTF-8")
    except OSError as error:
        found = Diagnostic.of(kinds.UNREADABLE_FILE, Place(path.name), file=path.name, why=error.strerror or error)
    raise DigidotError(found, exit_code=ExitCode.USAGE)


def load_source(root: Path, path: Path) -> tuple[SourceFile | None, tuple[Diagnostic, ...]]:
    """Read one source file and validate it against the model its first key names."""
    shown_as = path.relative_to(root).as_posix()
    return _validated(*read_yaml(path, shown_as), path)


def parse_source(text: str, shown_as: str) -> tuple[SourceFile | None, tuple[Diagnostic, ...]]:
    """Read a source that has no file yet as `load_source` would if it stood in `shown_as`."""
    return _validated(*parse_yaml(text, shown_as), Path(shown_as))


def _validated(
    document: Document | None, found_in_yaml: tuple[Diagnostic, ...], path: Path
) -> tuple[SourceFile | None, tuple[Diagnostic, ...]]:
    if document is None:
        return None, found_in_yaml
    first = next(iter(document.data), None) if isinstance(document.data, dict) else None
    model = MODELS.get(str(first))
    if model is None:
        known = ", ".join(MODELS)
        wrong = Diagnostic.of(kinds.UNKNOWN_FORMAT, document.place((first,) if first else ()), key=first, known=known)
        return None, (*found_in_yaml, wrong)
    value, found = validate(document, model, str(first))
    if value is None:
        return None, (*found_in_yaml, *found)
    if isinstance(value, ConceptMapSource) and value.rows:
        value, document, found = read_rows(value, document, path)
        found_in_yaml = (*found_in_yaml, *found)
    if isinstance(value, ExampleSource) and value.source:
        value, document, found = read_instance(value, document, path)
        if found:
            return None, (*found_in_yaml, *found)
    return SourceFile(str(first), _id_of(str(first), value), value, document), found_in_yaml


def _id_of(kind: str, value: Any) -> str:
    return str(value.id if hasattr(value, "id") else getattr(value, kind))


def _source_paths(root: Path) -> Iterator[Path]:
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in {".yaml", ".yml"} and path.is_file():
                yield path


def _has_table(path: Path) -> bool:
    try:
        return "[tool.digidot-term" in path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return False


def _without_duplicates(files: list[SourceFile]) -> tuple[tuple[SourceFile, ...], tuple[Diagnostic, ...]]:
    """Keep the first of each resource type and id; ids differ in more than case, for they become file names."""
    seen: dict[tuple[str, str], SourceFile] = {}
    clashes: list[Diagnostic] = []
    for file in files:
        key = (RESOURCE_TYPES[file.kind], file.id.lower())
        if key in seen:
            name = "id" if "id" in file.document.data else file.kind
            place = file.document.place((name,))
            clashes.append(
                Diagnostic.of(kinds.DUPLICATE_ID, place, type=key[0], id=file.id, first=seen[key].path),
            )
        else:
            seen[key] = file
    return tuple(seen.values()), tuple(clashes)
