"""Build the index of an edition from its packages, from the first byte to the last array."""

from __future__ import annotations

import gc
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from digidot_term.diagnostics import Diagnostic, Place
from digidot_term.snomed import kinds
from digidot_term.snomed.build.alternates import write_alternates
from digidot_term.snomed.build.arrays import Arrays, times
from digidot_term.snomed.build.concepts import ConceptTable, Defining, build_hierarchy, defining_relationships
from digidot_term.snomed.build.dependencies import (
    Modules,
    check_dependencies,
    edition_date,
    edition_module,
    module_depths,
    read_dependencies,
)
from digidot_term.snomed.build.descriptions import Described, DescriptionTable
from digidot_term.snomed.build.forms import combined
from digidot_term.snomed.build.gather import ranked_files, read_rows
from digidot_term.snomed.build.history import HistoryWriter
from digidot_term.snomed.build.id_table import IdTable
from digidot_term.snomed.build.late import Seekers
from digidot_term.snomed.build.members import Components, MemberWriter, rows_by_layout
from digidot_term.snomed.build.preferred import PreferredTerms
from digidot_term.snomed.build.relationships import write_attributes, write_hierarchy
from digidot_term.snomed.build.rows import Rows
from digidot_term.snomed.build.sheets import Progress, Sheets
from digidot_term.snomed.build.unknown import tell_unknown_codes, tell_unknown_types
from digidot_term.snomed.index.data import InMemory
from digidot_term.snomed.rf2.faults import Faults
from digidot_term.snomed.rf2.layouts import MEMBER
from digidot_term.snomed.rf2.package import Rf2Package


@dataclass(frozen=True, slots=True)
class Choice:
    """Which edition is wanted of the packages: at a date, and with what does not fit together or not."""

    as_of: str = ""
    allow_mismatch: bool = False


@dataclass(frozen=True, slots=True)
class BuiltEdition:
    """The arrays of an index, what it says of itself, and what was wrong with the packages."""

    arrays: Mapping[str, tuple[str, InMemory]]
    facts: Mapping[str, Any]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(slots=True)
class _Work:
    """What every step of the work needs."""

    sheets: Sheets
    choice: Choice
    faults: Faults = field(default_factory=Faults)
    dangling: Faults = field(default_factory=Faults)
    arrays: Arrays = field(default_factory=Arrays)
    facts: dict[str, Any] = field(default_factory=dict)

    @property
    def seekers(self) -> Seekers:
        """What looks references up."""
        return Seekers(self.faults, self.dangling)

    def rows(self, content: str) -> Rows:
        """Read the files of a content and keep the latest row of each id."""
        return read_rows(self.sheets, content, self.choice.as_of, self.faults)


def build_edition(packages: Sequence[Rf2Package], choice: Choice, progress: Progress | None = None) -> BuiltEdition:
    """Build the index of an edition.

    Rows that break the format are left out with a diagnostic. A package that another one builds on and that is not
    there, or is there with another date, is an error among the diagnostics, or a warning where that is allowed.
    """
    work = _Work(Sheets(ranked_files(packages, choice.as_of), progress), choice)
    collecting = gc.isenabled()
    gc.disable()  # nothing that is read refers to anything else: looking through it finds nothing
    try:
        return _built(work, packages)
    finally:
        work.sheets.close()
        if collecting:
            gc.enable()


def _built(work: _Work, packages: Sequence[Rf2Package]) -> BuiltEdition:
    for content in ("Concept", "Relationship", "RelationshipConcreteValues", "Description"):
        work.sheets.read_ahead(content)
    described_later = work.sheets.later(lambda: _descriptions(work))
    for content in ("Refset", "Identifier"):
        work.sheets.read_ahead(content)
    concepts = ConceptTable.of(work.rows("Concept"))
    ordinals, relationships = _write_relationships(work, concepts)
    descriptions, faults = described_later()
    work.faults.join(faults)
    described = descriptions.describe(concepts.table, ordinals, work.seekers)
    components = Components(concepts.table, ordinals, IdTable(described.ids), len(described.ids), relationships)
    of_descriptions = Arrays()
    forms_later = work.sheets.later(lambda: descriptions.write(of_descriptions))
    unmet = _write_members(work, concepts, components, described)
    work.facts["description_forms"] = forms_later()
    work.arrays.found |= of_descriptions.found
    found = [*work.faults.diagnostics(), *unmet, *_without_concepts(concepts, packages)]
    whole = all(each.kind != kinds.DEPENDENCY_MISSING for each in unmet) or work.choice.allow_mismatch
    if len(concepts.ids) and whole:
        # With a package missing, every reference into it dangles: saying what to load says it all.
        found.extend(work.dangling.diagnostics())
    diagnostics = tuple(sorted(found, key=lambda each: each.sort_key))
    return BuiltEdition(work.arrays.found, work.facts, diagnostics)


