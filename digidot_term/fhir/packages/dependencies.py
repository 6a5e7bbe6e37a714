"""The FHIR packages that others need, found in the cache: each package once, in one version, cycles and all.

A dependency is exact (`4.0.1`), a pattern (`4.0.x`), or a word for the newest (`latest`, `current`, `dev`); of what is
installed that very version is taken, `current` and `dev` too, else the highest release that fits, else the highest
(package format, dependencies).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from digidot_term.diagnostics import Diagnostic, DigidotError, Place, Severity
from digidot_term.fhir.packages.cache import PackageId, is_installed, list_packages, package_folder
from digidot_term.fhir.packages.kinds import DEPENDENCY_MISSING, OTHER_VERSION_USED, PACKAGE_NOT_FOUND
from digidot_term.fhir.packages.package import open_package_files, read_manifest
from digidot_term.record import record

_NEWEST = ("latest", "current", "dev")


@record
class Wanted:
    """A package that another one, or a file, says it needs."""

    name: str
    version: str
    by: str


def dependencies_of(manifest: Mapping[str, Any], by: str) -> tuple[Wanted, ...]:
    """Return what a manifest says its package needs; `by` is what messages call that package."""
    named = manifest.get("dependencies")
    pairs = named.items() if isinstance(named, dict) else ()
    return tuple(Wanted(name, version, by) for name, version in pairs if isinstance(version, str))


def resolve_packages(
    named: Iterable[PackageId], wanted: Iterable[Wanted], *, cache: Path
) -> tuple[tuple[PackageId, ...], tuple[Diagnostic, ...]]:
    """Return the packages named, and those that they and the `wanted` ones need, nearest first.

    DigidotError PKG001 tells of each package named that is not installed. A dependency that is not is a warning
    (PKG017), and so is one of which another version is in use already (PKG018); between packages that is only a note,
    as those of HL7 often name older ones of each other.
    """
    wanted = tuple(wanted)
    chosen = list(dict.fromkeys(named))
    _refuse_missing(chosen, cache)
    first = {package.name: package for package in reversed(chosen)}
    found: dict[tuple[str, str], Diagnostic] = {}
    waiting = [*wanted, *(need for package in chosen for need in _needs(package, cache))]
    while waiting:
        need = waiting.pop(0)
        package = first.get(need.name) or _installed(need, cache)
        if package is not None and package.name not in first:
            first[package.name] = package
            chosen.append(package)
            waiting.extend(_needs(package, cache))
        elif package is None or not any(_answers(each, need) for each in chosen):
            doubt = _doubt(need, package, cache)
            found.setdefault((need.name, need.version), doubt if package is None or need in wanted else _as_note(doubt))
    return tuple(chosen), tuple(found.values())


def _refuse_missing(packages: Iterable[PackageId], cache: Path) -> None:
    missing = [
        Diagnostic.of(PACKAGE_NOT_FOUND, Place(str(package)), package=package, looked=cache)
        for package in packages
        if not is_installed(cache, package)
    ]
    if missing:
        raise DigidotError(*missing)


def _needs(package: PackageId, cache: Path) -> tuple[Wanted, ...]:
    folder = package_folder(cache, package)
    return dependencies_of(read_manifest(open_package_files(folder), folder), str(package))


def _installed(need: Wanted, cache: Path) -> PackageId | None:
    """Return the installed version that fits best."""
    fitting = [package for package in list_packages(cache) if _answers(package, need)]
    return max(fitting, key=lambda package: _preference(package.version, need.version), default=None)


def _preference(version: str, wanted: str) -> tuple[bool, bool, tuple[tuple[int, int, str], ...]]:
    return version == wanted, is_release(version), version_order(version)


def is_release(version: str) -> bool:
    """Tell whether a version is numbers only: no ballot, no snapshot, no build of today."""
    return all(part.isdecimal() for part in version.split("."))


def _answers(package: PackageId, need: Wanted) -> bool:
    """Tell whether a package is of the name and a version that are needed."""
    if package.name != need.name or need.version in (package.version, *_NEWEST):
        return package.name == need.name
    stem = need.version.removesuffix(".x").removesuffix(".x")
    return stem != need.version and f"{package.version}.".startswith(f"{stem}.")


def is_open(version: str) -> bool:
    """Tell whether a version stands for several: `latest`, `current`, `dev`, `5.1.x`."""
    return version in _NEWEST or version.endswith(".x")


def version_order(version: str) -> tuple[tuple[int, int, str], ...]:
    """Order versions by their dotted parts, numbers as numbers and after what is no number (`0-ballot` before `0`)."""
    parts = version.split(".")
    return tuple((1, int(part), "") if part.isdecimal() else (0, 0, part) for part in parts)


def _doubt(need: Wanted, used: PackageId | None, cache: Path) -> Diagnostic:
    if used is None:
        package = f"{need.name}@{need.version}"
        return Diagnostic.of(DEPENDENCY_MISSING, Place(need.by), by=need.by, package=package, looked=cache)
    wanted = f"{need.name}@{need.version}"
    return Diagnostic.of(OTHER_VERSION_USED, Place(need.by), by=need.by, wanted=wanted, used=used)


def _as_note(doubt: Diagnostic) -> Diagnostic:
    return doubt.with_severity(Severity.INFO)
