"""One FHIR package: its manifest, its index, and its resources read one at a time."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from digidot_term.diagnostics import Diagnostic, DigidotError, Kind, Place
from digidot_term.fhir.json.decimals import parse_decimal
from digidot_term.fhir.packages.archive import read_tgz
from digidot_term.fhir.packages.cache import PackageId
from digidot_term.fhir.packages.index import IndexEntry, build_index, parse_index
from digidot_term.fhir.packages.kinds import BROKEN_JSON, MISSING_FILE, NOT_A_PACKAGE, UNREADABLE_FILE

MANIFEST = "package.json"
INDEX = ".index.json"
_TOP = "package/"


class PackageFiles(Protocol):
    """The files below a package's `package/`, by their path there."""

    def names(self) -> tuple[str, ...]:
        """Return all paths, sorted."""

    def read(self, name: str) -> bytes:
        """Return a file's content; FileNotFoundError when there is none."""


@dataclass(frozen=True, slots=True)
class FolderFiles:
    """Files in a folder, read when asked for."""

    folder: Path

    def names(self) -> tuple[str, ...]:
        """Return all paths, sorted."""
        paths = (path for path in self.folder.rglob("*") if path.is_file())
        return tuple(sorted(path.relative_to(self.folder).as_posix() for path in paths))

    def read(self, name: str) -> bytes:
        """Return a file's content; FileNotFoundError when there is none."""
        return (self.folder / name).read_bytes()


@dataclass(frozen=True, slots=True)
class MemoryFiles:
    """Files of an archive, unpacked into memory."""

    contents: Mapping[str, bytes]

    def names(self) -> tuple[str, ...]:
        """Return all paths, sorted."""
        return tuple(sorted(self.contents))

    def read(self, name: str) -> bytes:
        """Return a file's content; FileNotFoundError when there is none."""
        try:
            return self.contents[name]
        except KeyError:
            raise FileNotFoundError(name) from None


@dataclass(frozen=True, slots=True)
class FhirPackage:
    """A package: `path` is where it was read from, `entries` its index, `files` everything below `package/`."""

    id: PackageId
    path: Path
    manifest: Mapping[str, Any]
    entries: tuple[IndexEntry, ...]
    files: PackageFiles

    def read_resource(self, filename: str) -> dict[str, Any]:
        """Read one resource; DigidotError PKG014 when it is broken, PKG015 when it is missing."""
        return read_object(self.files, filename, origin=self.path)


def read_package(path: Path) -> FhirPackage:
    """Read a package from its folder (with or without `package/` below) or its .tgz.

    The index is taken as it stands when it is version 2 and otherwise rebuilt in memory. Raises DigidotError: PKG010 to
    PKG012 for an archive, PKG013 for what is no package, PKG014 for broken JSON.
    """
    files = open_package_files(path)
    manifest = read_manifest(files, path)
    identity = PackageId(manifest["name"], manifest["version"])
    return FhirPackage(identity, path, manifest, _read_index(files, path), files)


def open_package_files(path: Path) -> PackageFiles:
    """Open the files below `package/` of a folder or .tgz; errors as `read_package`."""
    if not path.is_dir():
        return _unpack(path)
    inner = path / "package"
    return FolderFiles(inner if inner.is_dir() else path)


def read_manifest(files: PackageFiles, path: Path) -> dict[str, Any]:
    """Read `package.json`, with name and version as text; DigidotError PKG013 or PKG014 otherwise."""
    try:
        files.read(MANIFEST)
    except FileNotFoundError as error:
        raise _error(NOT_A_PACKAGE, str(path), why=f"{_TOP}{MANIFEST}") from error
    manifest = read_object(files, MANIFEST, origin=path)
    for member in ("name", "version"):
        if not isinstance(manifest.get(member), str):
            raise _error(NOT_A_PACKAGE, str(path), why=f"{_TOP}{MANIFEST}: {member}")
    return manifest


def read_object(files: PackageFiles, name: str, *, origin: Path) -> dict[str, Any]:
    """Read a file that holds one JSON object, decimals as `Decimal`; DigidotError PKG014 or PKG015 if it does not."""
    try:
        value = json.loads(files.read(name).decode("utf-8-sig"), parse_float=parse_decimal)
    except FileNotFoundError as error:
        raise _error(MISSING_FILE, str(origin), file=name) from error
    except OSError as error:
        raise _error(UNREADABLE_FILE, str(origin), file=name, why=error.strerror) from error
    except (ValueError, RecursionError) as error:
        raise _error(BROKEN_JSON, f"{origin}/{name}", why=error) from error
    if not isinstance(value, dict):
        raise _error(BROKEN_JSON, f"{origin}/{name}", why=type(value).__name__)
    return value


def rebuild_index(files: PackageFiles, *, origin: Path) -> tuple[IndexEntry, ...]:
    """Read every resource that stands right in `package/` and return their index; reads the whole package."""
    names = (name for name in files.names() if _may_be_resource(name))
    return build_index((name, read_object(files, name, origin=origin)) for name in names)


def _unpack(path: Path) -> MemoryFiles:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise _error(UNREADABLE_FILE, str(path), file=path.name, why=error.strerror) from error
    contents = dict(read_tgz(data, origin=str(path)))
    return MemoryFiles({name.removeprefix(_TOP): data for name, data in contents.items() if name.startswith(_TOP)})


def _read_index(files: PackageFiles, path: Path) -> tuple[IndexEntry, ...]:
    try:
        entries = parse_index(json.loads(files.read(INDEX)))
    except (FileNotFoundError, ValueError, AttributeError):
        entries = None
    return rebuild_index(files, origin=path) if entries is None else entries


def _may_be_resource(name: str) -> bool:
    return name.endswith(".json") and "/" not in name and name != MANIFEST and not name.startswith(".")


def _error(kind: Kind, place: str, **values: object) -> DigidotError:
    return DigidotError(Diagnostic.of(kind, Place(place), **values))
