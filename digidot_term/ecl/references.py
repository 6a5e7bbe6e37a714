"""What an expression names, held against an edition: unknown, inactive or foreign, or with a term not its own."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.ecl import reference_rules as rules
from digidot_term.ecl.filter_tree import DescriptionIdFilter, MemberFieldFilter
from digidot_term.ecl.problem import Problem
from digidot_term.ecl.tree import EclConceptReference, Expression, ExpressionComparison, Position
from digidot_term.snomed.components import Concept
from digidot_term.snomed.constants import ASSOCIATION_NAMES
from digidot_term.snomed.edition import Edition
from digidot_term.snomed.identifiers import DESCRIPTION_PARTITIONS, RELATIONSHIP_PARTITIONS, namespace, partition

_NO_NODE = ("",)
_FIELDS: dict[type, tuple[str, ...]] = {EclConceptReference: (), Position: _NO_NODE}
"""The fields of each class of nodes, learnt when one is met."""


def concept_references(expression: Expression) -> tuple[EclConceptReference, ...]:
    """Return every concept reference of an expression, filters included, in order of place."""
    found = (node for node in _nodes(expression) if isinstance(node, EclConceptReference))
    return tuple(sorted(found, key=lambda reference: reference.position.offset))


def check_references(expression: Expression, edition: Edition) -> tuple[Problem, ...]:
    """Report each id that is unknown, inactive or foreign, and each term that is not its concept's own.

    What became of an inactive concept is told with it. A member's field may well hold what is inactive or no concept.
    """
    found: list[Problem] = []
    doubtful, in_members = [], set()
    for node in _nodes(expression):
        match node:
            case EclConceptReference(sctid, term):
                if term is not None or not edition.is_active(sctid):
                    doubtful.append(node)
            case MemberFieldFilter(comparison=ExpressionComparison(_, EclConceptReference() as value)):
                in_members.add(id(value))
            case DescriptionIdFilter():
                found += _unknown_descriptions(node, edition)
    for reference in doubtful:
        if not (id(reference) in in_members and _is_known(reference.id, edition)):
            problem = reference_problem(reference, edition)
            found += [problem] if problem else []
    return tuple(sorted(found, key=lambda problem: problem.offset)) if found else ()


def reference_problem(reference: EclConceptReference, edition: Edition) -> Problem | None:
    """Say what is wrong with a reference, if anything is."""
    sctid, position = reference.id, reference.position
    concept = edition.concept(sctid)
    if concept is None:
        return _unknown(reference, edition)
    if not concept.active:
        return Problem.of(
            rules.INACTIVE_CONCEPT,
            position,
            concept=sctid,
            term=edition.term(sctid),
            targets=_targets(concept, edition),
        )
    if reference.term is not None and not _is_term(reference.term, sctid, edition):
        return Problem.of(rules.TERM_MISMATCH, position, concept=sctid, term=edition.term(sctid), found=reference.term)
    return None


def _nodes(expression: object) -> Iterator[object]:
    """Yield a tree's nodes."""
    waiting = [expression]
    while waiting:
        node = waiting.pop()
        if isinstance(node, tuple):
            waiting.extend(node)
            continue
        names = _FIELDS.get(node.__class__)
        if names is None:
            names = _FIELDS[node.__class__] = getattr(node, "__match_args__", _NO_NODE)
        if names is not _NO_NODE:
            yield node
            waiting += [part for name in names if (part := getattr(node, name))]


def _is_known(sctid: int, edition: Edition) -> bool:
    return sctid in edition or edition.description(sctid) is not None


def _unknown(reference: EclConceptReference, edition: Edition) -> Problem:
    """Say why an edition does not have a concept: the id is something else's, or another edition's, or nobody's."""
    sctid, position = reference.id, reference.position
    description = edition.description(sctid)
    if description is not None:
        concept = description.concept_id
        return Problem.of(
            rules.DESCRIPTION_OF_CONCEPT,
            position,
            found=sctid,
            description=description.term,
            concept=concept,
            term=edition.term(concept),
        )
    if partition(sctid) in DESCRIPTION_PARTITIONS | RELATIONSHIP_PARTITIONS:
        return Problem.of(rules.NOT_A_CONCEPT_ID, position, found=sctid, partition=partition(sctid))
    space = namespace(sctid)
    if space is not None and space not in map(namespace, edition.info.module_ids):
        return Problem.of(rules.FOREIGN_CONCEPT, position, concept=sctid, namespace=space, edition=edition.version_uri)
    return Problem.of(rules.UNKNOWN_CONCEPT, position, concept=sctid, edition=edition.version_uri)


def _unknown_descriptions(node: DescriptionIdFilter, edition: Edition) -> Iterator[Problem]:
    unknown = (sctid for sctid in node.ids if edition.description(sctid) is None)
    return (
        Problem.of(rules.UNKNOWN_DESCRIPTION, node.position, found=sctid, edition=edition.version_uri)
        for sctid in unknown
    )


def _targets(concept: Concept, edition: Edition) -> str:
    """Say what became of an inactive concept: the kind of each association, and where it leads."""
    found = (
        f"{ASSOCIATION_NAMES[each.refset_id]} {each.target_id} |{edition.term(each.target_id)}|"
        for each in edition.history(concept.id)
    )
    return ", ".join(dict.fromkeys(found)) or "-"


def _is_term(text: str, sctid: int, edition: Edition) -> bool:
    """Say whether text is an active term of a concept, but for case and blanks; yes when it has no terms at all."""
    terms = {_plain(each.term) for each in edition.descriptions(sctid) if each.active}
    return not terms or _plain(text) in terms


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
