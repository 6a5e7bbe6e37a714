"""RF2 packages: a folder, a zip or files in memory, all read by the names of their files."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Protocol

from digidot_term.diagnostics import Diagnostic, DigidotError, ExitCode, Place
from digidot_term.snomed.rf2 import package_kinds
from digidot_term.snomed.rf2.file_name import data_files

_PIECE = 1 << 22


class Rf2Package(Protocol):
    """Files by name, `/` between folders; `name` is what diagnostics call the package."""

    @property
    def name(self) -> str:
        """The package as the user knows it: its path, or the name given to one in memory."""

    def names(self) -> tuple[str, ...]:
        """The names of all RF2 data files, sorted."""

    def chunks(self, name: str) -> Iterator[bytes]:
        """The content of one file, in pieces."""

    def size(self, name: str) -> int:
        """How many bytes one file has."""


class MemoryPackage:
    """A package whose files are already in memory."""

    def __init__(self, name: str, files: Mapping[str, bytes]) -> None:
        self.name = name
        self._files = files

    def names(self) -> tuple[str, ...]:
        """Return the names of all RF2 data files, sorted."""
        return data_files(self._files)

    def chunks(self, name: str) -> Iterator[bytes]:
        """Yield the content of one file."""
        yield self._files[name]

    def size(self, name: str) -> int:
        """Return how many bytes one file has."""
        return len(self._files[name])


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

    def chunks(self, name: str) -> Iterator[bytes]:
        """Yield the content of one file; DigidotError when the disk refuses it."""
        try:
            with (self._path / name).open("rb") as file:
                while piece := file.read(_PIECE):
                    yield piece
        except OSError as error:
            raise self._unreadable(name, error) from error

    def size(self, name: str) -> int:
        """Return how many bytes one file has; DigidotError when the disk refuses it."""
        try:
            return (self._path / name).stat().st_size
        except OSError as error:
            raise self._unreadable(name, error) from error

    def _unreadable(self, name: str, error: OSError) -> DigidotError:
        place = Place(f"{self.name}/{name}")
        return DigidotError(Diagnostic.of(package_kinds.UNREADABLE, place, reason=error.strerror or error))


def open_package(path: str | Path) -> Rf2Package:
    """Open a release folder or zip; DigidotError when it is missing, unreadable, hostile or has no RF2 files."""
    location = Path(path).expanduser()
    package = _open(location)
    if not package.names():
        raise DigidotError(Diagnostic.of(package_kinds.NO_RF2_FILES, Place(str(location))))
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
    return [open_package(path) for path in package_paths(spec)]


def package_paths(spec: str) -> tuple[Path, ...]:
    """Return the paths that a spec `PATH+PATH` names; DigidotError when one of them is empty."""
    if spec and Path(spec).expanduser().exists():
        return (Path(spec).expanduser(),)
    paths = [path.strip() for path in spec.split("+")]
    if not all(paths):
        raise DigidotError(Diagnostic.of(package_kinds.EMPTY_PATH, Place(spec)), exit_code=ExitCode.USAGE)
    return tuple(Path(path).expanduser() for path in paths)
