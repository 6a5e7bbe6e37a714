"""The concepts an expression names, held against an edition: unknown, inactive, or with a term not their own."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.ecl import answer_rules as rules
from digidot_term.ecl.problem import Problem
from digidot_term.ecl.tree import EclConceptReference, Expression
from digidot_term.snomed.edition import Edition


def concept_references(expression: Expression) -> tuple[EclConceptReference, ...]:
    """Return every concept reference of an expression, filters included, in order of place."""
    return tuple(sorted(_found(expression), key=lambda reference: reference.position.offset))


def _found(expression: object) -> Iterator[EclConceptReference]:
    waiting = [expression]
    while waiting:
        node = waiting.pop()
        if isinstance(node, EclConceptReference):
            yield node
        elif isinstance(node, tuple):
            waiting.extend(node)
        elif hasattr(node, "__dataclass_fields__"):
            waiting.extend(getattr(node, name) for name in node.__dataclass_fields__)


def check_references(expression: Expression, edition: Edition) -> tuple[Problem, ...]:
    """Report each concept that is unknown or inactive, with what took its place, and each term that is not its own."""
    found = (_problem(reference, edition) for reference in concept_references(expression))
    return tuple(problem for problem in found if problem)


def _problem(reference: EclConceptReference, edition: Edition) -> Problem | None:
    sctid, position = reference.id, reference.position
    concept = edition.concept(sctid)
    if concept is None:
        return Problem.of(rules.UNKNOWN_CONCEPT, position, concept=sctid, edition=edition.version_uri)
    term = edition.term(sctid)
    if not concept.active:
        targets = [f"{each.target_id} |{edition.term(each.target_id)}|" for each in edition.history(sctid)]
        return Problem.of(
            rules.INACTIVE_CONCEPT, position, concept=sctid, term=term, targets=", ".join(dict.fromkeys(targets)) or "-"
        )
    if reference.term is not None and not _is_term(reference.term, sctid, edition):
        return Problem.of(rules.TERM_MISMATCH, position, concept=sctid, term=term, found=reference.term)
    return None


def _is_term(text: str, sctid: int, edition: Edition) -> bool:
    """Say whether text is an active term of a concept, but for case and blanks; yes when it has no terms at all."""
    terms = {_plain(each.term) for each in edition.descriptions(sctid) if each.active}
    return not terms or _plain(text) in terms


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
