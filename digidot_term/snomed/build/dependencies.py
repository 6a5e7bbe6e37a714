"""Which modules an edition is made of, which it is named for, and whether those it builds on are there.

In that refset `moduleId` of `sourceEffectiveTime` builds on `referencedComponentId` of `targetEffectiveTime`;
dependencies are not transitive, so each stands in a row of its own (RF2 specification,
"Module Dependency Reference Set").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from digidot_term.diagnostics import Diagnostic, Severity
from digidot_term.snomed import kinds
from digidot_term.snomed.build.late import place_of
from digidot_term.snomed.build.rows import Rows
from digidot_term.snomed.constants import CORE_MODULE, MODEL_MODULE, MODULE_DEPENDENCY_REFSET, NORWEGIAN_MODULE
from digidot_term.snomed.identifiers import namespace

_RELEASE_NAMES = {
    str(CORE_MODULE): "SNOMED CT International Edition",
    str(MODEL_MODULE): "SNOMED CT International Edition",
    str(NORWEGIAN_MODULE): "SNOMED CT Norwegian Edition",
}


@dataclass(frozen=True, slots=True)
class Dependency:
    """An active row of the module dependency refset."""

    rows: Rows
    row: int
    source: str
    source_date: str
    target: str
    target_date: str


@dataclass(frozen=True, slots=True)
class Modules:
    """The modules that have concepts: how many, and the latest date of their files and their publisher's Delta."""

    counts: Counter[str]
    dates: Mapping[str, str]

    @classmethod
    def of(cls, concepts: Rows) -> Modules:
        """Count the concepts of each module."""
        codes = concepts.codes("moduleId") if len(concepts) else None
        counts: Counter[str] = Counter()
        dates: dict[str, str] = {}
        if codes is None:
            return cls(counts, dates)
        deltas: dict[str, str] = {}
        for sheet in concepts.sheets:
            label, date = sheet.file.file_name.namespace, sheet.file.file_name.date
            if sheet.file.file_name.release_type == "Delta":
                deltas[label] = max(deltas.get(label, ""), date)
        for (module, sheet_number), count in _pairs(concepts, codes.numbers).items():
            name = codes.values[module]
            counts[name] += count
            file_name = concepts.sheets[sheet_number].file.file_name
            dates[name] = max(dates.get(name, ""), file_name.date, deltas.get(file_name.namespace, ""))
        return cls(counts, dates)


def _pairs(concepts: Rows, modules: np.ndarray) -> dict[tuple[int, int], int]:
    """Count the rows of each module on each sheet."""
    sheets = concepts.sheet_numbers()
    keys, counts = np.unique(modules.astype(np.int64) * len(concepts.sheets) + sheets, return_counts=True)
    return {divmod(key, len(concepts.sheets)): count for key, count in zip(keys.tolist(), counts.tolist(), strict=True)}


def read_dependencies(rows: Iterable[Rows]) -> list[Dependency]:
    """Return the active module dependencies among some member rows, in order of modules."""
    found = []
    for each in rows:
        if not len(each):
            continue
        refsets, modules = each.codes("refsetId"), each.codes("moduleId")
        wanted = (
            each.numbers("active")
            & np.array([value == str(MODULE_DEPENDENCY_REFSET) for value in refsets.values], np.bool_)[refsets.numbers]
        )
        sources, targets = each.codes("sourceEffectiveTime"), each.codes("targetEffectiveTime")
        components = each.numbers("referencedComponentId")
        for row in np.flatnonzero(wanted).tolist():
            found.append(
                Dependency(
                    each,
                    row,
                    modules.values[modules.numbers[row]],
                    sources.values[sources.numbers[row]],
                    str(components[row]),
                    targets.values[targets.numbers[row]],
                )
            )
    return sorted(found, key=lambda each: (int(each.source), int(each.target), each.target_date, each.row))


def edition_module(dependencies: Sequence[Dependency], modules: Modules) -> str:
    """Return the module an edition is named for: the one that builds on others and that none builds on.

    Norway's own goes before any other, an extension's before an International one, and one with more concepts before
    one with fewer; empty when there is none.
    """
    sources = {each.source for each in dependencies}
    if str(NORWEGIAN_MODULE) in sources:
        return str(NORWEGIAN_MODULE)
    targets = {each.target for each in dependencies if each.target != each.source}
    extensions = {module for module in sources - targets if namespace(int(module))}
    counts = modules.counts
    return min(extensions or counts, key=lambda module: (-counts[module], int(module)), default="")


def edition_date(module: str, dependencies: Sequence[Dependency], file_date: str) -> str:
    """Return the date of an edition: what its module says of itself, else the latest that a file bears."""
    return max((each.source_date for each in dependencies if each.source == module), default=file_date)


def check_dependencies(
    dependencies: Sequence[Dependency], modules: Modules, *, as_of: str = "", allow: bool = False
) -> tuple[Diagnostic, ...]:
    """Report each module that another one builds on and that is not loaded, or is loaded with another date.

    They are warnings where `allow` is set.
    """
    said: dict[str, str] = {}
    for each in dependencies:
        said[each.source] = max(each.source_date, said.get(each.source, ""))
    found: dict[tuple[str, str], Diagnostic] = {}
    for each in dependencies:
        key = (each.target, each.target_date)
        loaded = said.get(each.target, modules.dates.get(each.target, ""))
        # At a date, only what a module says of itself counts: a file's name tells of another day.
        unsaid = bool(as_of) and bool(loaded) and each.target not in said
        if key not in found and loaded != each.target_date and not unsaid:
            found[key] = _diagnostic(each, loaded)
    if allow:
        return tuple(each.with_severity(Severity.WARNING) for each in found.values())
    return tuple(found.values())


def module_depths(dependencies: Iterable[Dependency]) -> dict[str, int]:
    """Return how many modules stand under each module, in the longest line."""
    return depths({(each.source, each.target) for each in dependencies if each.source != each.target})


def depths(pairs: set[tuple[str, str]]) -> dict[str, int]:
    """Return how many modules stand under each module of (source, target) pairs; a circle is not followed."""
    below: dict[str, set[str]] = {}
    for source, target in pairs:
        below.setdefault(source, set()).add(target)
    known: dict[str, int] = {}

    def depth(module: str, above: frozenset[str]) -> int:
        if module not in known:
            inside = above | {module}
            known[module] = max((1 + depth(under, inside) for under in below.get(module, set()) - inside), default=0)
        return known[module]

    for module in sorted(below):
        depth(module, frozenset())
    return known


def _diagnostic(dependency: Dependency, loaded: str) -> Diagnostic:
    """Say that a module is missing, or is there with the date `loaded`."""
    column = "targetEffectiveTime" if loaded else "referencedComponentId"
    return Diagnostic.of(
        kinds.DEPENDENCY_DATE if loaded else kinds.DEPENDENCY_MISSING,
        place_of(dependency.rows, dependency.row, column),
        source=dependency.source,
        source_date=dependency.source_date,
        target=dependency.target,
        target_date=dependency.target_date,
        release=_RELEASE_NAMES.get(dependency.target, f"SNOMED CT {dependency.target}"),
        **({"found": loaded} if loaded else {}),
    )
