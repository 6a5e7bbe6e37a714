"""What of two expressions can be told by the laws of the language alone: one within the other, or nothing in common.

Every answer "yes" holds in every edition; "no" means that the laws do not tell. A question is answered once, and only
so many are: lists of thousands of parts end in "no".
"""

from __future__ import annotations

from collections.abc import Callable

from digidot_term.ecl.rewriting.filter_containment import all_filters_implied, asks_active_members
from digidot_term.ecl.rewriting.nodes import And, Minus, Or, Refined, Sub
from digidot_term.ecl.rewriting.shape import under, without_filters, without_history, without_operator
from digidot_term.ecl.tree import DottedExpressionConstraint, EclConceptReference, Expression, MemberOf, WildCard

MOST_QUESTIONS = 200_000
ENDS = ("!!>", "!!<")
_WIDER = {
    "<!": frozenset({"<!", "<<!", "<", "<<"}),
    "<<!": frozenset({"<<!", "<<"}),
    "<": frozenset({"<", "<<"}),
    "<<": frozenset({"<<"}),
}
_WIDER |= {
    operator.replace("<", ">"): frozenset(wider.replace("<", ">") for wider in found)
    for operator, found in _WIDER.items()
}
"""Operators that find whatever an operator finds."""


def only_concepts(node: Expression) -> bool:
    """Say whether a node can only mean concepts of the edition; fields of members may hold other ids."""
    match node:
        case EclConceptReference() | WildCard() | Refined() | DottedExpressionConstraint():
            return True
        case And(operands):
            return any(map(only_concepts, operands))
        case Or(operands):
            return all(map(only_concepts, operands))
        case Minus(included, _):
            return only_concepts(included)
        case Sub():
            return _only_concepts_under(node)
        case _:
            return False


def _only_concepts_under(node: Sub) -> bool:
    if node.filters or (node.operator and node.operator not in ENDS):
        return True
    if node.refset_operator:
        return not (isinstance(node.refset_operator, MemberOf) and node.refset_operator.fields)
    return only_concepts(node.focus)


