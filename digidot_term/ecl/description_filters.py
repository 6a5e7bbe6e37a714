"""Description filters: `{{ D ... }}`; one active description must meet them all (ECL 6.8)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from functools import reduce
from operator import and_, or_

from digidot_term.ecl.answer_rules import DIALECT_FINDS_NOTHING, LANGUAGE_FINDS_NOTHING, UNKNOWN_DIALECT
from digidot_term.ecl.component_filters import component_test
from digidot_term.ecl.dialects import DIALECTS
from digidot_term.ecl.filter_tree import (
    AcceptabilitySet,
    AcceptabilityTokenSet,
    ActiveFilter,
    DescriptionFilter,
    DescriptionFilterConstraint,
    DescriptionIdFilter,
    DialectAlias,
    DialectAliasFilter,
    DialectIdFilter,
    DialectIdSet,
    LanguageFilter,
    MatchSearchTerm,
    TermFilter,
    TypeIdFilter,
    TypeTokenFilter,
    WildSearchTerm,
)
from digidot_term.ecl.question import NONE, Ids, Question
from digidot_term.ecl.term_search import finds
from digidot_term.ecl.tree import EclConceptReference
from digidot_term.snomed.components import Description
from digidot_term.snomed.constants import ACCEPTABLE, DEFINITION, FSN, PREFERRED, SYNONYM
from digidot_term.snomed.edition import Edition

DescriptionTest = Callable[[Description], bool]
_TYPES = {"syn": SYNONYM, "fsn": FSN, "def": DEFINITION}
_ACCEPTABILITIES = {"prefer": PREFERRED, "accept": ACCEPTABLE}


def matching_descriptions(ids: Ids, constraint: DescriptionFilterConstraint, question: Question) -> Ids:
    """Return the concepts with a description that meets all filters; an active one, unless a filter speaks of that."""
    tests = [_test(node, question) for node in constraint.filters]
    if not any(isinstance(node, ActiveFilter) for node in constraint.filters):
        tests.insert(0, lambda description: description.active)
    edition = question.edition
    having = tuple(_candidates(constraint, edition))
    candidates = ids & reduce(and_, having, edition.concept_ids)
    if having and len(constraint.filters) == 1:
        return candidates  # the index of words answers a single filter on terms exactly
    of_concept = edition.descriptions
    return edition.concepts_of(
        {sctid for sctid in candidates if any(all(test(each) for test in tests) for each in of_concept(sctid))}
    )


def _candidates(constraint: DescriptionFilterConstraint, edition: Edition) -> Iterator[AbstractSet[int]]:
    """Yield sets that every answer is in: for each filter on terms, the concepts with a description that has one."""
    if any(isinstance(node, ActiveFilter) for node in constraint.filters):
        return  # the index of words has active descriptions alone
    for node in constraint.filters:
        if isinstance(node, TermFilter) and node.operator == "=":
            yield reduce(or_, (_concepts_of(term, edition) for term in node.terms))


def _concepts_of(search: MatchSearchTerm | WildSearchTerm, edition: Edition) -> AbstractSet[int]:
    """Return the concepts that have an active description a search finds."""
    if isinstance(search, WildSearchTerm):
        return edition.concepts_like(search.pattern)
    return edition.concepts_with(search.words)


def _language_test(node: LanguageFilter, question: Question) -> DescriptionTest:
    """Look at the language code; one that no description has is told of, with what to write in its place.

    Norway's release has the code `no` for bokmål and nynorsk, and tells them apart by reference set.
    """
    known = question.edition.info.language_codes
    unknown = [code for code in node.codes if code not in known]
    if unknown and node.operator == "=":
        mends = (next(_aliases(code), "nb-no") for code in unknown)
        question.note(
            LANGUAGE_FINDS_NOTHING,
            node.position,
            found=", ".join(unknown),
            known=", ".join(known) or "-",
            mend=" / ".join(f"dialect = {mend}" for mend in dict.fromkeys(mends)),
        )
    return lambda each: (each.language_code in node.codes) == (node.operator == "=")


def _aliases(code: str) -> Iterator[str]:
    """Yield the dialects of a language."""
    wanted = "nb" if code == "no" else code
    return (alias for alias in DIALECTS if alias.partition("-")[0] == wanted)


def _test(node: DescriptionFilter, question: Question) -> DescriptionTest:
    match node:
        case TermFilter(operator, terms):
            return lambda each: any(finds(term, each.term, each.language_code) for term in terms) == (operator == "=")
        case LanguageFilter():
            return _language_test(node, question)
        case TypeTokenFilter(operator, tokens):
            return _type_test(frozenset(_TYPES[token] for token in tokens), operator)
        case TypeIdFilter(operator, value):
            return _type_test(question.named(value), operator)
        case DialectAliasFilter() | DialectIdFilter():
            return _dialect_test(node, question)
        case DescriptionIdFilter(operator, wanted):
            return lambda each: (each.id in wanted) == (operator == "=")
        case _:
            return component_test(node, question)


def _type_test(types: Ids, operator: str) -> DescriptionTest:
    return lambda each: (each.type_id in types) == (operator == "=")


def _dialect_test(node: DialectAliasFilter | DialectIdFilter, question: Question) -> DescriptionTest:
    """Look a description up in the language refsets, each with the acceptabilities it must have there."""
    wanted = [
        (refset, _acceptabilities(acceptability or node.acceptability))
        for refsets, acceptability in _dialects(node, question)
        for refset in sorted(refsets)
    ]
    inside = node.operator == "="

    def test(each: Description) -> bool:
        found = (each.acceptability.get(refset) in acceptabilities for refset, acceptabilities in wanted)
        return any(found) == inside

    return test


def _dialects(
    node: DialectAliasFilter | DialectIdFilter, question: Question
) -> Iterable[tuple[Ids, AcceptabilitySet | None]]:
    """Return the language refsets a filter names, with the acceptability written behind each."""
    if isinstance(node, DialectAliasFilter):
        return [(_refsets(each, question), each.acceptability) for each in node.dialects]
    if isinstance(node.value, DialectIdSet):
        return [(_refset(each.concept, question), each.acceptability) for each in node.value.dialects]
    if isinstance(node.value, EclConceptReference):
        return [(_refset(node.value, question), None)]
    return [(question.named(node.value), None)]


def _refsets(dialect: DialectAlias, question: Question) -> Ids:
    """Return the language refset of an alias; none, and a problem, when there is no such alias."""
    refset = DIALECTS.get(dialect.alias)
    if refset is None:
        question.note(UNKNOWN_DIALECT, dialect.position, found=dialect.alias)
        return NONE
    if not question.edition.member_count(refset):
        question.note(DIALECT_FINDS_NOTHING, dialect.position, found=dialect.alias, refset=refset)
    return frozenset({refset})


def _refset(reference: EclConceptReference, question: Question) -> Ids:
    """Return a language refset named by its id; that it is unknown is said where references are checked."""
    edition = question.edition
    if reference.id in edition and not edition.member_count(reference.id):
        found = f"|{edition.term(reference.id)}|"
        question.note(DIALECT_FINDS_NOTHING, reference.position, found=found, refset=reference.id)
    return frozenset({reference.id})


def _acceptabilities(node: AcceptabilitySet | None) -> Ids:
    if node is None:
        return frozenset(_ACCEPTABILITIES.values())
    if isinstance(node, AcceptabilityTokenSet):
        return frozenset(_ACCEPTABILITIES[token] for token in node.tokens)
    return frozenset(concept.id for concept in node.concepts)