def _descriptions(work: _Work) -> tuple[DescriptionTable, Faults]:
    faults = Faults()  # another thread adds to those of the work
    return DescriptionTable(read_rows(work.sheets, "Description", work.choice.as_of, faults)), faults


def _write_relationships(work: _Work, concepts: ConceptTable) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Add concepts, hierarchy and attributes; return the concepts' ordinals and the ids of all relationships."""
    rows, values = work.rows("Relationship"), work.rows("RelationshipConcreteValues")
    ids = [each.numbers("id") for each in (rows, values) if len(each)]
    for each in (rows, values):
        tell_unknown_types(each, concepts.table, work.dangling)
    defining = _defining(rows, concepts, work.seekers)
    hierarchy = build_hierarchy(concepts, defining, work.faults)
    _write_concepts(work, concepts, hierarchy.ordinals)
    descendants = write_hierarchy(hierarchy, work.arrays)
    work.facts["group_layers"] = write_attributes(
        defining, values, concepts, hierarchy.ordinals, descendants, work.seekers, work.arrays
    )
    return hierarchy.ordinals, np.concatenate(ids) if ids else np.zeros(0, np.int64)


def _defining(rows: Rows, concepts: ConceptTable, seekers: Seekers) -> Defining:
    if len(rows):
        return defining_relationships(rows, concepts, seekers)
    none = np.zeros(0, np.int64)
    return Defining(rows, none.astype(np.int32), none.astype(np.int32), none, none)


def _write_concepts(work: _Work, concepts: ConceptTable, ordinals: NDArray[np.int64]) -> None:
    order = np.empty(len(ordinals), np.int64)
    order[ordinals] = np.arange(len(ordinals))
    rows, arrays = concepts.rows, work.arrays
    arrays.add("concept.id", concepts.ids[order], "q")
    by_id = np.argsort(concepts.ids)
    arrays.add("concept.sorted_id", concepts.ids[by_id], "q")
    arrays.add("concept.sorted_ordinal", ordinals[by_id])
    dates = rows.numbers("effectiveTime") if len(rows) else np.zeros(0, np.int32)
    arrays.add("concept.time", times(dates[order]), "H")
    forms, values = combined(rows.codes("moduleId"), rows.codes("definitionStatusId"))
    arrays.add_codes("concept.form", forms[order], len(values))
    work.facts["concept_forms"] = values
    work.facts["active"] = int(concepts.active.sum())


def _write_members(
    work: _Work, concepts: ConceptTable, components: Components, described: Described
) -> tuple[Diagnostic, ...]:
    """Add members and what follows from them; return the dependencies that are not met."""
    sheets = work.sheets.take("Refset", work.faults)
    layouts = rows_by_layout(sheets, work.faults, work.choice.as_of)
    dependencies = read_dependencies(rows for layout, rows in layouts if "sourceEffectiveTime" in layout)
    for column in ("refsetId", "acceptabilityId"):
        having = [rows for layout, rows in layouts if len(rows) and column in (*MEMBER, *layout)]
        tell_unknown_codes(having, column, concepts.table, work.dangling)
    writer = MemberWriter(components, module_depths(dependencies), work.seekers, work.arrays)
    preferred, history = PreferredTerms(described, len(components.ordinals)), HistoryWriter(components)
    del sheets, having
    for written in writer.write(layouts, work.sheets.later):
        preferred.take(written)
        history.take(written)
    writer.finish()
    preferred.write(work.arrays)
    history.write(work.arrays)
    alternates = work.sheets.take("Identifier", work.faults)
    write_alternates(alternates, work.choice.as_of, components, work.seekers, work.faults, work.arrays)
    modules = Modules.of(concepts.rows)
    module = edition_module(dependencies, modules)
    file_date = max((file.file_name.date for file in work.sheets.files), default="")
    work.facts |= {
        "layouts": writer.layouts,
        "counts": {
            "concepts": len(components.ordinals),
            "descriptions": components.description_count,
            "members": writer.count,
            "replaced map rows": writer.replaced,
        },
        "module_id": int(module or 0),
        "effective_time": edition_date(module, dependencies, work.choice.as_of or file_date),
    }
    return check_dependencies(dependencies, modules, as_of=work.choice.as_of, allow=work.choice.allow_mismatch)


def _without_concepts(concepts: ConceptTable, packages: Sequence[Rf2Package]) -> tuple[Diagnostic, ...]:
    """Report an edition in which no concept could be read."""
    if len(concepts.ids):
        return ()
    names = sorted(package.name for package in packages) or ["-"]
    return (Diagnostic.of(kinds.NO_CONCEPTS, Place(names[0]), packages=" + ".join(names)),)
