"""What is wrong with a single RF2 value: each check takes the distinct values of a column and names the bad ones."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache

from digidot_term.diagnostics import Kind
from digidot_term.snomed.identifiers import (
    CONCEPT_PARTITIONS,
    DESCRIPTION_PARTITIONS,
    PARTITIONS,
    RELATIONSHIP_PARTITIONS,
    check_digit,
    has_sctid_shape,
    has_valid_check_digit,
)
from digidot_term.snomed.rf2 import row_kinds

Fault = tuple[Kind, dict[str, str]]
"""A kind and the values its text needs besides column and value."""
Check = Callable[[Iterable[str]], dict[str, Fault]]
"""From the distinct values of a column to its bad ones."""

_PARTITIONS_OF = {
    "concept": CONCEPT_PARTITIONS,
    "description": DESCRIPTION_PARTITIONS,
    "relationship": RELATIONSHIP_PARTITIONS,
    "component": PARTITIONS,
}
_DATE = re.compile(r"([0-9]{4})(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])")
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_GROUP = re.compile(r"[0-9]{1,9}")
_CONCRETE = re.compile(r'#[+-]?[0-9]+(?:\.[0-9]+)?|".*"|true|false', re.DOTALL)
FIRST_YEAR, LAST_YEAR = 1900, 2075
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FEBRUARY = 2


def is_date(text: str) -> bool:
    """Say whether `text` is a day of the calendar, from 1900 to 2075, written YYYYMMDD."""
    match = _DATE.fullmatch(text)
    if match is None:
        return False
    year, month, day = (int(part) for part in match.groups())
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return False
    is_leap_year = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return day <= _DAYS[month - 1] + (month == _FEBRUARY and is_leap_year)


@cache
def sctid_check(sort: str) -> Check:
    """Check SCTIDs of one sort of component: concept, description, relationship, or any of them (component)."""

    def check(values: Iterable[str]) -> dict[str, Fault]:
        faults = ((value, sctid_fault(value, sort)) for value in values)
        return {value: fault for value, fault in faults if fault}

    return check


def sctid_fault(value: str, sort: str) -> Fault | None:
    """Say what is wrong with one SCTID."""
    allowed = _PARTITIONS_OF[sort]
    if not has_sctid_shape(value):
        return row_kinds.BAD_SCTID, {}
    if value[-3:-1] not in allowed:
        return row_kinds.WRONG_PARTITION, {"found": value[-3:-1], "expected": sort}
    if not has_valid_check_digit(int(value)):
        return row_kinds.BAD_CHECK_DIGIT, {"expected": check_digit(value[:-1])}
    return None


def _each(is_good: Callable[[str], object], kind: Kind) -> Check:
    """Make a check of a test for one value."""
    return lambda values: {value: (kind, {}) for value in values if not is_good(value)}


def check_dates(values: Iterable[str]) -> dict[str, Fault]:
    """Check effective times; an empty one is a row not yet published, which is worth a word but loads."""
    return {
        value: (row_kinds.BAD_DATE if value else row_kinds.UNPUBLISHED, {}) for value in values if not is_date(value)
    }


CHECK_FLAG: Check = _each({"0", "1"}.__contains__, row_kinds.BAD_FLAG)
CHECK_UUID: Check = _each(_UUID.fullmatch, row_kinds.BAD_UUID)
CHECK_GROUP: Check = _each(_GROUP.fullmatch, row_kinds.BAD_GROUP)
CHECK_VALUE: Check = _each(_CONCRETE.fullmatch, row_kinds.BAD_VALUE)
CHECK_TERM: Check = _each(str.strip, row_kinds.EMPTY_TERM)
