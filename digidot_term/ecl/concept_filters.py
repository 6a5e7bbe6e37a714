"""Concept filters: `{{ C ... }}` (ECL 6.9)."""

from __future__ import annotations

from collections.abc import Callable

from digidot_term.ecl.component_filters import component_test
from digidot_term.ecl.filter_tree import (
    ConceptFilter,
    ConceptFilterConstraint,
    DefinitionStatusIdFilter,
    DefinitionStatusTokenFilter,
)
from digidot_term.ecl.question import Ids, Question
from digidot_term.snomed.components import Concept
from digidot_term.snomed.constants import DEFINED, PRIMITIVE

ConceptTest = Callable[[Concept], bool]


def matching_concepts(ids: Ids, constraint: ConceptFilterConstraint, question: Question) -> Ids:
    """Return the concepts that meet all filters."""
    tests = [_test(node, question) for node in constraint.filters]
    concepts = map(question.edition.concept, ids)
    found = {concept.id for concept in concepts if concept and all(test(concept) for test in tests)}
    return question.edition.concepts_of(found)


def _test(node: ConceptFilter, question: Question) -> ConceptTest:
    statuses: Ids
    match node:
        case DefinitionStatusTokenFilter(operator, tokens):
            statuses = frozenset(DEFINED if token == "defined" else PRIMITIVE for token in tokens)  # noqa: S105
        case DefinitionStatusIdFilter(operator, value):
            statuses = question.named(value)
        case _:
            return component_test(node, question)
    inside = operator == "="
    return lambda concept: ((DEFINED if concept.defined else PRIMITIVE) in statuses) == inside
