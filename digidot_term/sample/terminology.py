"""Rows of the concept, relationship and concrete value files."""

from __future__ import annotations

from functools import cache

from digidot_term.sample.identity import MODEL_MODULE, MODULES, relationship_id
from digidot_term.sample.model import Part
from digidot_term.sample.rows import Row, Span, common_span, spans
from digidot_term.sample.tables import concepts, concrete_values, relationships, release_changes
from digidot_term.snomed.constants import DEFINED, INFERRED, IS_A, PRIMITIVE, SOME

Edge = tuple[Span, str, str, str, str]
"""When, source, type, destination, group."""

_IS_A = str(IS_A)
_INFERRED_SOME = f"{INFERRED}\t{SOME}"
_STATUS = {"primitive": str(PRIMITIVE), "defined": str(DEFINED)}
_CONCRETE_ITEM, _CHANGED_ITEM = 80_000, 90_000


def parts_by_concept() -> dict[str, str]:
    """Return the package each concept is in."""
    return {concept.id: concept.part for concept in concepts()}


@cache
def edges() -> tuple[Edge, ...]:
    """Return the relationships of both releases: those of the table, then the parents the newer release took away."""
    special = spans()
    moved = {(row.component, row.newer) for row in release_changes() if row.change == "parent"}
    found: list[Edge] = []
    for row in relationships():
        span = common_span(special, row.source, row.destination)
        if row.type == _IS_A and (row.source, row.destination) in moved:
            span = "since"
        found.append((span, row.source, row.type, row.destination, row.group))
    changes = [row for row in release_changes() if row.change == "parent" and row.earlier]
    found += [("until", row.component, _IS_A, row.earlier, "0") for row in changes]
    return tuple(found)


def concept_rows(part: Part) -> list[Row]:
    """Return the concepts of a package."""
    special = spans()
    modules = {str(MODEL_MODULE): str(MODEL_MODULE)}
    return [
        (
            special.get(concept.id, "always"),
            concept.id,
            f"{modules.get(concept.id, MODULES[part])}\t{_STATUS[concept.status]}",
        )
        for concept in concepts()
        if concept.part == part
    ]


def relationship_rows(part: Part) -> list[Row]:
    """Return the relationships whose source is in a package."""
    module, part_of = MODULES[part], parts_by_concept()
    stable = len(relationships())
    return [
        (
            span,
            relationship_id(number if number <= stable else _CHANGED_ITEM + number - stable),
            f"{module}\t{source}\t{destination}\t{group}\t{type_id}\t{_INFERRED_SOME}",
        )
        for number, (span, source, type_id, destination, group) in enumerate(edges(), start=1)
        if part_of[source] == part
    ]


def concrete_value_rows(part: Part) -> list[Row]:
    """Return the relationships to values that a package states."""
    special, module = spans(), MODULES[part]
    return [
        (
            common_span(special, row.source),
            relationship_id(_CONCRETE_ITEM + number),
            f"{module}\t{row.source}\t{row.value}\t{row.group}\t{row.type}\t{_INFERRED_SOME}",
        )
        for number, row in enumerate(concrete_values())
        if row.part == part
    ]