class Containment:
    """Answers about pairs of expressions, remembered."""

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], bool] = {}

    @property
    def exhausted(self) -> bool:
        """Whether no more is looked into."""
        return len(self._known) >= MOST_QUESTIONS

    def within(self, a: Expression, b: Expression) -> bool:
        """Say whether all concepts of `a` are of `b`."""
        return a == b or self._answer(self._within, a, b)

    def _answer(self, find_out: Callable[..., bool], *nodes: Expression) -> bool:
        """Find something out once; while that goes on, and when there were too many questions, the answer is no."""
        question = (find_out.__name__, *nodes)
        known = self._known.get(question)
        if known is None:
            if self.exhausted:
                return False
            self._known[question] = False
            known = self._known[question] = find_out(*nodes)
        return known

    def _within(self, a: Expression, b: Expression) -> bool:
        if isinstance(b, WildCard):
            return only_concepts(a)
        if isinstance(a, Or):
            return all(self.within(each, b) for each in a.operands)
        if isinstance(b, And):
            return all(self.within(a, each) for each in b.operands)
        return (
            (isinstance(a, And) and any(self.within(each, b) for each in a.operands))
            or (isinstance(b, Or) and any(self.within(a, each) for each in b.operands))
            or self._within_by_what_is_left_out(a, b)
            or (isinstance(a, Refined) and self._refined_within(a, b))
            or ((isinstance(a, Sub) or isinstance(b, Sub)) and self._under_within(a, b))
        )

    def _within_by_what_is_left_out(self, a: Expression, b: Expression) -> bool:
        """Compare what MINUS leaves."""
        if isinstance(b, Minus) and self.within(a, b.included) and self.disjoint(a, b.excluded):
            return True
        if not isinstance(a, Minus):
            return False
        less = isinstance(b, Minus) and self.within(a.included, b.included) and self.within(b.excluded, a.excluded)
        return less or self.within(a.included, b)

    def _refined_within(self, a: Refined, b: Expression) -> bool:
        from digidot_term.ecl.rewriting.refinement_containment import implies  # noqa: PLC0415 - they ask each other

        if isinstance(b, Refined) and self.within(a.focus, b.focus) and implies(a.refinement, b.refinement, self):
            return True
        return self.within(a.focus, b)

    def _under_within(self, a: Expression, b: Expression) -> bool:
        """Compare layer by layer, from the outside: history, filters, operator."""
        if isinstance(b, Sub) and b.history:
            return self.within(a, without_history(b)) or (
                isinstance(a, Sub) and a.history == b.history and self.within(without_history(a), without_history(b))
            )
        if isinstance(a, Sub) and a.history:
            return False
        if isinstance(b, Sub) and b.filters:
            filtered = isinstance(a, Sub) and all_filters_implied(a.filters, b.filters)
            return filtered and isinstance(a, Sub) and self.within(without_filters(a), without_filters(b))
        if isinstance(a, Sub) and a.filters:
            return self.within(without_filters(a), b)
        return self._operators_within(a, b)

    def _operators_within(self, a: Expression, b: Expression) -> bool:
        inner_a = without_operator(a) if isinstance(a, Sub) and a.operator else a
        if isinstance(a, Sub) and a.operator in ENDS:
            return self.within(inner_a, b)
        if not isinstance(b, Sub):
            return False
        if b.operator is None:
            return isinstance(a, Sub) and _members_within(a, b)
        inner_b = without_operator(b)
        if b.operator[:2] in {"<<", ">>"} and only_concepts(a) and self.within(a, inner_b):
            return True
        if not isinstance(a, Sub) or b.operator not in _WIDER.get(a.operator or "", ()):
            return isinstance(a, Sub) and a.operator is not None and self._further_within(a.operator, inner_a, b)
        return self.within(inner_a, inner_b) or self._further_within(a.operator or "", inner_a, b)

    def _further_within(self, operator: str, inner: Expression, b: Sub) -> bool:
        """Use that what is below something below is below: `<< (< X)` is within `< X`."""
        if operator in ENDS or b.operator not in {"<", "<<", ">", ">>"} or operator[0] != b.operator[0]:
            return False
        strict = operator in {"<", "<!", ">", ">!"}
        reflexive = b.operator[0] * 2
        return self.within(inner, under(reflexive if strict else b.operator, without_operator(b)))

    def disjoint(self, a: Expression, b: Expression) -> bool:
        """Say whether no concept can be of both."""
        return self._answer(self._apart, a, b) or self._answer(self._apart, b, a)

    def _apart(self, a: Expression, b: Expression) -> bool:
        match a:
            case EclConceptReference():
                return (isinstance(b, EclConceptReference) and a.id != b.id) or _strictly_from(a, b)
            case Or(operands):
                return all(self.disjoint(each, b) for each in operands)
            case And(operands):
                return any(self.disjoint(each, b) for each in operands)
            case Minus(included, excluded):
                return self.within(b, excluded) or self.disjoint(included, b)
            case Refined(focus, _):
                return self.disjoint(focus, b)
            case Sub() if a.filters and not a.history:
                return self.disjoint(without_filters(a), b)
            case _:
                return False

    def never(self, node: Expression) -> bool:
        """Say whether a node can have no concepts in any edition."""
        return self._answer(self._never, node)

    def _never(self, node: Expression) -> bool:
        match node:
            case Minus(included, excluded):
                return self.within(included, excluded) or self.never(included)
            case And(operands):
                singles = {each for each in operands if isinstance(each, EclConceptReference)}
                return len(singles) > 1 or any(map(self.never, operands)) or self._apart_somewhere(operands)
            case Or(operands):
                return all(map(self.never, operands))
            case Refined(focus, _) | DottedExpressionConstraint(focus, _):
                return self.never(focus)
            case Sub(refset_operator=None, member_filters=()):
                return self.never(node.focus)
            case _:
                return False

    def _apart_somewhere(self, operands: tuple[Expression, ...]) -> bool:
        few = operands[:_FEW]
        return any(self.disjoint(a, b) for at, a in enumerate(few) for b in few[at + 1 :])


_FEW = 8
"""Operands of an AND that are compared each with each."""


def _strictly_from(concept: EclConceptReference, b: Expression) -> bool:
    """Say whether `b` is what stands strictly above or below the concept, filtered or not: never the concept itself."""
    return (
        isinstance(b, Sub)
        and b.operator in {"<", "<!", ">", ">!"}
        and b.refset_operator is None
        and b.history is None
        and b.focus == concept
    )


def _members_within(a: Sub, b: Sub) -> bool:
    """Say whether `^ R` with filters is within `^ R`: not where a filter asks for inactive members."""
    same = a.operator is None and a.refset_operator == b.refset_operator and a.focus == b.focus
    return same and a.refset_operator is not None and not b.member_filters and asks_active_members(a.member_filters)
