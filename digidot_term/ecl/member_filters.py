"""Member filters: `{{ M ... }}` (ECL 6.10). All filters speak of one and the same member."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from pyroaring import BitMap

from digidot_term.ecl.answer_rules import UNKNOWN_FIELD
from digidot_term.ecl.filter_tree import (
    ActiveFilter,
    EffectiveTimeFilter,
    MemberFieldFilter,
    MemberFilter,
    MemberFilterConstraint,
    ModuleFilter,
    TermComparison,
    TimeComparison,
)
from digidot_term.ecl.question import Ids, Question
from digidot_term.ecl.term_search import finds
from digidot_term.ecl.time_comparison import compares_time
from digidot_term.ecl.tree import BooleanComparison, ExpressionComparison, NumericComparison, Position
from digidot_term.ecl.values import COMPARE, number_of
from digidot_term.record import record
from digidot_term.snomed.member_table import COMPONENT, MemberTable

TextTest = Callable[[str], bool]
Matching = tuple[MemberTable, BitMap]
"""Members of one refset, and the rows that meet all filters."""
_TRUE, _FALSE = {"1", "true"}, {"0", "false"}


@record
class _Condition:
    """A field of a member and the test of its text."""

    field: str
    matches: TextTest


def matching_rows(
    refsets: Ids, constraints: Iterable[MemberFilterConstraint], question: Question
) -> Iterator[Matching]:
    """Yield the members of refsets that meet all filters: the active ones, unless a filter speaks of that."""
    filters = [node for constraint in constraints for node in constraint.filters]
    conditions = [_condition(node, question) for node in filters if not isinstance(node, ActiveFilter)]
    tables = [table for refset in sorted(refsets) for table in question.edition.member_tables(refset)]
    for node in filters:
        if isinstance(node, MemberFieldFilter):
            check_field(node.name, node.position, tables, question)
    active = [node for node in filters if isinstance(node, ActiveFilter)]
    return ((table, _rows(table, active, conditions)) for table in tables)


def check_field(name: str, position: Position, tables: Sequence[MemberTable], question: Question) -> None:
    """Stop at a field that none of the members has (ECL 6.1, note on unknown fields)."""
    if tables and all(table.column(name) is None for table in tables):
        from digidot_term.diagnostics.nearest import nearest  # noqa: PLC0415 - few fields are misspelt

        known = [COMPONENT, *sorted({field for table in tables for field in table.fields})]
        question.stop(UNKNOWN_FIELD, position, found=name, near=nearest(name, known), known=", ".join(known))


def asks_inactive(filters: Iterable[MemberFilter]) -> bool:
    """Say whether inactive members may meet the filters."""
    active = [node for node in filters if isinstance(node, ActiveFilter)]
    return bool(active) and all(node.value is None or node.value == (node.operator == "!=") for node in active)


def _rows(table: MemberTable, active: Iterable[ActiveFilter], conditions: Iterable[_Condition]) -> BitMap:
    """Return the rows of a table that meet all filters; the active ones, where none speaks of that."""
    rows = table.rows if active else table.active
    for node in active:
        met = table.rows if node.value is None else table.active if node.value else table.rows - table.active
        rows = rows - met if node.operator == "!=" else rows & met
    for condition in conditions:
        column = table.column(condition.field)
        rows = column.where(rows, condition.matches) if column else BitMap()
    return rows


def _condition(node: ModuleFilter | EffectiveTimeFilter | MemberFieldFilter, question: Question) -> _Condition:
    match node:
        case ModuleFilter(operator, value):
            return _Condition("moduleId", _concept_test(question.named(value), operator))
        case EffectiveTimeFilter(operator, times):
            return _Condition("effectiveTime", lambda text: compares_time(text, operator, times))
        case MemberFieldFilter(name):
            return _Condition(name, _value_test(node, question))


def _concept_test(ids: Ids, operator: str) -> TextTest:
    inside = operator == "="
    return lambda text: text.isdigit() and (int(text) in ids) == inside


def _value_test(node: MemberFieldFilter, question: Question) -> TextTest:
    """Return the test of a field's text; text of another sort than it is compared with does not match."""
    match node.comparison:
        case ExpressionComparison(operator, value):
            return _concept_test(question.named(value), operator)
        case NumericComparison(operator, value):
            compare, limit = COMPARE[operator], number_of(value)
            return lambda text: (number := number_of(text)) is not None and compare(number, limit)
        case BooleanComparison(operator, value):
            wanted = _TRUE if value == (operator == "=") else _FALSE
            return lambda text: text.lower() in wanted
        case TermComparison(operator, terms):
            return lambda text: any(finds(term, text, "") for term in terms) == (operator == "=")
        case TimeComparison(operator, times):
            return lambda text: compares_time(text, operator, times)
