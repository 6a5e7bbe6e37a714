from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from digidot_term.snomed.identifiers import has_sctid_shape, has_valid_check_digit, make_sctid
from digidot_term.snomed.rf2 import row_kinds
from digidot_term.snomed.rf2.columns import PARTITIONS_OF
from digidot_term.snomed.rf2.numbers import (
    UNPUBLISHED,
    calendar,
    have_check_digits,
    parse_dates,
    parse_flags,
    parse_numbers,
    parse_sctids,
    parse_uuids,
)
from digidot_term.snomed.rf2.values import (
    CHECK_FLAG,
    CHECK_GROUP,
    CHECK_UUID,
    FIRST_YEAR,
    LAST_YEAR,
    check_dates,
    is_date,
    sctid_fault,
)
from tests.snomed.rf2.cells import column_of

LETTERS = "0123456789/:;?- +x.\x00\x7f\u0660\uff11\U0001f9b7"
"""Digits, what stands beside them in ASCII, and digits of other scripts."""


def mostly(sound: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Draw sound cells, some of them damaged by a character put in, replaced or left out, and cells of anything."""
    change = st.tuples(sound, st.integers(0, 40), st.sampled_from(["", *LETTERS]), st.integers(0, 1))
    damaged = change.map(lambda each: each[0][: each[1]] + each[2] + each[0][each[1] + each[3] :])
    return sound | damaged | st.text(st.sampled_from(LETTERS), max_size=20)


def columns(sound: st.SearchStrategy[str]) -> st.SearchStrategy[list[str]]:
    """Draw columns of such cells."""
    return st.lists(mostly(sound), min_size=1, max_size=12)


BEFORE = st.text("ab", max_size=9)
NAMESPACES = st.sampled_from(["1000202", "0000001", "9999999"])
SCTIDS = st.one_of(
    st.builds(make_sctid, st.integers(100, 10**15 - 1), st.sampled_from(["00", "01", "02"])),
    st.builds(make_sctid, st.integers(1, 10**8 - 1), st.sampled_from(["10", "11", "12"]), NAMESPACES),
).map(str)


@pytest.mark.parametrize("sort", PARTITIONS_OF)
@given(cells=columns(SCTIDS | st.integers(0, 10**19).map(str)), before=BEFORE)
def test_sctids_are_those_of_the_scalar_functions(sort: str, cells: list[str], before: str) -> None:
    numbers, good = parse_sctids(column_of(cells, before=before), 1, PARTITIONS_OF[sort])
    faults = [sctid_fault(cell, sort) for cell in cells]
    # The check digit is looked at elsewhere.
    assert good.tolist() == [fault is None or fault[0] is row_kinds.BAD_CHECK_DIGIT for fault in faults]
    assert all(has_sctid_shape(cell) for cell, is_good in zip(cells, good, strict=True) if is_good)
    assert numbers[good].tolist() == [int(cell) for cell, is_good in zip(cells, good, strict=True) if is_good]
    checked = have_check_digits(numbers[good]).tolist()
    assert checked == [fault is None for fault, is_good in zip(faults, good, strict=True) if is_good]


@given(columns(st.integers(0, 10**10).map(str)), BEFORE)
def test_whole_numbers_are_those_of_int(cells: list[str], before: str) -> None:
    numbers, good = parse_numbers(column_of(cells, before=before), 1)
    sound = [cell for cell in cells if not CHECK_GROUP([cell])]
    assert good.tolist() == [cell in sound for cell in cells]
    assert numbers[good].tolist() == [int(cell) for cell in sound]


@given(columns(st.sampled_from("01")), BEFORE)
def test_flags_are_0_and_1(cells: list[str], before: str) -> None:
    flags, good = parse_flags(column_of(cells, before=before), 1)
    assert good.tolist() == [not CHECK_FLAG([cell]) for cell in cells]
    assert flags[good].tolist() == [cell == "1" for cell in cells if cell in {"0", "1"}]


DAYS = st.dates(date(1800, 1, 1), date(2200, 1, 1)).map(lambda day: f"{day:%Y%m%d}")
NEAR_DAYS = st.builds("{:04}{:02}{:02}".format, st.integers(1890, 2090), st.integers(0, 13), st.integers(0, 32))


@given(columns(DAYS | NEAR_DAYS | st.just("")), BEFORE)
def test_dates_are_those_of_the_scalar_function(cells: list[str], before: str) -> None:
    numbers, good = parse_dates(column_of(cells, before=before), 1)
    faults = check_dates(cells)
    assert good.tolist() == [faults.get(cell, ("",))[0] is not row_kinds.BAD_DATE for cell in cells]
    assert numbers[good].tolist() == [
        int(cell) if cell else UNPUBLISHED for cell, is_good in zip(cells, good, strict=True) if is_good
    ]


def test_the_calendar_has_every_day_and_no_other() -> None:
    first, last = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    written = [day.year * 10_000 + day.month * 100 + day.day for day in days]
    assert (np.flatnonzero(calendar()) + FIRST_YEAR * 10_000).tolist() == written


@given(mostly(DAYS | NEAR_DAYS))
def test_a_date_is_a_day_of_the_calendar(text: str) -> None:
    try:
        day = date.fromisoformat(text) if re.fullmatch("[0-9]{8}", text) else None
    except ValueError:
        day = None
    assert is_date(text) is (day is not None and FIRST_YEAR <= day.year <= LAST_YEAR)


UUIDS = st.uuids().map(str) | st.uuids().map(lambda uuid: str(uuid).upper())


def words_of(cells: Sequence[str]) -> list[list[int]]:
    """The two halves of each UUID."""
    return [[UUID(cell).int >> 64, UUID(cell).int & (1 << 64) - 1] for cell in cells]


@given(columns(UUIDS), BEFORE)
def test_uuids_are_those_of_the_standard_library(cells: list[str], before: str) -> None:
    words, good = parse_uuids(column_of(cells, before=before), 1)
    sound = [cell for cell in cells if not CHECK_UUID([cell])]
    assert good.tolist() == [cell in sound for cell in cells]
    assert words[good].tolist() == words_of(sound)


@given(st.lists(UUIDS, min_size=1), BEFORE)
def test_sound_uuids_are_all_read(cells: list[str], before: str) -> None:
    words, good = parse_uuids(column_of(cells, before=before), 1)
    assert (good.all(), words.tolist()) == (True, words_of(cells))


def test_dashes_in_one_uuid_do_not_make_up_for_those_lacking_in_another() -> None:
    sound = "01a78d22-ad0b-4e76-8fd4-9fed481e5de5"
    cells = [sound.replace("ad0b", "a-0b"), sound, sound.replace("-ad0b", "0ad0b"), sound.replace("4e76", "4 76")]
    assert parse_uuids(column_of(cells), 1)[1].tolist() == [False, True, False, False]


@given(st.lists(st.integers(1, 10**18 - 1) | SCTIDS.map(int) | st.integers(1, 999), min_size=1))
def test_check_digits_are_those_of_the_scalar_function(numbers: list[int]) -> None:
    found = have_check_digits(np.array(numbers, np.int64))
    assert found.tolist() == [has_valid_check_digit(number) for number in numbers]


@pytest.mark.parametrize("parse", [parse_numbers, parse_flags, parse_dates, parse_uuids])
def test_no_rows_are_no_numbers(parse: object) -> None:
    values, good = parse(column_of([]), 1)  # type: ignore[operator]
    assert (len(values), len(good)) == (0, 0)
