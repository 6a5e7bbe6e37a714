"""Build: sources in, a folder of FHIR resources out; or, with `--check`, say what building would change."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TypeVar

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, DigidotError, ExitCode, Kind, Place, Severity, worst
from digidot_term.jobs.compiling import compile_project, load_definitions
from digidot_term.jobs.opening import PACKAGE_FOLDER, edition_in_use, open_edition
from digidot_term.jobs.rendering import Rendered, at_sources, render_json_files, render_xml_files
from digidot_term.jobs.undeclared import undeclared_packages
from digidot_term.language import Text
from digidot_term.package.implementationguide import build_implementation_guide
from digidot_term.package.reader import XML_FOLDER
from digidot_term.source.load import Project, load_project

Opened = TypeVar("Opened")


FOREIGN_FILE = Kind(
    "PKG060",
    "foreign-file-in-build-folder",
    Severity.ERROR,
    Text(
        en="{folder} has {file}, which no build wrote: building would delete it",
        nb="{folder} har {file}, som ikke er skrevet av en bygging: bygging ville slette den",
        nn="{folder} har {file}, som inga bygging har skrive: bygging ville slette ho",
    ),
    Text(
        en="move the file away, or name another folder with --output",
        nb="flytt filen, eller oppgi en annen mappe med --output",
        nn="flytt fila, eller oppgje ei anna mappe med --output",
    ),
)


_RESOURCE_FILE = re.compile(r"(example/)?[A-Z][A-Za-z]+-[A-Za-z0-9.\-]+\.json|xml/(example/)?[A-Z][\w.\-]+\.xml")


@dataclass(frozen=True, slots=True)
class Drift:
    """How a build folder differs from what building would write: paths inside it, sorted."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


@dataclass(frozen=True, slots=True)
class BuildOutcome:
    """What a build made (path inside the build folder -> text), its problems, and the drift found before writing."""

    files: Mapping[str, str]
    diagnostics: tuple[Diagnostic, ...]
    drift: Drift
    folder: Path

    @property
    def failed(self) -> bool:
        """True when an error stood in the way; then nothing was written."""
        return worst(self.diagnostics) is Severity.ERROR


def build(
    root: Path, *, edition: str | None, cache: Path, output: Path | None, check: bool, xml: bool = False
) -> BuildOutcome:
    """Compile the project at `root` and write it to `output` (default `build/`); nothing is written on an error.

    With `xml`, every resource is also written as XML, under `xml/` in the package folder.
    """
    compilation, diagnostics = compile_all(root, edition=edition, cache=cache)
    folder = output or root / "build"
    if worst(diagnostics) is Severity.ERROR:
        return BuildOutcome({}, diagnostics, Drift((), (), ()), folder)
    files, unwritable = render_artefacts(compilation, xml=xml)
    if unwritable:
        return BuildOutcome({}, (*diagnostics, *unwritable), Drift((), (), ()), folder)
    drift = compare_with_folder(files, folder)
    if drift and not check:
        refuse_foreign_files(folder / PACKAGE_FOLDER)
        write_folder(files, folder / PACKAGE_FOLDER)
    return BuildOutcome(files, diagnostics, drift, folder)


def compile_all(root: Path, *, edition: str | None, cache: Path) -> tuple[Compilation, tuple[Diagnostic, ...]]:
    """Load, open and compile: what build and check have in common.

    When the edition or a package is missing, the run ends with that and with all that is wrong in the sources.
    """
    project, source_problems = load_project(root)
    missing: list[DigidotError] = []
    opened = _or_missing(lambda: open_edition(edition_in_use(edition, root)), missing)
    known = _or_missing(lambda: load_definitions(project, cache), missing)
    if opened is None or known is None:
        found = [item for error in missing for item in error.diagnostics]
        raise DigidotError(*source_problems, *found, exit_code=missing[0].exit_code)
    compilation, problems = compile_project(project, opened[0], known[0])
    unread = _unread(project, source_problems)
    causes = tuple(item for item in problems if not _is_consequence(item, unread))
    undeclared = undeclared_packages(causes, cache)
    return compilation, (*source_problems, *opened[1], *known[1], *causes, *undeclared)


def _unread(project: Project, source_problems: tuple[Diagnostic, ...]) -> frozenset[str]:
    """Return the ids, as far as file names tell them, of the sources that could not be read."""
    read = {file.path for file in project.files}
    return frozenset(
        PurePosixPath(item.place.path).stem
        for item in source_problems
        if item.severity is Severity.ERROR and item.place.path not in read
    )


def _is_consequence(item: Diagnostic, unread: frozenset[str]) -> bool:
    """Tell whether something is only unknown because its source could not be read, which is said already."""
    return "unknown" in item.kind.name and any(value in unread for _, value in item.values)


def _or_missing(opening: Callable[[], Opened], missing: list[DigidotError]) -> Opened | None:
    try:
        return opening()
    except DigidotError as error:
        missing.append(error)
        return None


def render_artefacts(compilation: Compilation, *, xml: bool) -> Rendered:
    """Return the text of every file of the build, by its path inside the package folder."""
    artefacts = {
        f"example/{item.file_name}" if item.is_example else item.file_name: item for item in compilation.artefacts
    }
    resources = {name: item.resource for name, item in artefacts.items()}
    guide = build_implementation_guide(compilation)
    resources[f"ImplementationGuide-{guide['id']}.json"] = guide
    files = render_json_files(resources, compilation.definitions)
    as_xml, unwritable = render_xml_files(resources, compilation.definitions) if xml else ({}, ())
    files.update((f"{XML_FOLDER}{name}", text) for name, text in as_xml.items())
    return dict(sorted(files.items())), at_sources(unwritable, artefacts)


def compare_with_folder(files: Mapping[str, str], folder: Path) -> Drift:
    """Say how the build folder differs from `files`."""
    base = folder / PACKAGE_FOLDER
    written = (path for pattern in ("*.json", "*.xml") for path in base.rglob(pattern))
    present = {path.relative_to(base).as_posix(): path for path in sorted(written)}
    changed = [
        name for name, text in files.items() if name in present and present[name].read_bytes() != text.encode("utf-8")
    ]
    return Drift(
        tuple(name for name in files if name not in present),
        tuple(changed),
        tuple(name for name in present if name not in files),
    )


def refuse_foreign_files(folder: Path) -> None:
    """End the run when the folder that is about to be replaced holds anything but resources."""
    for path in sorted(folder.rglob("*")):
        shown = path.relative_to(folder).as_posix()
        if path.is_file() and not _RESOURCE_FILE.fullmatch(shown):
            found = Diagnostic.of(FOREIGN_FILE, Place(str(path)), folder=folder, file=shown)
            raise DigidotError(found, exit_code=ExitCode.USAGE)


def write_folder(files: Mapping[str, str], folder: Path) -> None:
    """Write `files` beside `folder`, then swap: the folder is never half-written."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        for name, text in files.items():
            target = fresh / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8", newline="\n")
        fresh.chmod(0o755)
        swap(fresh, folder)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def swap(fresh: Path, folder: Path) -> None:
    """Put `fresh` in the place of `folder`; the old one is put back if that fails or is interrupted."""
    if not folder.exists():
        fresh.replace(folder)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{folder.name}-old-", dir=folder.parent))
    try:
        folder.replace(old / folder.name)
        fresh.replace(folder)
    except BaseException:
        if not folder.exists():
            (old / folder.name).replace(folder)
        raise
    finally:
        shutil.rmtree(old, ignore_errors=True)
