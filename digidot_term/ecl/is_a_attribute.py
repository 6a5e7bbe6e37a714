"""Is-a where it is named as an attribute: parents as values (ECL 6.2)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from pyroaring import BitMap

from digidot_term.ecl.counting import asks_for_some
from digidot_term.ecl.question import Ids, Question
from digidot_term.ecl.tree import EclAttribute, Expression, ExpressionComparison, WildCard
from digidot_term.ecl.values import wanted_concepts


def named_types(name: Expression, question: Question) -> Ids | None:
    """Return the attributes a name stands for; None for any attribute, is-a not among them."""
    return None if isinstance(name, WildCard) else question.named(name)


def is_a_counts(node: EclAttribute, question: Question) -> list[BitMap]:
    """Return the concepts with one parent that compares as wanted, with two or more, and so on.

    A parent that stands above another of them is redundant. Without a cardinality it is enough to have one.
    """
    if not isinstance(node.comparison, ExpressionComparison):
        return []
    parents, hierarchy = wanted_concepts(node.comparison, question), question.edition.hierarchy
    if asks_for_some(node.cardinality):
        return [hierarchy.children_of(parents)]
    counts = Counter(hierarchy.rows_below(parents))
    redundant = {(child, parent) for child, parent, by in hierarchy.redundant() if parent in parents and by in parents}
    for child, _ in redundant:
        counts[child] -= 1
    return _or_more(counts)


def _or_more(counts: Mapping[int, int]) -> list[BitMap]:
    """Return what has a count of one or more, of two or more, and so on."""
    exactly: dict[int, list[int]] = {}
    for each, count in counts.items():
        exactly.setdefault(count, []).append(each)
    found = [BitMap(exactly.get(count, ())) for count in range(1, max(exactly, default=0) + 1)]
    for number in range(len(found) - 1, 0, -1):
        found[number - 1] |= found[number]
    return found
