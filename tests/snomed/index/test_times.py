from __future__ import annotations

from datetime import date, timedelta

import numpy as np

from digidot_term.snomed.build.arrays import times
from digidot_term.snomed.index.times import UNPUBLISHED, time_text
from digidot_term.snomed.rf2.numbers import UNPUBLISHED as UNPUBLISHED_DATE
from digidot_term.snomed.rf2.values import FIRST_YEAR, LAST_YEAR


def test_every_day_a_row_may_have_reads_back_and_they_are_in_order() -> None:
    first, last = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    numbers = times(np.array([day.year * 10_000 + day.month * 100 + day.day for day in days], np.int32))
    assert [time_text(number) for number in numbers.tolist()] == [f"{day:%Y%m%d}" for day in days]
    assert (np.diff(numbers.astype(np.int64)) > 0).all()
    assert numbers.max() < UNPUBLISHED


def test_a_row_not_yet_published_has_no_time() -> None:
    assert times(np.array([UNPUBLISHED_DATE], np.int32)).tolist() == [UNPUBLISHED]
    assert time_text(UNPUBLISHED) == ""
