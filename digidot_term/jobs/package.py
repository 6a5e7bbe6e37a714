"""Install, list and make FHIR packages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from digidot_term.diagnostics import Diagnostic, DigidotError, Severity
from digidot_term.fhir.definitions import open_definitions
from digidot_term.fhir.packages.cache import PackageId, list_packages, package_folder, parse_package_id
from digidot_term.fhir.packages.install import InstallOutcome, install
from digidot_term.fhir.packages.package import read_package
from digidot_term.jobs.dependencies import EXTRACTED, wanted_packages
from digidot_term.jobs.opening import PACKAGE_FOLDER, project_root
from digidot_term.package.pack import pack as pack_folder
from digidot_term.package.reader import read_artefacts
from digidot_term.package.verify import verify_package
from digidot_term.report.table import Row
from digidot_term.source.load import load_config


def packages_to_install(words: tuple[str, ...], folder: Path | None, *, online: bool) -> list[PackageId]:
    """Return the packages named, or those the project depends on.

    Of the project's own dependencies, the one the tool has an extract of is only installed from a registry.
    """
    if words:
        return [parse_package_id(word) for word in words]
    config, _ = load_config(project_root(folder))
    return [package for package in wanted_packages(config) if online or package.name != EXTRACTED]


def install_one(
    package: PackageId, cache: Path, *, online: bool, required: bool
) -> tuple[InstallOutcome | None, tuple[Diagnostic, ...]]:
    """Install a package; one that is not `required` and cannot be had is only said to be missing."""
    try:
        outcome = install(package, cache=cache, online=online)
    except DigidotError as error:
        if required:
            raise
        return None, tuple(item.with_severity(Severity.WARNING) for item in error.diagnostics)
    return outcome, outcome.diagnostics


def known_packages(folder: Path | None, cache: Path) -> list[Row]:
    """Return a row for each package in the cache and for those packed in the project's build folder."""
    rows: list[Row] = []
    for path in [*(package_folder(cache, package) for package in list_packages(cache)), *_packed(folder)]:
        try:
            found = read_package(path)
        except DigidotError as error:
            rows.append({"package": path.parent.name, "path": f"{path}: {error}"})
            continue
        rows.append({"package": str(found.id), "resources": len(found.entries), "path": str(path)})
    return rows


def contents_of(word: str, cache: Path) -> tuple[tuple[str, dict[str, Any]], ...]:
    """Return (file, resource) of a package: an archive, a folder, or the id of one in the cache."""
    path = Path(word)
    if not path.exists() and ("@" in word or "#" in word):
        package = parse_package_id(word)
        open_definitions([package], cache=cache)
        path = package_folder(cache, package)
    return read_artefacts(path)


def pack(root: Path, output: Path | None, *, allow_sample: bool) -> Path:
    """Pack the project's build folder; return the archive's path."""
    config, _ = load_config(root)
    folder = output or root / "build"
    outcome = pack_folder(folder / PACKAGE_FOLDER, config, output=folder, allow_sample=allow_sample)
    problems = verify_package(outcome.path)
    if problems:
        outcome.path.unlink()
        raise DigidotError(*problems)
    return outcome.path


def _packed(folder: Path | None) -> list[Path]:
    """Archives in the build folder of the project at hand, if there is one."""
    try:
        root = project_root(folder)
    except DigidotError:
        return []
    return sorted((root / "build").glob("*.tgz"))
