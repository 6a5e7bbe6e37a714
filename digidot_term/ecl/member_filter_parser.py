"""Member filters. Module, time and active are read as such before the field name that could be anything."""

from __future__ import annotations

from digidot_term.ecl import semantic_rules
from digidot_term.ecl.comparison_parser import EQUALITY, boolean_value, names_concept, numeric_value, operator
from digidot_term.ecl.component_filter_parser import active_value, time_value, time_values
from digidot_term.ecl.concepts import QUOTED_ALT_IDENTIFIER, concept_reference
from digidot_term.ecl.cursor import Cursor
from digidot_term.ecl.description_filter_parser import typed_search_term
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
from digidot_term.ecl.pattern import Pattern
from digidot_term.ecl.tree import BooleanComparison, ExpressionComparison, NumericComparison

_NAME = Pattern(r"[A-Za-z]+")
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
    start = cursor.at
    name = cursor.match(_NAME)
    if not name:
        cursor.fail("refsetFieldName")
    if name[0].lower() in {"moduleidnot", "effectivetimenot", "activenot"}:
        cursor.at -= len("not")
    value_at = cursor.at
    cursor.space()
    position = cursor.position(start)
    known = {"moduleid": _module, "effectivetime": _effective_time, "active": _active}.get(
        cursor.text[start:value_at].lower()
    )
    value_at = cursor.at
    if not known:
        return MemberFieldFilter(name[0], _comparison(cursor), position)
    found = known(cursor)
    if found:
        return found
    cursor.at = value_at
    other = _comparison(cursor)
    if isinstance(other, ExpressionComparison) and known is _module:
        return ModuleFilter(other.operator, other.value)
    value = cursor.text[value_at : cursor.at].lstrip("!<>= \t\r\n")[:40]
    cursor.note(semantic_rules.WRONG_FIELD_VALUE, value_at, field=name[0], found=value)
    return MemberFieldFilter(name[0], other, position)


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
    symbol = operator(cursor, ordered=False)
    value = active_value(cursor)
    if value is None and cursor.match(_QUOTED_STAR):
        value = (None,)
    return ActiveFilter(symbol, value[0]) if value else None


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


def _searched(cursor: Cursor) -> tuple[MatchSearchTerm | WildSearchTerm, ...] | None:
    """`typedSearchTerm / typedSearchTermSet`; None when something else stands here."""
    found = typed_search_term(cursor)
    return (found,) if found else cursor.listed(_search_in_set)


def _search_in_set(cursor: Cursor) -> MatchSearchTerm | WildSearchTerm | None:
    """`typedSearchTerm`, as it stands in a set; empty text is a time."""
    return None if cursor.peek('""') or names_concept(cursor) else typed_search_term(cursor)
