"""Snapshots held against those that HL7's publisher has put into packages: `python -m tests.oracles.published`.

The packages come from npm, which has one version of each; `--details` prints each difference with its reason.
"""

from __future__ import annotations

import shutil
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from digidot_term.diagnostics.shortened import shortened
from digidot_term.fhir.definitions import Definitions
from digidot_term.fhir.json.read import parse_json
from digidot_term.fhir.packages.cache import cache_folder, package_folder, parse_package_id
from digidot_term.fhir.packages.package import FhirPackage, read_package
from digidot_term.fhir.structures.files import InputFile, find_structures
from digidot_term.fhir.structures.read import StructureFile, read_structure
from digidot_term.fhir.structures.regenerate import Regenerated, regenerate
from digidot_term.fhir.type_table import TypeTable
from tests.oracles import tools
from tests.oracles.facets import Difference, Json, differences
from tests.oracles.published_reasons import Case, Reason, reason_of

PACKAGES = (
    "hl7.fhir.au.base@6.0.0",
    "hl7.fhir.us.mcode@4.0.0",
    "hl7.fhir.uv.extensions.r4@5.3.0-ballot-tc1",
    "hl7.fhir.uv.genomics-reporting@3.0.0",
    "hl7.fhir.uv.ips@2.0.0",
    "hl7.fhir.uv.order-catalog@0.1.0",
    "hl7.fhir.uv.sdc@4.0.0-ballot",
)
NEEDED = ("hl7.fhir.uv.extensions.r4", "hl7.fhir.uv.genomics-reporting")
"""The packages that others of them stand on."""
_SHOWN = 200  # characters of a value


class Row(NamedTuple):
    """A package: its structures as given and as made, the cases in which each differs, and those not compared."""

    package: FhirPackage
    cases: Mapping[str, Sequence[Case]]
    passed_over: Sequence[str]
    made: Sequence[Regenerated]


def main(words: list[str]) -> int:
    """Print the table, and the differences when asked; return 1 when one has no reason, 0 too when npm is not here."""
    archives = [tools.fetch_package(name) for name in PACKAGES] if shutil.which("npm") else []
    if not archives or None in archives:
        _say("Nothing published is compared: npm is not here, or gives no packages.")
        return 0
    found = list(rows([path for path in archives if path is not None]))
    _say(table(found))
    unexplained = [case for row in found for cases in row.cases.values() for case in cases if not reason_of(case)]
    for case in (case for row in found for cases in row.cases.values() for case in cases):
        if "--details" in words or not reason_of(case):
            _say(_shown(case))
    return int(bool(unexplained))


def rows(archives: Sequence[Path]) -> Iterator[Row]:
    """Yield a row for each package, in order."""
    core = read_package(package_folder(cache_folder(), parse_package_id("hl7.fhir.r4.core@4.0.1")))
    packages = [read_package(path) for path in archives]
    needed = [package for package in packages if package.id.name in NEEDED]
    for path, package in zip(archives, packages, strict=True):
        yield _row(path, package, core, [item for item in needed if item is not package])


def _row(path: Path, package: FhirPackage, core: FhirPackage, others: Sequence[FhirPackage]) -> Row:
    definitions = Definitions([core, *others])
    published = {item["url"]: item for item in _published(path)}
    made = list(regenerate(_read(find_structures(path, path.name), TypeTable(definitions)), definitions))
    known = definitions.with_resources(published.values())
    cases: dict[str, list[Case]] = {}
    passed_over: list[str] = []
    for item in made:
        theirs = published[item.resource["url"]] if item.resource else {}
        if item.resource is None or _stands_elsewhere(theirs, published, known, package):
            passed_over.append(item.file.name)
        elif "snapshot" in theirs:
            cases[theirs["id"]] = list(_cases(item.resource, theirs, known, package))
    return Row(package, cases, passed_over, made)


def _published(path: Path) -> Iterator[Json]:
    for file in find_structures(path, path.name):
        resource, _ = parse_json(file.data, file.shown)
        if resource is not None:
            yield resource


def _read(files: Iterable[InputFile], types: TypeTable) -> list[StructureFile]:
    found = [read_structure(file, types)[0] for file in files]
    return [item for item in found if item is not None]


def _stands_elsewhere(structure: Json, own: Mapping[str, Json], known: Definitions, package: FhirPackage) -> bool:
    """Tell whether a structure derives from one of a package that npm has in another version than it was made with."""
    base = str(structure.get("baseDefinition", "")).partition("|")[0]
    if base in own:
        return _stands_elsewhere(own[base], own, known, package)
    origin = next((found.package for found in known.known(base) if found.package), "")
    name, _, version = origin.partition("@")
    return bool(package.manifest.get("dependencies", {}).get(name, version) != version)


def _cases(ours: Json, theirs: Json, known: Definitions, package: FhirPackage) -> Iterator[Case]:
    one, other = ours["snapshot"]["element"], theirs["snapshot"]["element"]
    mine, its = ({item["id"]: item for item in elements} for elements in (one, other))
    for item in differences(one, other):
        yield Case(theirs, item, mine, its, known, package.manifest.get("dependencies", {}))


def table(found: Iterable[Row]) -> str:
    """Return the figures of each package, and how often each reason holds."""
    lines = ["| package | structures | equal | written otherwise | with a reason | without | not compared | errors |"]
    lines.append("|---|---|---|---|---|---|---|---|")
    reasons: Counter[str] = Counter()
    for row in found:
        named = [{reason_of(case) for case in cases} for cases in row.cases.values()]
        reasons.update(reason.name if reason else "none" for one in named for reason in one)
        kinds = Counter(map(_kind, named))
        figures = (len(named), *(kinds[kind] for kind in range(4)), len(row.passed_over), _told(row))
        lines.append(f"| {row.package.id} | {' | '.join(map(str, figures))} |")
    lines += ["", "| reason | structures |", "|---|---|"]
    return "\n".join(lines + [f"| {reason} | {number} |" for reason, number in reasons.most_common()])


def _kind(reasons: set[Reason | None]) -> int:
    """Return 0 for equal, 1 for written otherwise, 2 for different with a reason, 3 for different without one."""
    if None in reasons:
        return 3
    return max((1 if reason.is_writing else 2 for reason in reasons if reason), default=0)


def _told(row: Row) -> str:
    """Return how often each kind of error is told of the structures that are compared."""
    told = Counter(
        each.kind.id
        for item in row.made
        if item.file.name not in row.passed_over
        for each in item.diagnostics
        if each.severity.word == "error"
    )
    return ", ".join(f"{number} {kind}" for kind, number in sorted(told.items()))


def _shown(case: Case) -> str:
    item: Difference = case.difference
    reason = reason_of(case)
    head = f"\n{case.structure['id']} {item.element} {item.facet}: {reason.name if reason else 'WITHOUT A REASON'}"
    return (
        f"{head}\n  ours:      {shortened(str(item.ours), _SHOWN)}\n  published: {shortened(str(item.theirs), _SHOWN)}"
    )


def _say(text: str) -> None:
    print(text, flush=True)  # noqa: T201 - what the command is for


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
