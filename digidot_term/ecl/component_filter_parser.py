"""Filters every component has: module, effective time, active; and what filters of all sorts are read with."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TypeVar

from digidot_term.ecl import semantic_rules, syntax_rules
from digidot_term.ecl.comparison_parser import operator
from digidot_term.ecl.concepts import concepts_or_expression
from digidot_term.ecl.cursor import Cursor, shown
from digidot_term.ecl.filter_tree import ActiveFilter, EffectiveTimeFilter, ModuleFilter
from digidot_term.ecl.pattern import BLANK, Pattern

_T = TypeVar("_T")
SPELLED = {
    name.lower(): name
    for name in (
        *("term", "language", "type", "typeId", "dialect", "dialectId", "moduleId", "effectiveTime", "active", "id"),
        *("definitionStatus", "definitionStatusId"),
    )
}
"""Keywords of filters as the specification spells them, by their lower case."""
_LETTERS = Pattern(r"[A-Za-z]+")
_TIME = Pattern(r'"(?:[1-9][0-9]{3}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01]))?"')
_ACTIVE = Pattern(
    rf"(?:(1|true)|(0|false))(?![A-Za-z0-9#-])|(\*|any(?![A-Za-z0-9#-]))(?!{BLANK}*+\{{\{{)",
    re.IGNORECASE,
)
_TIME_WANTED = 'timeValue ("YYYYMMDD" / "")'
_SHORT_MONTHS, _FEBRUARY = {4, 6, 9, 11}, 2


def filter_list(cursor: Cursor, parsers: Mapping[str, Callable[[Cursor], _T]]) -> tuple[_T, ...]:
    """`filter *(ws "," ws filter) ws`, each begun by its keyword."""
    found = []
    while True:
        cursor.space()
        word = cursor.word()
        known = word if word in parsers else word.removesuffix("not")
        if known not in parsers:
            cursor.fail(*(SPELLED[each] for each in parsers))
        cursor.at += len(known)
        cursor.space()
        found.append(parsers[known](cursor))
        cursor.space()
        if not cursor.take(","):
            return tuple(found)


def one_or_more_words(cursor: Cursor, words: Mapping[str, str]) -> tuple[str, ...]:
    """`token / "(" ws token *(mws token) ws ")"`; returns the short forms."""
    return cursor.one_or_listed(word_item(words), " / ".join(dict.fromkeys(words.values())))


def word_item(words: Mapping[str, str]) -> Callable[[Cursor], str | None]:
    """Return a parser of one of the words, brief or long, that gives its short form."""

    def item(cursor: Cursor) -> str | None:
        word = words.get(cursor.word())
        if word is not None:
            found = cursor.match(_LETTERS)
            cursor.is_long |= found is not None and len(found[0]) > len(word)
        return word

    return item


def module_filter(cursor: Cursor) -> ModuleFilter:
    """`moduleIdKeyword ws booleanComparisonOperator ws (subExpressionConstraint / eclConceptReferenceSet)`."""
    symbol = operator(cursor, ordered=False)
    return ModuleFilter(symbol, concepts_or_expression(cursor))


def effective_time_filter(cursor: Cursor) -> EffectiveTimeFilter:
    """`effectiveTimeKeyword ws timeComparisonOperator ws ( timeValue / timeValueSet )`."""
    symbol = operator(cursor, ordered=True)
    return EffectiveTimeFilter(symbol, time_values(cursor))


def time_values(cursor: Cursor) -> tuple[str, ...]:
    """`timeValue / timeValueSet`."""
    return cursor.one_or_listed(time_value, _TIME_WANTED)


def time_value(cursor: Cursor) -> str | None:
    """`timeValue = QM [ year month day ] QM`; a day that no calendar has is noted."""
    found = cursor.match(_TIME)
    if not found:
        return None
    date = found[0].strip('"')
    if date and not _is_day(int(date[:4]), int(date[4:6]), int(date[6:])):
        cursor.note(semantic_rules.IMPOSSIBLE_DATE, found.start(), found=date)
    return date


def _is_day(year: int, month: int, day: int) -> bool:
    """Say whether the month of that year has such a day."""
    if month == _FEBRUARY:
        leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        return day <= (29 if leap else 28)
    return day <= (30 if month in _SHORT_MONTHS else 31)


def active_filter(cursor: Cursor) -> ActiveFilter:
    """`activeKeyword ws booleanComparisonOperator ws activeValue`."""
    symbol = operator(cursor, ordered=False)
    value = active_value(cursor)
    if value is None:
        if cursor.peek('"'):
            cursor.stop(syntax_rules.QUOTED_STAR, found=shown(cursor.text[cursor.at + 1 :].partition('"')[0][:20]))
        cursor.fail("1", "0", "true", "false", "*")
    return ActiveFilter(symbol, value[0])


def active_value(cursor: Cursor) -> tuple[bool | None] | None:
    """`activeValue = "1" / "true" / "0" / "false" / wildCard`; None in a tuple is the wildcard."""
    found = cursor.match(_ACTIVE)
    if not found:
        return None
    if found[3]:
        cursor.is_long |= found[3] != "*"
        return (None,)
    return (bool(found[1]),)
