"""Laws of the hierarchy operators: one on another, a concept beside what stands below it, tops and bottoms."""

from __future__ import annotations

from digidot_term.ecl.rewriting import law_reasons as reasons
from digidot_term.ecl.rewriting.containment import ENDS, Containment, only_concepts
from digidot_term.ecl.rewriting.nodes import Minus, Or, Sub
from digidot_term.ecl.rewriting.shape import either, parts_of, under, without_operator
from digidot_term.ecl.rewriting.step import Step
from digidot_term.ecl.tree import EclConceptReference, Expression, WildCard

_DOWN = {
    ("<<", "<<"): "<<",
    ("<<", "<"): "<",
    ("<<", "<<!"): "<<",
    ("<<", "<!"): "<",
    ("<", "<<"): "<",
    ("<", "<<!"): "<",
    ("<!", "<<"): "<",
    ("<<!", "<<"): "<<",
    ("<<!", "<"): "<",
}
_UP = {
    (outer.replace("<", ">"), inner.replace("<", ">")): one.replace("<", ">") for (outer, inner), one in _DOWN.items()
}
_OF_ENDS = {
    ("!!>", "<<"): "!!>",
    ("!!>", "<<!"): "!!>",
    ("!!>", "!!>"): "!!>",
    ("!!<", ">>"): "!!<",
    ("!!<", ">>!"): "!!<",
    ("!!<", "!!<"): "!!<",
    ("<<", "!!>"): "<<",
    ("<", "!!>"): "<",
    (">>", "!!<"): ">>",
    (">", "!!<"): ">",
}
_ONE_OF_TWO = {**_DOWN, **_UP, **_OF_ENDS}
"""What two operators, the outer one in front, come to."""
_REFLEXIVE = {"<": "<<", "<!": "<<!", ">": ">>", ">!": ">>!"}
_STRICT = {reflexive: strict for strict, reflexive in _REFLEXIVE.items()}


def join_operators(node: Sub, _laws: Containment) -> Step | None:
    """`<< (< X)` is `< X`."""
    inner = node.focus
    if not (isinstance(inner, Sub) and node.refset_operator is None) or inner.filters or inner.history:
        return None
    operator = _ONE_OF_TWO.get((node.operator or "", inner.operator or ""))
    below = without_operator(inner)
    if operator is None or (node.operator in ENDS and not only_concepts(below)):
        return None
    return Step(reasons.OPERATORS_JOINED, node, _on(node, under(operator, below)), ((inner, None),))


def drop_idle_operator(node: Sub, _laws: Containment) -> Step | None:
    """`<< *` is `*`, and the top of one concept is the concept."""
    plain = node.refset_operator is None and not node.member_filters
    everything = isinstance(node.focus, WildCard) and node.operator in _STRICT
    single = isinstance(node.focus, EclConceptReference) and node.operator in ENDS
    if not (plain and (everything or single)):
        return None
    return Step(reasons.OPERATOR_IDLE, node, _on(node, node.focus), ((node.focus, None),))


def _on(node: Sub, inner: Expression) -> Expression:
    """Put a node's filters and history on another expression, in place of its operator and focus."""
    if not (node.filters or node.history):
        return inner
    if isinstance(inner, Sub) and not (inner.filters or inner.history):
        parts = (inner.operator, inner.focus, inner.refset_operator, inner.member_filters)
        return Sub(*parts, node.filters, node.history)
    return Sub(None, inner, None, (), node.filters, node.history)


def join_self(node: Or, _laws: Containment) -> Step | None:
    """`X OR < X` is `<< X`."""
    present = set(node.operands)
    joined = {each: whole for each in node.operands if (whole := _with_self(each, present))}
    gone = {part for each in joined for part in parts_of(without_operator(each))}  # type: ignore[arg-type]
    if not joined:
        return None
    kept = tuple(joined.get(each, each) for each in node.operands if each not in gone)
    found = tuple((each, without_operator(each)) for each in joined if isinstance(each, Sub))
    return Step(reasons.SELF_AND_BELOW, node, either(kept), found)


def _with_self(node: Expression, present: set[Expression]) -> Expression | None:
    """Return an operand with its focus taken in, if all of that stands beside it."""
    if not isinstance(node, Sub) or node.filters or node.history or node.operator not in _REFLEXIVE:
        return None
    focus = without_operator(node)
    if not (only_concepts(focus) and present.issuperset(parts_of(focus))):
        return None
    return under(_REFLEXIVE[node.operator], focus)


def exclude_self(node: Minus, _laws: Containment) -> Step | None:
    """`<< X MINUS X` is `< X`; `<< X MINUS < X` is `X`. No concept stands below itself."""
    included = node.included
    if not (isinstance(included, Sub) and isinstance(included.focus, EclConceptReference)):
        return None
    if included.operator not in _STRICT or included.refset_operator or included.history:
        return None
    strict = under(_STRICT[included.operator], included.focus)
    for gone, left in ((included.focus, strict), (strict, included.focus)):
        rest = tuple(each for each in parts_of(node.excluded) if each != gone)
        if len(rest) < len(parts_of(node.excluded)):
            after = _on(included, left)
            return Step(
                reasons.SELF_TAKEN_OUT, node, Minus(after, either(rest)) if rest else after, ((gone, included),)
            )
    return None
