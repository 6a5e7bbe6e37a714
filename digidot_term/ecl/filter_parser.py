"""Filter constraints and history supplements behind a focus; each function quotes its production of ECL 2.3."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from digidot_term.ecl import semantic_rules
from digidot_term.ecl.comparison_parser import operator
from digidot_term.ecl.component_filter_parser import (
    SPELLED,
    active_filter,
    effective_time_filter,
    filter_list,
    module_filter,
    one_or_more_words,
)
from digidot_term.ecl.concepts import concepts_or_expression
from digidot_term.ecl.cursor import Cursor
from digidot_term.ecl.description_filter_parser import DESCRIPTION_FILTERS
from digidot_term.ecl.filter_tree import (
    ConceptFilter,
    ConceptFilterConstraint,
    DefinitionStatusIdFilter,
    DefinitionStatusTokenFilter,
    DescriptionFilterConstraint,
    HistorySupplement,
    MemberFilterConstraint,
)
from digidot_term.ecl.member_filter_parser import member_filters
from digidot_term.ecl.pattern import Pattern
from digidot_term.ecl.tree import Expression

_HISTORY = Pattern(r"history(?:[-_](min|mod|max))?", re.IGNORECASE)
_STATUS = {"primitive": "primitive", "defined": "defined"}

Behind = tuple[
    tuple[MemberFilterConstraint, ...],
    tuple[ConceptFilterConstraint | DescriptionFilterConstraint, ...],
    HistorySupplement | None,
]


def filter_constraints(cursor: Cursor) -> Behind:
    """`*(ws memberFilter) *(ws (descriptionFilter / conceptFilter)) [ws historySupplement]`, in this order."""
    members: list[MemberFilterConstraint] = []
    filters: list[ConceptFilterConstraint | DescriptionFilterConstraint] = []
    start = cursor.at
    cursor.space()
    while cursor.peek("{{"):
        opened = cursor.at
        cursor.take("{{")
        cursor.space()
        if cursor.take("+"):
            return tuple(members), tuple(filters), _history(cursor, opened)
        found = _filter_constraint(cursor, opened)
        if not isinstance(found, MemberFilterConstraint):
            filters.append(found)
        elif filters:
            cursor.at = opened
            cursor.fail("{{ C", "{{ D", "{{ +")
        else:
            members.append(found)
        start = cursor.at
        cursor.space()
    cursor.at = start
    return tuple(members), tuple(filters), None


def _filter_constraint(
    cursor: Cursor, opened: int
) -> ConceptFilterConstraint | DescriptionFilterConstraint | MemberFilterConstraint:
    """`"{{" ws [letter] ws filter *(ws "," ws filter) ws "}}"`; without a letter it is a description filter."""
    letter = _letter(cursor)
    found: ConceptFilterConstraint | DescriptionFilterConstraint | MemberFilterConstraint
    if letter == "c":
        found = ConceptFilterConstraint(filter_list(cursor, _CONCEPT_FILTERS))
    elif letter == "d":
        found = DescriptionFilterConstraint(filter_list(cursor, DESCRIPTION_FILTERS))
    else:
        found = MemberFilterConstraint(member_filters(cursor), cursor.position(opened))
    cursor.close("}}", opened, "{{")
    return found


def _letter(cursor: Cursor) -> str:
    """`"c" / "d" / "m"`, then `ws`; `moduleId` without one may also be read as `m` and a field `oduleId`."""
    word = cursor.word()
    if word in DESCRIPTION_FILTERS or word.removesuffix("not") in DESCRIPTION_FILTERS:
        if cursor.choose("dm" if word[0] == "m" else "d") == "d":
            return "d"
        cursor.note(semantic_rules.MISSING_FILTER_LETTER, cursor.at, found=cursor.token())
    if word[:1] not in {"c", "d", "m"}:
        cursor.fail("C", "D", "M", "+", *(SPELLED[each] for each in DESCRIPTION_FILTERS))
    cursor.at += 1
    cursor.space()
    return word[0]


def _history(cursor: Cursor, opened: int) -> HistorySupplement:
    """`historySupplement = "{{" ws "+" ws historyKeyword [ historyProfileSuffix / ws historySubset ] ws "}}"`."""
    cursor.space()
    found = cursor.match(_HISTORY)
    if not found:
        cursor.fail("HISTORY")
    profile = found[1].upper() if found[1] else None
    subset: Expression | None = None
    cursor.space()
    inner = cursor.at
    if profile is None and cursor.take("("):
        subset = cursor.expression(cursor)
        cursor.close(")", inner, "(")
    cursor.close("}}", opened, "{{")
    return HistorySupplement(profile, subset)


def _definition_status(cursor: Cursor) -> DefinitionStatusTokenFilter:
    """`definitionStatusKeyword ws booleanComparisonOperator ws (definitionStatusToken / definitionStatusTokenSet)`."""
    symbol = operator(cursor, ordered=False)
    return DefinitionStatusTokenFilter(symbol, one_or_more_words(cursor, _STATUS))


def _definition_status_id(cursor: Cursor) -> DefinitionStatusIdFilter:
    """`definitionStatusIdKeyword ws booleanComparisonOperator ws (sub-expression / eclConceptReferenceSet)`."""
    symbol = operator(cursor, ordered=False)
    return DefinitionStatusIdFilter(symbol, concepts_or_expression(cursor))


_CONCEPT_FILTERS: Mapping[str, Callable[[Cursor], ConceptFilter]] = {
    "definitionstatus": _definition_status,
    "definitionstatusid": _definition_status_id,
    "moduleid": module_filter,
    "effectivetime": effective_time_filter,
    "active": active_filter,
}
