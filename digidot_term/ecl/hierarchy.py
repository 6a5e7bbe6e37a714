"""Constraint operators: what stands above and below a set of concepts (ECL 6.1)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import chain

from digidot_term.ecl.question import Ids
from digidot_term.snomed.edition import Edition


def related(operator: str, ids: Ids, edition: Edition) -> Ids:
    """Return the concepts in the relation `operator` to any concept of `ids`; see `SubExpressionConstraint`."""
    if operator == "!!>":
        return ids - _reachable(edition.children, ids)
    if operator == "!!<":
        return ids - _reachable(edition.parents, ids)
    step = edition.children if operator.startswith("<") else edition.parents
    found = frozenset(chain.from_iterable(map(step, ids))) if operator.endswith("!") else _reachable(step, ids)
    return found | (ids & edition.concept_ids) if operator[:2] in {"<<", ">>"} else found


def _reachable(step: Callable[[int], Iterable[int]], ids: Ids) -> Ids:
    """Return what one or more steps reach from any of the ids."""
    found: set[int] = set()
    waiting = list(ids)
    while waiting:
        fresh = [sctid for sctid in step(waiting.pop()) if sctid not in found]
        found.update(fresh)
        waiting.extend(fresh)
    return frozenset(found)
