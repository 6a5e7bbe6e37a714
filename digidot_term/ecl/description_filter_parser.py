"""Description filters: term, language, type, dialect, id; each function quotes its production of ECL 2.3."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from digidot_term.ecl.comparison_parser import operator
from digidot_term.ecl.component_filter_parser import (
    active_filter,
    effective_time_filter,
    module_filter,
    one_or_more_words,
    word_item,
)
from digidot_term.ecl.concepts import concept_id, concept_reference, concepts_or_expression
from digidot_term.ecl.cursor import Cursor
from digidot_term.ecl.filter_tree import (
    AcceptabilityConceptReferenceSet,
    AcceptabilitySet,
    AcceptabilityTokenSet,
    DescriptionFilter,
    DescriptionIdFilter,
    DialectAlias,
    DialectAliasFilter,
    DialectId,
    DialectIdFilter,
    DialectIdSet,
    LanguageFilter,
    TermFilter,
    TypeIdFilter,
    TypeTokenFilter,
)
from digidot_term.ecl.pattern import Pattern
from digidot_term.ecl.search_term_parser import typed_search_term
from digidot_term.ecl.tree import Expression

_LANGUAGE_CODE = Pattern(r"[A-Za-z]{2}(?![A-Za-z])")
_ALIAS = Pattern(r"[A-Za-z][A-Za-z0-9-]*")
_TYPES = {
    "syn": "syn",
    "synonym": "syn",
    "fsn": "fsn",
    "fullyspecifiedname": "fsn",
    "def": "def",
    "definition": "def",
}
_ACCEPTABILITIES = {"accept": "accept", "acceptable": "accept", "prefer": "prefer", "preferred": "prefer"}


def term_filter(cursor: Cursor) -> TermFilter:
    """`termKeyword ws stringComparisonOperator ws (typedSearchTerm / typedSearchTermSet)`."""
    symbol = operator(cursor, ordered=False)
    return TermFilter(symbol, cursor.one_or_listed(typed_search_term, 'match:"..." / wild:"..."'))


def _language_filter(cursor: Cursor) -> LanguageFilter:
    """`language ws booleanComparisonOperator ws (languageCode / languageCodeSet)`."""
    start = cursor.at
    symbol = operator(cursor, ordered=False)
    return LanguageFilter(symbol, cursor.one_or_listed(_language_code, "languageCode"), cursor.position(start))


def _language_code(cursor: Cursor) -> str | None:
    """`languageCode = 2alpha`."""
    found = cursor.match(_LANGUAGE_CODE)
    return found[0].lower() if found else None


def _type_filter(cursor: Cursor) -> TypeTokenFilter:
    """`type ws booleanComparisonOperator ws (typeToken / typeTokenSet)`."""
    return TypeTokenFilter(operator(cursor, ordered=False), one_or_more_words(cursor, _TYPES))


def _type_id_filter(cursor: Cursor) -> TypeIdFilter:
    """`typeId ws booleanComparisonOperator ws (subExpressionConstraint / eclConceptReferenceSet)`."""
    return TypeIdFilter(operator(cursor, ordered=False), concepts_or_expression(cursor))


def _dialect_filter(cursor: Cursor) -> DialectAliasFilter:
    """`dialect ws booleanComparisonOperator ws (dialectAlias / dialectAliasSet) [ ws acceptabilitySet ]`."""
    symbol = operator(cursor, ordered=False)
    alone = _alias(cursor)
    dialects = (alone,) if alone else cursor.one_or_listed(_dialect_alias, "dialectAlias (nb-no)")
    return DialectAliasFilter(symbol, dialects, _optional_acceptability(cursor))


def _alias(cursor: Cursor) -> DialectAlias | None:
    """`dialectAlias = alpha *( dash / alpha / integerValue)`."""
    start = cursor.at
    found = cursor.match(_ALIAS)
    return DialectAlias(found[0].lower(), None, cursor.position(start)) if found else None


def _dialect_alias(cursor: Cursor) -> DialectAlias | None:
    """`dialectAlias [ws acceptabilitySet]`, as it stands in a set."""
    found = _alias(cursor)
    return DialectAlias(found.alias, _optional_acceptability(cursor), found.position) if found else None


def _dialect_id_filter(cursor: Cursor) -> DialectIdFilter:
    """`dialectId ws booleanComparisonOperator ws (subExpressionConstraint / dialectIdSet) [ ws acceptabilitySet ]`."""
    symbol = operator(cursor, ordered=False)
    start = cursor.at
    listed = cursor.listed(_dialect_id)
    value: Expression | DialectIdSet
    if listed and (len(listed) > 1 or listed[0].acceptability):
        value = DialectIdSet(listed)
    else:
        cursor.at = start
        value = cursor.sub_expression(cursor)
    return DialectIdFilter(symbol, value, _optional_acceptability(cursor))


def _dialect_id(cursor: Cursor) -> DialectId | None:
    """`eclConceptReference [ws acceptabilitySet]`, as it stands in a set."""
    found = concept_reference(cursor)
    return DialectId(found, _optional_acceptability(cursor)) if found else None


def _optional_acceptability(cursor: Cursor) -> AcceptabilitySet | None:
    """`[ ws acceptabilitySet ]`, `acceptabilitySet = acceptabilityConceptReferenceSet / acceptabilityTokenSet`."""
    start = cursor.at
    cursor.space()
    if not cursor.peek("("):
        cursor.at = start
        return None
    tokens = cursor.listed(word_item(_ACCEPTABILITIES))
    if tokens:
        return AcceptabilityTokenSet(tokens)
    concepts = cursor.listed(concept_reference)
    if concepts:
        return AcceptabilityConceptReferenceSet(concepts)
    cursor.at = max(cursor.at, cursor.reached)
    return cursor.fail("accept", "prefer", "conceptId")


def _id_filter(cursor: Cursor) -> DescriptionIdFilter:
    """`descriptionIdKeyword ws idComparisonOperator ws (descriptionId / descriptionIdSet)`."""
    start = cursor.at
    symbol = operator(cursor, ordered=False)
    return DescriptionIdFilter(symbol, cursor.one_or_listed(concept_id, "descriptionId"), cursor.position(start))


DESCRIPTION_FILTERS: Mapping[str, Callable[[Cursor], DescriptionFilter]] = {
    "term": term_filter,
    "language": _language_filter,
    "type": _type_filter,
    "typeid": _type_id_filter,
    "dialect": _dialect_filter,
    "dialectid": _dialect_id_filter,
    "moduleid": module_filter,
    "effectivetime": effective_time_filter,
    "active": active_filter,
    "id": _id_filter,
}
"""Each description filter by its keyword in lower case."""
