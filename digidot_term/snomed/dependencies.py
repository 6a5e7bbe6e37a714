"""Which modules an edition is made of, which it is named for, and whether those it builds on are there.

In that refset `moduleId` of `sourceEffectiveTime` builds on `referencedComponentId` of `targetEffectiveTime`;
dependencies are not transitive, so each stands in a row of its own (RF2 specification,
"Module Dependency Reference Set").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from digidot_term.diagnostics import Diagnostic
from digidot_term.snomed import kinds
from digidot_term.snomed.constants import CORE_MODULE, MODEL_MODULE, MODULE_DEPENDENCY_REFSET, NORWEGIAN_MODULE
from digidot_term.snomed.identifiers import namespace
from digidot_term.snomed.locate import Locator
from digidot_term.snomed.merge import Entry
from digidot_term.snomed.release import Release
from digidot_term.snomed.rf2.file_name import parse_file_name

UNMET_KINDS = frozenset({kinds.DEPENDENCY_MISSING, kinds.DEPENDENCY_DATE, kinds.NO_CONCEPTS})
"""What `read_edition` says of an edition that lacks a part, so that no answer from it can be trusted."""

_MODULE, _REFSET = 3, 4
_DEPENDENCY_REFSET = str(MODULE_DEPENDENCY_REFSET)
_DATES = frozenset({"sourceEffectiveTime", "targetEffectiveTime"})
_RELEASE_NAMES = {
    str(CORE_MODULE): "SNOMED CT International Edition",
    str(MODEL_MODULE): "SNOMED CT International Edition",
    str(NORWEGIAN_MODULE): "SNOMED CT Norwegian Edition",
}


@dataclass(frozen=True, slots=True)
class EditionIdentity:
    """The module an edition is named for, 0 when it has none, and its date, `YYYYMMDD`."""

    module_id: int
    effective_time: str


@dataclass(frozen=True, slots=True)
class _Dependency:
    """An active row of the module dependency refset."""

    entry: Entry
    source: str
    source_date: str
    target: str
    target_date: str


def identify(release: Release) -> EditionIdentity:
    """Name an edition: the module that builds on others and that none builds on, else the one with most concepts."""
    dependencies = _dependencies(release)
    targets = {dependency.target for dependency in dependencies if dependency.target != dependency.source}
    module = _edition_module({dependency.source for dependency in dependencies}, targets, release)
    dates = [dependency.source_date for dependency in dependencies if dependency.source == module]
    return EditionIdentity(int(module or 0), max(dates, default=release.file_date))


def _edition_module(sources: set[str], targets: set[str], release: Release) -> str:
    """Choose among the modules; an extension's module goes before an International one."""
    if str(NORWEGIAN_MODULE) in sources:
        return str(NORWEGIAN_MODULE)
    counts = Counter(entry[1][_MODULE] for entry in release.concepts.values())
    extensions = {module for module in sources - targets if namespace(int(module))}
    return min(extensions or counts, key=lambda module: (-counts[module], int(module)), default="")


def check_dependencies(release: Release, locator: Locator) -> tuple[Diagnostic, ...]:
    """Report each module that another one builds on and that is not loaded, or is loaded with another date."""
    dependencies = _dependencies(release)
    if not dependencies:
        return ()
    dates = _loaded_dates(release, dependencies)
    found: dict[tuple[str, str], Diagnostic] = {}
    for dependency in dependencies:
        key = (dependency.target, dependency.target_date)
        loaded = dates.get(dependency.target, "")
        if key not in found and loaded != dependency.target_date:
            found[key] = _diagnostic(dependency, loaded, locator)
    return tuple(found.values())


def _loaded_dates(release: Release, dependencies: Sequence[_Dependency]) -> dict[str, str]:
    """Return the release date of each loaded module: as its own dependencies say, else as its file's name does."""
    counts = Counter((row[_MODULE], sheet.path) for sheet, row in release.concepts.values())
    dates = {}
    for (module, path), _ in sorted(counts.items(), key=lambda item: item[1]):
        file_name = parse_file_name(path)
        dates[module] = file_name.date if file_name else ""
    said: dict[str, str] = {}
    for dependency in dependencies:
        said[dependency.source] = max(dependency.source_date, said.get(dependency.source, ""))
    return {**dates, **said}


def _dependencies(release: Release) -> list[_Dependency]:
    """Return the active module dependencies, in order of modules."""
    found = []
    for sheet, row in release.members.values():
        if row[_REFSET] == _DEPENDENCY_REFSET and row[2] == "1" and _DATES.issubset(sheet.columns):
            values = dict(zip(sheet.columns, row, strict=True))
            source_date, target_date = values["sourceEffectiveTime"], values["targetEffectiveTime"]
            target = values["referencedComponentId"]
            found.append(_Dependency((sheet, row), row[_MODULE], source_date, target, target_date))
    return sorted(found, key=lambda each: (int(each.source), int(each.target), each.target_date, each.entry[1][0]))


def _diagnostic(dependency: _Dependency, loaded: str, locator: Locator) -> Diagnostic:
    """Say that a module is missing, or is there with the date `loaded`."""
    place = locator.place(dependency.entry, "targetEffectiveTime" if loaded else "referencedComponentId")
    return Diagnostic.of(
        kinds.DEPENDENCY_DATE if loaded else kinds.DEPENDENCY_MISSING,
        place,
        source=dependency.source,
        source_date=dependency.source_date,
        target=dependency.target,
        target_date=dependency.target_date,
        release=_RELEASE_NAMES.get(dependency.target, f"SNOMED CT {dependency.target}"),
        **({"found": loaded} if loaded else {}),
    )
