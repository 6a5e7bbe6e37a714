"""The FHIR package cache: one folder `<id>#<version>` a package, shared with other FHIR tools."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from digidot_term.diagnostics import Diagnostic, DigidotError, ExitCode, Place
from digidot_term.fhir.packages.kinds import MALFORMED_PACKAGE_ID

_ID = re.compile(r"([A-Za-z0-9][A-Za-z0-9._-]*)[@#]([A-Za-z0-9][A-Za-z0-9.+-]*)")


@dataclass(frozen=True, slots=True, order=True)
class PackageId:
    """A FHIR package and its exact version; prints as `name@version`."""

    name: str
    version: str

    def __str__(self) -> str:
        return f"{self.name}@{self.version}"

    @property
    def folder_name(self) -> str:
        """The name of the package's folder in the cache, `name#version`."""
        return f"{self.name}#{self.version}"


def parse_package_id(text: str) -> PackageId:
    """Parse `name@version` or `name#version`; anything else is a usage error (PKG002)."""
    match = _ID.fullmatch(text)
    if match is None:
        diagnostic = Diagnostic.of(MALFORMED_PACKAGE_ID, Place(text), text=text)
        raise DigidotError(diagnostic, exit_code=ExitCode.USAGE)
    return PackageId(match[1], match[2])


def cache_folder(explicit: Path | None = None) -> Path:
    """Return the cache: `explicit`, else FHIR_PACKAGE_CACHE, else `~/.fhir/packages`; it need not exist."""
    if explicit is not None:
        return explicit
    configured = os.environ.get("FHIR_PACKAGE_CACHE")
    return Path(configured).expanduser() if configured else Path.home() / ".fhir" / "packages"


def package_folder(cache: Path, package: PackageId) -> Path:
    """Return where `package` stands in the cache, `<cache>/<id>#<version>`; its files are in `package/` below."""
    return cache / package.folder_name


def is_installed(cache: Path, package: PackageId) -> bool:
    """Say whether the cache holds `package`, with its manifest in place."""
    return (package_folder(cache, package) / "package" / "package.json").is_file()


def list_packages(cache: Path) -> tuple[PackageId, ...]:
    """Return the installed packages, sorted; a cache that does not exist holds none."""
    if not cache.is_dir():
        return ()
    matches = (_ID.fullmatch(folder.name) for folder in cache.iterdir() if "#" in folder.name)
    packages = (PackageId(match[1], match[2]) for match in matches if match)
    return tuple(sorted(package for package in packages if is_installed(cache, package)))
