"""RF2 packages: a folder, a zip or files in memory, all read by the names of their files."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from digidot_term.diagnostics import Diagnostic, DigidotError, ExitCode, Place
from digidot_term.snomed.rf2 import package_kinds
from digidot_term.snomed.rf2.file_name import data_files, parse_file_name


class Rf2Package(Protocol):
    """Files by name, `/` between folders; `name` is what diagnostics call the package."""

    @property
    def name(self) -> str:
        """The package as the user knows it: its path, or the name given to one in memory."""

    def names(self) -> tuple[str, ...]:
        """The names of all RF2 data files, sorted."""

    def read(self, name: str) -> bytes:
        """The content of one file."""


class MemoryPackage:
    """A package whose files are already in memory."""

    def __init__(self, name: str, files: Mapping[str, bytes]) -> None:
        self.name = name
        self._files = files

    def names(self) -> tuple[str, ...]:
        """Return the names of all RF2 data files, sorted."""
        return data_files(self._files)

    def read(self, name: str) -> bytes:
        """Return the content of one file."""
        return self._files[name]


class FolderPackage:
    """An unpacked release; files are found in it wherever they lie."""

    def __init__(self, path: Path) -> None:
        self.name = str(path)
        self._path = path

    def names(self) -> tuple[str, ...]:
        """Return the names of all RF2 data files, sorted."""
        found: list[str] = []
        for folder, _, files in os.walk(self._path):
            inside = os.path.relpath(folder, self._path).replace(os.sep, "/")
            found.extend(name if inside == "." else f"{inside}/{name}" for name in files)
        return data_files(found)

    def read(self, name: str) -> bytes:
        """Return the content of one file; DigidotError when the disk refuses it."""
        try:
            return (self._path / name).read_bytes()
        except OSError as error:
            place = Place(f"{self.name}/{name}")
            raise DigidotError(
                Diagnostic.of(package_kinds.UNREADABLE, place, reason=error.strerror or error)
            ) from error


def open_package(path: str | Path) -> Rf2Package:
    """Open a release folder or zip; DigidotError when it is missing, unreadable, hostile or has no Snapshot files."""
    location = Path(path).expanduser()
    package = _open(location)
    releases = {parsed.release_type for name in package.names() if (parsed := parse_file_name(name))}
    if "Snapshot" not in releases:
        place = Place(str(location))
        if releases:
            raise DigidotError(Diagnostic.of(package_kinds.NO_SNAPSHOT, place, found=" + ".join(sorted(releases))))
        raise DigidotError(Diagnostic.of(package_kinds.NO_RF2_FILES, place))
    return package


def _open(location: Path) -> Rf2Package:
    """Open what lies at `location` by its sort."""
    try:
        if location.is_dir():
            return FolderPackage(location)
        if location.is_file():
            # zipfile costs more start-up time than all else here, and a folder never needs it.
            from digidot_term.snomed.rf2.zip_package import ZipPackage  # noqa: PLC0415 - see above

            return ZipPackage(location)
    except OSError as error:
        raise DigidotError(
            Diagnostic.of(package_kinds.UNREADABLE, Place(str(location)), reason=error.strerror or error)
        ) from error
    raise DigidotError(Diagnostic.of(package_kinds.PATH_MISSING, Place(str(location))))


def open_edition_packages(spec: str) -> list[Rf2Package]:
    """Open the packages of `PATH+PATH`, the International one in front; a path that has a `+` in it may stand alone."""
    if spec and Path(spec).expanduser().exists():
        return [open_package(spec)]
    paths = spec.split("+")
    if not all(path.strip() for path in paths):
        raise DigidotError(Diagnostic.of(package_kinds.EMPTY_PATH, Place(spec)), exit_code=ExitCode.USAGE)
    return [open_package(path.strip()) for path in paths]
