"""R4 core's own 439 profiles and extensions, snapshots stripped and generated again: `python -m tests.oracles.r4_core`."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from digidot_term.fhir.definitions import Definitions
from digidot_term.fhir.packages.cache import cache_folder, package_folder, parse_package_id
from digidot_term.fhir.packages.package import read_package
from digidot_term.fhir.snapshot import SnapshotGenerator
from tests.oracles.facets import Difference, Json, differences

KNOWN = {
    "bp": "value[x] below two slices of component is not sliced, though the same form elsewhere is",
    "catalog": "a slice without a slicing has taken the place of its element",
    "cholesterol": "an element has the texts and constraints of its datatype profile",
    "clinicaldocument": "the maximum of an extension is not that of its definition",
    "elementdefinition-de": "extension slices are unfolded though nothing is said below them",
    "familymemberhistory-genetic": "slices without a slicing have taken the places of their elements",
    "hdlcholesterol": "as cholesterol",
    "ldlcholesterol": "as cholesterol",
    "provenance-relevant-history": "a slice lacks what is said of the sliced element; a content reference names a slice",
}
"""The structures whose published snapshot differs, and how; docs/reference/snapshots.md has cause and proof."""


class Row(NamedTuple):
    """A structure and how its generated snapshot differs from the published one."""

    id: str
    group: str
    differences: tuple[Difference, ...]


def rows(definitions: Definitions) -> Iterator[Row]:
    """Yield a row for each structure that constrains another and is published with a snapshot, by id."""
    generator = SnapshotGenerator(definitions)
    for structure in sorted(published(definitions), key=lambda item: str(item["id"])):
        stripped = {key: value for key, value in structure.items() if key != "snapshot"}
        made, _ = generator.generate(stripped)
        found = differences(made["snapshot"]["element"], structure["snapshot"]["element"])
        yield Row(structure["id"], _group(structure), tuple(found))


def published(definitions: Definitions) -> Iterator[Json]:
    """Yield the structures that constrain another and have a snapshot."""
    for url in definitions.resources_of("StructureDefinition"):
        structure = definitions.structure(url)
        if structure and structure.get("derivation") == "constraint" and "snapshot" in structure:
            yield structure


def table(found: list[Row]) -> str:
    """Return the figures by kind of structure, and a line for each that differs."""
    total, equal = Counter(row.group for row in found), Counter(row.group for row in found if not row.differences)
    lines = ["| structures | equal | of |", "|---|---|---|"]
    lines += [f"| {group} | {equal[group]} | {total[group]} |" for group in sorted(total)]
    lines += [f"| all | {equal.total()} | {total.total()} |", "", "| differs | in | how |", "|---|---|---|"]
    for row in found:
        if row.differences:
            facets = ", ".join(sorted({item.facet for item in row.differences}))
            lines.append(f"| {row.id} | {facets} | {KNOWN.get(row.id, '?')} |")
    return "\n".join(lines)


def _group(structure: Json) -> str:
    if structure["type"] == "Extension":
        return "extensions"
    return "resource profiles" if structure["kind"] == "resource" else "datatype profiles"


def main(details: bool) -> None:
    """Print the table, and each difference when asked."""
    core = package_folder(cache_folder(), parse_package_id("hl7.fhir.r4.core@4.0.1"))
    found = list(rows(Definitions([read_package(Path(core))])))
    print(table(found))  # noqa: T201 - what the command is for
    if details:
        for row in found:
            for item in row.differences:
                print(f"\n{row.id} {item.element} {item.facet}\n  ours:      {item.ours}\n  published: {item.theirs}")  # noqa: T201


if __name__ == "__main__":
    main("--details" in sys.argv[1:])
