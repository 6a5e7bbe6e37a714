"""Install, list and make FHIR packages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from digidot_term.diagnostics import DigidotError
from digidot_term.fhir.cache import PackageId, list_packages, package_folder, parse_package_id
from digidot_term.fhir.install import InstallOutcome, install
from digidot_term.fhir.package import read_package
from digidot_term.jobs.build import PACKAGE_FOLDER
from digidot_term.jobs.compiling import CORE, EXTRACTED
from digidot_term.jobs.opening import project_root
from digidot_term.package.pack import pack as pack_folder
from digidot_term.package.reader import read_artefacts
from digidot_term.report.table import Row
from digidot_term.source.load import load_config


def install_all(words: tuple[str, ...], folder: Path | None, cache: Path, *, online: bool) -> Iterator[InstallOutcome]:
    """Install the packages named, or those the project depends on.

    Of the project's own dependencies, the one the tool has an extract of is only installed from a registry.
    """
    for package in [parse_package_id(word) for word in words] or _dependencies(folder, online=online):
        yield install(package, cache=cache, online=online)


def _dependencies(folder: Path | None, *, online: bool) -> list[PackageId]:
    config, _ = load_config(project_root(folder))
    wanted = {CORE: "4.0.1", **config.dependencies}
    return [PackageId(name, version) for name, version in wanted.items() if online or name != EXTRACTED]


def known_packages(folder: Path | None, cache: Path) -> list[Row]:
    """Return a row for each package in the cache and for those packed in the project's build folder."""
    rows: list[Row] = []
    for package in list_packages(cache):
        path = package_folder(cache, package)
        rows.append({"package": str(package), "resources": len(read_package(path).entries), "path": str(path)})
    for path in _packed(folder):
        found = read_package(path)
        rows.append({"package": str(found.id), "resources": len(found.entries), "path": str(path)})
    return rows


def contents_of(word: str, cache: Path) -> tuple[tuple[str, dict[str, Any]], ...]:
    """Return (file, resource) of a package: an archive, a folder, or the id of one in the cache."""
    path = Path(word)
    if not path.exists() and ("@" in word or "#" in word):
        path = package_folder(cache, parse_package_id(word))
    return read_artefacts(path)


def pack(root: Path, output: Path | None, *, allow_sample: bool) -> Path:
    """Pack the project's build folder; return the archive's path."""
    config, _ = load_config(root)
    folder = output or root / "build"
    return pack_folder(folder / PACKAGE_FOLDER, config, output=folder, allow_sample=allow_sample).path


def _packed(folder: Path | None) -> list[Path]:
    """Archives in the build folder of the project at hand, if there is one."""
    try:
        root = project_root(folder)
    except DigidotError:
        return []
    return sorted((root / "build").glob("*.tgz"))
