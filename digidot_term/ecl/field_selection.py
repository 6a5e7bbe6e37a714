"""Fields selected by `^ [field, ...]`: the rows of values they give (ECL 6.1)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import repeat

from digidot_term.ecl.answer import Rows
from digidot_term.ecl.answer_rules import ROWS_NOT_CONCEPTS
from digidot_term.ecl.filter_tree import MemberFilterConstraint
from digidot_term.ecl.member_filters import Matching, check_field, matching_rows
from digidot_term.ecl.question import Ids, Question
from digidot_term.ecl.tree import MemberOf
from digidot_term.snomed.identifiers import has_sctid_shape, is_sctid
from digidot_term.snomed.member_table import COMPONENT, MemberTable

_HOLD_IDS = frozenset({COMPONENT.lower(), "moduleid", "refsetid"})
_HOLD_NONE = frozenset({"id", "active", "effectivetime"})


def selected_rows(
    refsets: Ids, operator: MemberOf, constraints: tuple[MemberFilterConstraint, ...], question: Question
) -> Rows:
    """Return the values of the selected fields, one row for each combination; `*` is every field but metadata."""
    found = list(matching_rows(refsets, constraints, question))
    tables = [table for table, _ in found]
    for name in operator.fields:
        if name != "*":
            check_field(name, operator.position, tables, question)
    fields = _named(operator, tables)
    values = dict.fromkeys(row for matching in found for row in _values(matching, fields))
    concept_fields = tuple(field for field in fields if _holds_ids(field, tables))
    return Rows(fields, concept_fields, tuple(sorted(values, key=_order)))


def concepts_of_rows(rows: Rows, operator: MemberOf, question: Question) -> Ids:
    """Return the ids of rows that are one field of ids; stop where they are not, for a constraint holds concepts."""
    if not rows.is_set_of_concepts:
        fields = ", ".join(operator.fields)
        question.stop(ROWS_NOT_CONCEPTS, operator.position, found=f"^ [{fields}]", known=_known(rows))
    return rows.ids


def _known(rows: Rows) -> str:
    return " / ".join(dict.fromkeys((*rows.concept_fields, COMPONENT)))


def _named(operator: MemberOf, tables: Sequence[MemberTable]) -> tuple[str, ...]:
    """Return the names of the fields as the release spells them."""
    if operator.fields == ("*",):
        return (COMPONENT, *dict.fromkeys(field for table in tables for field in table.fields))
    columns = ((name, [table.column(name) for table in tables]) for name in operator.fields)
    return tuple(next((column.name for column in found if column), name) for name, found in columns)


def _values(matching: Matching, fields: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield the values of the fields of some members; the same combination may come again."""
    table, rows = matching
    columns = [table.column(field) for field in fields]
    numbers = (column.of(rows) if column else repeat(0, len(rows)) for column in columns)
    for key in dict.fromkeys(zip(*numbers, strict=True)):
        yield tuple(column.text(number) if column else "" for column, number in zip(columns, key, strict=True))


def _holds_ids(field: str, tables: Sequence[MemberTable]) -> bool:
    """Say whether a field holds ids of components, by its name or by all its values.

    The RF2 specification names such a field `...Id`; another may hold them too, such as the target of a map from
    SNOMED CT to SNOMED CT.
    """
    name = field.lower()
    if name in _HOLD_IDS | _HOLD_NONE or name.endswith("time"):
        return name in _HOLD_IDS
    columns = [(column, table.rows) for table in tables if (column := table.column(field))]
    values = [value for column, rows in columns for value in column.values(rows) if value]
    if name.endswith("id"):
        return all(map(has_sctid_shape, values))
    return bool(values) and all(map(is_sctid, values))


def _order(row: tuple[str, ...]) -> tuple[tuple[int, str], ...]:
    """Order rows by their values: ids and whole numbers by size, text by its letters."""
    return tuple((len(value) if value.isdigit() else 0, value) for value in row)
