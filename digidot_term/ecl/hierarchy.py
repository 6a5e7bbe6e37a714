"""Constraint operators: what stands above and below a set of concepts (ECL 6.1)."""

from __future__ import annotations

from digidot_term.ecl.question import Ids
from digidot_term.snomed.edition import Edition


def related(operator: str, ids: Ids, edition: Edition) -> Ids:
    """Return the concepts in the relation `operator` to any concept of `ids`; see `SubExpressionConstraint`."""
    if operator == "!!>":
        return ids - edition.descendants_of(ids)
    if operator == "!!<":
        return ids - edition.ancestors_of(ids)
    if operator.endswith("!"):
        found = edition.children_of(ids) if operator.startswith("<") else edition.parents_of(ids)
    else:
        found = edition.descendants_of(ids) if operator.startswith("<") else edition.ancestors_of(ids)
    return found | edition.concepts_of(ids) if operator[:2] in {"<<", ">>"} else found


def related_to_one(operator: str, sctid: int, edition: Edition) -> Ids:
    """Return the concepts in the relation `operator` to one concept: the same, and most questions are no more."""
    match operator:
        case "<" | "<<":
            return edition.descendants(sctid, or_self=operator == "<<")
        case ">" | ">>":
            return edition.ancestors(sctid, or_self=operator == ">>")
    return related(operator, edition.concepts_of({sctid}), edition)
