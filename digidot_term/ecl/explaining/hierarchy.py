"""Why a concept stands above or below others, or does not (ECL 6.1)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from digidot_term.ecl.explaining.compound import UNKNOWN
from digidot_term.ecl.explaining.inquiry import Inquiry
from digidot_term.ecl.explaining.tree import Concepts, Explanation, Quoted, Reason, ReasonKind
from digidot_term.ecl.question import Ids
from digidot_term.ecl.tree import EclConceptReference, Expression, SubExpressionConstraint, WildCard
from digidot_term.language import Text
from digidot_term.snomed.edition import Edition

ITSELF = ReasonKind(
    "itself",
    Text(en="is one of these concepts itself", nb="er selv et av disse begrepene", nn="er sjølv eit av desse omgrepa"),
)
THE_CONCEPT = ReasonKind("the-concept", Text(en="is the concept itself", nb="er begrepet selv", nn="er omgrepet sjølv"))
CHILD = ReasonKind(
    "child", Text(en="is a child of {other}", nb="står rett under {other}", nn="står rett under {other}")
)
PARENT = ReasonKind(
    "parent", Text(en="is a parent of {other}", nb="står rett over {other}", nn="står rett over {other}")
)
BELOW = ReasonKind(
    "below",
    Text(en="is below {other} via {path}", nb="står under {other} via {path}", nn="står under {other} via {path}"),
)
ABOVE = ReasonKind(
    "above",
    Text(en="is above {other} via {path}", nb="står over {other} via {path}", nn="står over {other} via {path}"),
)
NO_CHILD = ReasonKind(
    "no-child",
    Text(
        en="is below {other}, but not directly: via {path}",
        nb="står under {other}, men ikke rett under: via {path}",
        nn="står under {other}, men ikkje rett under: via {path}",
    ),
)
NO_PARENT = ReasonKind(
    "no-parent",
    Text(
        en="is above {other}, but not directly: via {path}",
        nb="står over {other}, men ikke rett over: via {path}",
        nn="står over {other}, men ikkje rett over: via {path}",
    ),
)
NOT_BELOW = ReasonKind(
    "not-below",
    Text(en="is not below {other}", nb="står ikke under {other}", nn="står ikkje under {other}"),
)
NOT_ABOVE = ReasonKind(
    "not-above",
    Text(en="is not above {other}", nb="står ikke over {other}", nn="står ikkje over {other}"),
)
BELOW_NONE = ReasonKind(
    "below-none",
    Text(
        en="is below none of the {count} concepts of {focus}",
        nb="står ikke under noen av de {count} begrepene i {focus}",
        nn="står ikkje under nokon av dei {count} omgrepa i {focus}",
    ),
)
ABOVE_NONE = ReasonKind(
    "above-none",
    Text(
        en="is above none of the {count} concepts of {focus}",
        nb="står ikke over noen av de {count} begrepene i {focus}",
        nn="står ikkje over nokon av dei {count} omgrepa i {focus}",
    ),
)
ITSELF_LEFT_OUT = ReasonKind(
    "itself-left-out",
    Text(
        en="is one of these concepts itself, and {operator} leaves them out",
        nb="er selv et av disse begrepene, og {operator} tar dem ikke med",
        nn="er sjølv eit av desse omgrepa, og {operator} tek dei ikkje med",
    ),
)
THE_CONCEPT_LEFT_OUT = ReasonKind(
    "the-concept-left-out",
    Text(
        en="is the concept itself, and {operator} leaves it out",
        nb="er begrepet selv, og {operator} tar det ikke med",
        nn="er omgrepet sjølv, og {operator} tek det ikkje med",
    ),
)
INACTIVE = ReasonKind(
    "inactive",
    Text(
        en="is inactive, and stands nowhere in the hierarchy",
        nb="er inaktivt, og står ikke i hierarkiet",
        nn="er inaktivt, og står ikkje i hierarkiet",
    ),
)
FOCUS_INACTIVE = ReasonKind(
    "focus-inactive",
    Text(
        en="{other} is inactive: nothing stands below or above it",
        nb="{other} er inaktivt: ingenting står under eller over det",
        nn="{other} er inaktivt: ingenting står under eller over det",
    ),
)
FOCUS_EMPTY = ReasonKind(
    "focus-empty",
    Text(
        en="{focus} has no concepts in this edition",
        nb="{focus} har ingen begreper i denne utgaven",
        nn="{focus} har ingen omgrep i denne utgåva",
    ),
)
TOP = ReasonKind(
    "top",
    Text(
        en="is one of them, and none of the others stands above it",
        nb="er et av dem, og ingen av de andre står over det",
        nn="er eit av dei, og ingen av dei andre står over det",
    ),
)
BOTTOM = ReasonKind(
    "bottom",
    Text(
        en="is one of them, and none of the others stands below it",
        nb="er et av dem, og ingen av de andre står under det",
        nn="er eit av dei, og ingen av dei andre står under det",
    ),
)
NOT_TOP = ReasonKind(
    "not-top",
    Text(
        en="{other} is one of them too, and stands above it",
        nb="{other} er også et av dem, og står over det",
        nn="{other} er òg eit av dei, og står over det",
    ),
)
NOT_BOTTOM = ReasonKind(
    "not-bottom",
    Text(
        en="{other} is one of them too, and stands below it",
        nb="{other} er også et av dem, og står under det",
        nn="{other} er òg eit av dei, og står under det",
    ),
)
NOT_AMONG = ReasonKind(
    "not-among",
    Text(
        en="is none of the concepts of {focus}",
        nb="er ikke blant begrepene i {focus}",
        nn="er ikkje blant omgrepa i {focus}",
    ),
)


def explain_hierarchy(node: SubExpressionConstraint, focus: Expression, sctid: int, inquiry: Inquiry) -> Explanation:
    """Explain an operator on the concepts of `focus`, which is all that stands behind it."""
    met = sctid in inquiry.ids(node)
    operator = node.operator or ""
    if operator.startswith("!!"):
        return _extreme(node, focus, sctid, inquiry)
    reason, through = (_met if met else _not_met)(operator, focus, sctid, inquiry)
    plain = isinstance(focus, EclConceptReference | WildCard)
    parts = () if through is None or plain else (inquiry.explained(focus, through),)
    return Explanation(sctid, node, met, reason, parts, node)


def _met(operator: str, focus: Expression, sctid: int, inquiry: Inquiry) -> tuple[Reason, int | None]:
    """Return how the concept is related to one of the focus, and which."""
    edition, ids = inquiry.edition, inquiry.ids(focus)
    if operator[:2] in {"<<", ">>"} and sctid in ids:
        return Reason.of(THE_CONCEPT if isinstance(focus, EclConceptReference) else ITSELF), sctid
    if operator.startswith("<"):
        path = way_up(sctid, ids, edition)
        kind = CHILD if len(path) == 2 else BELOW  # noqa: PLR2004 - the two ends of one step
        return _along(kind, path[-1], path[1:-1]), path[-1]
    path = _way_down(sctid, ids, edition)
    kind = PARENT if len(path) == 2 else ABOVE  # noqa: PLR2004 - likewise
    return _along(kind, path[0], path[1:-1]), path[0]


def _along(kind: ReasonKind, other: int, path: Sequence[int]) -> Reason:
    facts = {"path": Concepts(tuple(path))} if path else {}
    return Reason.of(kind, other=Concepts((other,)), **facts)


def _not_met(operator: str, focus: Expression, sctid: int, inquiry: Inquiry) -> tuple[Reason, int | None]:
    """Return what stands in the way, and the concept of the focus it speaks of, if any."""
    edition, ids = inquiry.edition, inquiry.ids(focus)
    if not ids:
        return Reason.of(FOCUS_EMPTY, focus=Quoted(focus)), None
    if sctid not in edition.active_ids:
        return Reason.of(INACTIVE) if sctid in edition else Reason.of(UNKNOWN, other=Concepts((sctid,))), None
    down = operator.startswith("<")
    if isinstance(focus, EclConceptReference) and focus.id not in edition.active_ids:
        return Reason.of(FOCUS_INACTIVE, other=Concepts((focus.id,))), None
    path = (way_up if down else _way_down)(sctid, ids, edition)
    if path:  # a child was asked for, or a parent, and it stands further away
        other = path[-1] if down else path[0]
        return _along(NO_CHILD if down else NO_PARENT, other, path[1:-1]), other
    single = isinstance(focus, EclConceptReference)
    if sctid in ids:
        return Reason.of(THE_CONCEPT_LEFT_OUT if single else ITSELF_LEFT_OUT, operator=operator), None
    if isinstance(focus, EclConceptReference):
        return Reason.of(NOT_BELOW if down else NOT_ABOVE, other=Concepts((focus.id,))), None
    return Reason.of(BELOW_NONE if down else ABOVE_NONE, count=len(ids), focus=Quoted(focus)), None


def _extreme(node: SubExpressionConstraint, focus: Expression, sctid: int, inquiry: Inquiry) -> Explanation:
    """Explain `!!>` and `!!<`: one of the concepts, and none of the others above it, or below it."""
    edition, ids = inquiry.edition, inquiry.ids(focus)
    met, top = sctid in inquiry.ids(node), node.operator == "!!>"
    others: Ids = (edition.ancestors(sctid) if top else edition.descendants(sctid)) & ids
    if met:
        reason = Reason.of(TOP if top else BOTTOM)
    elif sctid not in ids:
        reason = Reason.of(NOT_AMONG, focus=Quoted(focus))
    else:
        reason = Reason.of(NOT_TOP if top else NOT_BOTTOM, other=Concepts((min(others),)))
    within = inquiry.explained(focus, sctid)
    return Explanation(sctid, node, met, reason, (within.without_say() if within.met else within,), node)


def way_up(sctid: int, goals: Ids, edition: Edition) -> tuple[int, ...]:
    """Return one of the shortest ways from a concept up to another that is among `goals`; nothing when there is none.

    It begins with the concept and ends with the goal; the same question has the same answer.
    """
    came_from: dict[int, int | None] = {sctid: None}
    waiting = [sctid]
    for each in waiting:
        for parent in edition.parents(each):
            if parent not in came_from:
                came_from[parent] = each
                waiting.append(parent)
                if parent in goals:
                    return tuple(reversed(list(_back(parent, came_from))))
    return ()


def _back(end: int, came_from: dict[int, int | None]) -> Iterator[int]:
    at: int | None = end
    while at is not None:
        yield at
        at = came_from[at]


def _way_down(sctid: int, goals: Ids, edition: Edition) -> tuple[int, ...]:
    """Return one of the ways up from a goal to the concept; it begins with the goal, a child where one is a goal."""
    below = goals & frozenset(edition.children(sctid)) or goals & edition.descendants(sctid)
    return way_up(min(below), frozenset({sctid}), edition) if below else ()
