"""Concept filters: `{{ C ... }}` (ECL 6.9)."""

from __future__ import annotations

from digidot_term.ecl.filter_tree import (
    ActiveFilter,
    ConceptFilter,
    ConceptFilterConstraint,
    DefinitionStatusIdFilter,
    DefinitionStatusTokenFilter,
    EffectiveTimeFilter,
    ModuleFilter,
)
from digidot_term.ecl.question import Ids, Question
from digidot_term.ecl.time_comparison import compares_time
from digidot_term.snomed.concept_set import ConceptSet
from digidot_term.snomed.constants import DEFINED, PRIMITIVE

_STATUSES = {"defined": DEFINED, "primitive": PRIMITIVE}


def matching_concepts(ids: Ids, constraint: ConceptFilterConstraint, question: Question) -> Ids:
    """Return the concepts that meet all filters."""
    found = question.edition.concepts_of(ids)
    for node in constraint.filters:
        met = _met(found, node, question)
        found = found - met if node.operator == "!=" else met
    return found


def _met(found: ConceptSet, node: ConceptFilter, question: Question) -> ConceptSet:
    """Return the concepts that have what a filter names."""
    columns = question.edition.concept_columns
    match node:
        case ActiveFilter(value=value):
            active = question.edition.active_ids
            return found if value is None else found & active if value else found - active
        case DefinitionStatusTokenFilter(tokens=tokens):
            return columns.by_status(found, {_STATUSES[token] for token in tokens}.__contains__)
        case DefinitionStatusIdFilter(value=statuses):
            return columns.by_status(found, question.named(statuses).__contains__)
        case ModuleFilter(value=modules):
            return columns.by_module(found, question.named(modules).__contains__)
        case EffectiveTimeFilter(times=times):
            operator = "=" if node.operator == "!=" else node.operator
            return columns.by_time(found, lambda time: compares_time(time, operator, times))
