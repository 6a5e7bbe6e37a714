"""Member filters. Module, time and active are read as such before the field name that could be anything."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from digidot_term.ecl import semantic_rules
from digidot_term.ecl.comparison_parser import (
    EQUALITY,
    EXPRESSION_BEHIND,
    boolean_value,
    names_concept,
    numeric_value,
    operator,
)
from digidot_term.ecl.component_filter_parser import active_value, time_value, time_values
from digidot_term.ecl.concepts import QUOTED_ALT_IDENTIFIER, concept_reference
from digidot_term.ecl.cursor import Cursor
from digidot_term.ecl.filter_tree import (
    ActiveFilter,
    EclConceptReferenceSet,
    EffectiveTimeFilter,
    MatchSearchTerm,
    MemberComparison,
    MemberFieldFilter,
    MemberFilter,
    ModuleFilter,
    TermComparison,
    TimeComparison,
    WildSearchTerm,
)
from digidot_term.ecl.pattern import BLANK, Pattern
from digidot_term.ecl.search_term_parser import typed_search_term
from digidot_term.ecl.tree import BooleanComparison, ExpressionComparison, NumericComparison

Searches = tuple[MatchSearchTerm | WildSearchTerm, ...]
_NAME = Pattern(r"[A-Za-z]+")
# Of `activenot =` the end belongs to the operator, of `activenot !=` it is part of the name.
_KNOWN_NAME = Pattern(rf"(?:moduleid|effectivetime|active)(?=not{BLANK}*+=)", re.IGNORECASE)
_QUOTED_STAR = Pattern(r'"\*"')
_MAP_FIELDS = frozenset({"maptarget", "mapsource", "mapgroup", "mappriority", "maprule", "mapadvice", "mapcategoryid"})


def member_filters(cursor: Cursor) -> tuple[MemberFilter, ...]:
    """`memberFilter *(ws "," ws memberFilter) ws`, behind `"{{" ws ("m" / "M") ws`."""
    if cursor.text[cursor.at - 1 : cursor.at + len(cursor.word())].lower() in _MAP_FIELDS:
        start = cursor.at - 1
        cursor.note(
            semantic_rules.MISSING_FILTER_LETTER, start, found=cursor.text[start : cursor.at + len(cursor.word())]
        )
    found = []
    while True:
        cursor.space()
        found.append(_member_filter(cursor))
        cursor.space()
        if not cursor.take(","):
            return tuple(found)


def _member_filter(cursor: Cursor) -> MemberFilter:
    """`memberFilter = moduleFilter / effectiveTimeFilter / activeFilter / memberFieldFilter`."""
    position = cursor.position(cursor.at)
    name = _name(cursor)
    cursor.space()
    value_at = cursor.at
    known = _KNOWN.get(name.lower())
    if not known:
        return MemberFieldFilter(name, _comparison(cursor), position)
    found = known(cursor)
    if found:
        return found
    cursor.at = value_at
    other = _comparison(cursor)
    if isinstance(other, ExpressionComparison) and known is _module:
        return ModuleFilter(other.operator, other.value)
    value = cursor.text[value_at : cursor.at].lstrip("!<>= \t\r\n")[:40]
    cursor.note(semantic_rules.WRONG_FIELD_VALUE, value_at, field=name, found=value)
    return MemberFieldFilter(name, other, position)


def _name(cursor: Cursor) -> str:
    """`refsetFieldName = 1*alpha`, or the keyword of another filter."""
    name = _NAME.match(cursor.text, cursor.at)
    if not name:
        cursor.fail("refsetFieldName")
    known = _KNOWN_NAME.match(cursor.text, cursor.at)
    found = cursor.choose((known[0], name[0]) if known else (name[0],))
    cursor.at += len(found)
    return found


def _module(cursor: Cursor) -> ModuleFilter | None:
    """`moduleFilter` whose value could not be read as a field's: a set of concepts, a quoted identifier; else None."""
    symbol = operator(cursor, ordered=True)
    start = cursor.at
    concepts = cursor.listed(concept_reference) if symbol in EQUALITY else None
    if concepts and len(concepts) > 1:
        return ModuleFilter(symbol, EclConceptReferenceSet(concepts))
    cursor.at = start
    return ModuleFilter(symbol, cursor.sub_expression(cursor)) if cursor.sees(QUOTED_ALT_IDENTIFIER) else None


def _effective_time(cursor: Cursor) -> EffectiveTimeFilter | None:
    """`effectiveTimeFilter`; None when the value is no time."""
    symbol = operator(cursor, ordered=True)
    time = time_value(cursor)
    times = (time,) if time is not None else cursor.listed(time_value)
    return EffectiveTimeFilter(symbol, times) if times else None


def _active(cursor: Cursor) -> ActiveFilter | None:
    """`activeFilter`; the prose of the specification also writes `"*"`, which only a member filter can derive."""
    symbol = operator(cursor, ordered=True)
    value = active_value(cursor) if symbol in EQUALITY else None
    if value is None and symbol in EQUALITY and cursor.match(_QUOTED_STAR):
        value = (None,)
    return ActiveFilter(symbol, value[0]) if value else None


_KNOWN: Mapping[str, Callable[[Cursor], MemberFilter | None]] = {
    "moduleid": _module,
    "effectivetime": _effective_time,
    "active": _active,
}


def _comparison(cursor: Cursor) -> MemberComparison:
    """`memberFieldFilter = refsetFieldName ws (operator ws value)`, from the operator on."""
    symbol = operator(cursor, ordered=True)
    number = numeric_value(cursor)
    if number is not None:
        return NumericComparison(symbol, number)
    if symbol not in EQUALITY:
        return TimeComparison(symbol, time_values(cursor))
    if cursor.peek('""'):
        return TimeComparison(symbol, time_values(cursor))
    searched = None if names_concept(cursor) else _searched(cursor)
    if searched:
        return TermComparison(symbol, searched)
    times = cursor.listed(time_value)
    if times:
        return TimeComparison(symbol, times)
    truth = boolean_value(cursor)
    if truth is not None:
        return BooleanComparison(symbol, truth)
    return ExpressionComparison(symbol, cursor.sub_expression(cursor))


def _searched(cursor: Cursor) -> Searches | None:
    """`typedSearchTerm / typedSearchTermSet`; None when something else stands here."""
    start = cursor.at
    found = typed_search_term(cursor)
    if found:
        return (found,)
    listed: Searches | None = cursor.listed(_search_in_set)
    if listed and cursor.sees(EXPRESSION_BEHIND):
        cursor.at = start
        return None
    return listed


def _search_in_set(cursor: Cursor) -> MatchSearchTerm | WildSearchTerm | None:
    """`typedSearchTerm`, as it stands in a set; empty text is a time."""
    return None if cursor.peek('""') or names_concept(cursor) else typed_search_term(cursor)
