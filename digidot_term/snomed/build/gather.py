"""The files of all packages and their rows, in an order that does not depend on the order of the packages."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from digidot_term.snomed.build.dependencies import depths
from digidot_term.snomed.build.rows import Rows, joined, latest_rows
from digidot_term.snomed.build.sheets import Sheets
from digidot_term.snomed.constants import MODULE_DEPENDENCY_REFSET
from digidot_term.snomed.rf2.columns import Codes
from digidot_term.snomed.rf2.faults import Faults
from digidot_term.snomed.rf2.package import Rf2Package
from digidot_term.snomed.rf2.selection import SelectedFile, select_files
from digidot_term.snomed.rf2.sheet import Sheet, read_sheet

ModulePairs = set[tuple[str, str]]


def ranked_files(packages: Sequence[Rf2Package], as_of: str = "") -> tuple[SelectedFile, ...]:
    """Return the files to read: those of a package that builds on another behind that one's, older before newer."""
    by_package = [select_files(package, as_of) for package in packages]
    pairs = [_module_pairs(files) for files in by_package]
    under = depths(set().union(*pairs))
    ranks = [max((under[source] for source, _ in found), default=0) for found in pairs]
    return tuple(
        file
        for _, file in sorted(
            ((rank, file) for rank, files in zip(ranks, by_package, strict=True) for file in files),
            key=lambda pair: (pair[0], pair[1].file_name.date, pair[1].name.rpartition("/")[2], pair[1].path),
        )
    )


def read_rows(sheets: Sheets, content: str, as_of: str, faults: Faults) -> Rows:
    """Take the sheets of a content and keep the latest row of each SCTID, none later than `as_of`."""
    taken = sheets.take(content, faults)
    return latest_rows(taken, joined([sheet.columns["id"] for sheet in taken]), faults, as_of=as_of)


def _module_pairs(files: Sequence[SelectedFile]) -> ModulePairs:
    """Return which module of a package builds on which other."""
    pairs: ModulePairs = set()
    silent = Faults()  # whatever is wrong with them is told when they are read as members
    for file in files:
        if file.layout.content != "Refset" or not file.file_name.summary.startswith("ModuleDependency"):
            continue
        sheet = read_sheet(file, file.package.chunks(file.name), silent)
        pairs |= _pairs(sheet) if sheet else set()
    return pairs


def _pairs(sheet: Sheet) -> ModulePairs:
    modules, refsets, targets = (
        sheet.columns["moduleId"],
        sheet.columns["refsetId"],
        sheet.columns["referencedComponentId"],
    )
    if not isinstance(modules, Codes) or not isinstance(refsets, Codes) or not isinstance(targets, np.ndarray):
        raise TypeError(sheet.file.path)
    wanted = str(MODULE_DEPENDENCY_REFSET)
    module_values, refset_values = modules.values, refsets.values
    rows = zip(modules.numbers.tolist(), refsets.numbers.tolist(), targets.tolist(), strict=True)
    pairs = {(module_values[module], str(target)) for module, refset, target in rows if refset_values[refset] == wanted}
    return {pair for pair in pairs if pair[0] != pair[1]}
