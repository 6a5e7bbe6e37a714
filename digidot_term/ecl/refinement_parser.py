"""Refinements, attribute groups and attributes; each function quotes its production of ECL 2.3."""

from __future__ import annotations

import re

from digidot_term.ecl import semantic_rules
from digidot_term.ecl.comparison_parser import comparison
from digidot_term.ecl.concepts import ALT_IDENTIFIER
from digidot_term.ecl.connectives import joined
from digidot_term.ecl.cursor import Cursor
from digidot_term.ecl.pattern import BLANK, Pattern
from digidot_term.ecl.tree import (
    AttributeSet,
    Cardinality,
    ConjunctionAttributeSet,
    ConjunctionRefinementSet,
    DisjunctionAttributeSet,
    DisjunctionRefinementSet,
    EclAttribute,
    EclAttributeGroup,
    ExpressionComparison,
    Refinement,
)

_CONNECTIVE = Pattern(r",|(?:and|or)(?=[ \t\r\n]|/\*)", re.IGNORECASE)
_CARDINALITY = Pattern(rf"\[(0|[1-9][0-9]*)(?:\.\.|{BLANK}++to{BLANK}++)(0|[1-9][0-9]*|\*|many)\]", re.IGNORECASE)
_REVERSE = Pattern(r"reverseof|r(?!efsetcontainingany)", re.IGNORECASE)
_COMPARED = Pattern(rf"{BLANK}*+(?:[=<>]|!=|\{{\{{|not{BLANK}*+=)", re.IGNORECASE)
_LONGEST_NUMBER = 18
_SETS = (ConjunctionAttributeSet, DisjunctionAttributeSet, EclAttribute)


def refinement(cursor: Cursor, *, in_group: bool) -> Refinement:
    """`eclRefinement = subRefinement ws [conjunctionRefinementSet / disjunctionRefinementSet]`.

    Within a group `eclAttributeSet = subAttributeSet ws [conjunctionAttributeSet / disjunctionAttributeSet]`.
    """
    item = _item_in_group if in_group else _item
    cursor.space()
    begun = cursor.at
    return _set(*joined(cursor, item(cursor), begun, _CONNECTIVE, item))


def _item(cursor: Cursor) -> Refinement:
    return _sub_refinement(cursor, in_group=False)


def _item_in_group(cursor: Cursor) -> Refinement:
    return _sub_refinement(cursor, in_group=True)


def _set(operator: str, items: list[Refinement]) -> Refinement:
    """Make a set of the items: of attributes alone, or a refinement set when a group is among them."""
    if not operator:
        return items[0]
    attributes = [item for item in items if isinstance(item, _SETS)]
    if len(attributes) == len(items):
        return (ConjunctionAttributeSet if operator == "AND" else DisjunctionAttributeSet)(tuple(attributes))
    return (ConjunctionRefinementSet if operator == "AND" else DisjunctionRefinementSet)(tuple(items))


def _sub_refinement(cursor: Cursor, *, in_group: bool) -> Refinement:
    """`subRefinement = eclAttributeSet / eclAttributeGroup / "(" ws eclRefinement ws ")"`."""
    start = cursor.at
    if cursor.peek("(") and not _COMPARED.match(cursor.text, cursor.bracket_end(start)):
        cursor.enter()
        cursor.take("(")
        found = refinement(cursor, in_group=in_group)
        cursor.close(")", start, "(")
        cursor.leave()
        return found
    count = _cardinality(cursor)
    if cursor.peek("{") and not in_group:
        return _group(cursor, count, start)
    return _attribute(cursor, count, start)


def _group(cursor: Cursor, count: Cardinality | None, start: int) -> EclAttributeGroup:
    """`eclAttributeGroup = ["[" cardinality "]" ws] "{" ws eclAttributeSet ws "}"`."""
    opened = cursor.at
    cursor.take("{")
    found = refinement(cursor, in_group=True)
    cursor.close("}", opened, "{")
    attributes: AttributeSet = found if isinstance(found, _SETS) else cursor.fail("}")
    return EclAttributeGroup(attributes, count, cursor.position(start))


def _attribute(cursor: Cursor, count: Cardinality | None, start: int) -> EclAttribute:
    """`eclAttribute = ["[" cardinality "]" ws] [reverseFlag ws] eclAttributeName ws (operator ws value)`."""
    reverse = None if cursor.sees(ALT_IDENTIFIER) else cursor.match(_REVERSE)
    if reverse:
        cursor.is_long |= len(reverse[0]) > 1
        cursor.space()
    name = cursor.sub_expression(cursor)
    cursor.space()
    value_at = cursor.at
    found = comparison(cursor)
    if reverse and not isinstance(found, ExpressionComparison):
        value = cursor.text[value_at : cursor.at].lstrip("!<>= \t\r\n")
        cursor.note(semantic_rules.REVERSED_VALUE, start, found=value)
    return EclAttribute(name, found, count, reverse is not None, cursor.position(start))


def _cardinality(cursor: Cursor) -> Cardinality | None:
    """`["[" cardinality "]" ws]`, `cardinality = minValue to maxValue`."""
    start = cursor.at
    if not cursor.peek("["):
        return None
    found = cursor.match(_CARDINALITY)
    if not found:
        cursor.take("[")
        cursor.fail("cardinality ([0..1], [1..*])")
    cursor.is_long |= found[0].lower() != found[0].upper()
    cursor.space()
    least, most = found[1], found[2]
    if max(len(least), len(most) if most.isdigit() else 0) > _LONGEST_NUMBER:
        cursor.note(semantic_rules.REVERSED_CARDINALITY, start, found=f"[{least[:_LONGEST_NUMBER]}…")
        return None
    minimum, maximum = int(least), int(most) if most.isdigit() else None
    if maximum is not None and maximum < minimum:
        cursor.note(semantic_rules.REVERSED_CARDINALITY, start, found=f"[{least}..{most}]")
    return Cardinality(minimum, maximum)
