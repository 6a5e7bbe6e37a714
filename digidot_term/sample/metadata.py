"""Rows of the metadata refsets: module dependency, refset descriptor, description format."""

from __future__ import annotations

from digidot_term.sample.identity import MODEL_MODULE, MODULES, member_id
from digidot_term.sample.model import Part
from digidot_term.sample.rows import EFFECTIVE_TIMES, Release, Row, Span
from digidot_term.sample.tables import refset_descriptors
from digidot_term.snomed.constants import DEFINITION, FSN, MODULE_DEPENDENCY_REFSET, SYNONYM

_DESCRIPTOR_REFSET, _FORMAT_REFSET, _STRING = "900000000000456007", "900000000000538005", "900000000000465000"
_LONGEST = {FSN: 255, SYNONYM: 255, DEFINITION: 4096}
_DATED: dict[Release, Span] = {"earlier": "until", "newer": "since"}


def module_dependency_rows(part: Part) -> list[Row]:
    """Return what the package's module builds on, all of it; each release builds on modules of its own date."""
    source = MODULES[part]
    targets = (str(MODEL_MODULE),) if part == "INT" else (MODULES["INT"], str(MODEL_MODULE))
    return [
        (
            _DATED[release],
            member_id(f"{MODULE_DEPENDENCY_REFSET} {source} {target}"),
            f"{source}\t{MODULE_DEPENDENCY_REFSET}\t{target}\t{time}\t{time}",
        )
        for target in targets
        for release, time in EFFECTIVE_TIMES.items()
    ]


def refset_descriptor_rows(part: Part) -> list[Row]:
    """Return what the columns of the package's refsets mean."""
    module = MODULES[part]
    return [
        (
            "always",
            member_id(f"{_DESCRIPTOR_REFSET} {row.refset_id} {row.order}"),
            f"{module}\t{_DESCRIPTOR_REFSET}\t{row.refset_id}\t{row.attribute_id}\t{row.type_id}\t{row.order}",
        )
        for row in refset_descriptors()
        if row.part == part
    ]


def description_type_rows(part: Part) -> list[Row]:
    """Return how long a description of each type may be."""
    module = MODULES[part]
    return [
        (
            "always",
            member_id(f"{_FORMAT_REFSET} {type_id}"),
            f"{module}\t{_FORMAT_REFSET}\t{type_id}\t{_STRING}\t{length}",
        )
        for type_id, length in _LONGEST.items()
    ]
