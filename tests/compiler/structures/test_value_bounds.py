from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digidot_term.compiler.structures.value_bounds import is_below

values = st.one_of(
    st.integers(),
    st.decimals(allow_nan=False, allow_infinity=False),
    st.dates().map(str),
    st.builds(lambda value: {"value": value, "code": "mm"}, st.integers()),
)


@pytest.mark.parametrize(
    ("one", "other", "below"),
    [
        (1, 2, True),
        (Decimal("1.10"), Decimal("1.1"), False),
        ("2026", "2026-10", False),
        ("2025-12", "2026", True),
        ("2026-01-01T10:00:00+02:00", "2026-01-01T09:00:00Z", True),
        ("2026-01-01T10:00:00+02:00", "2026-01-01T08:00:00Z", False),
        ("08:00:00", "16:30:00", True),
        ({"value": 1, "code": "mm"}, {"value": 2, "code": "mm"}, True),
        ({"value": 1, "code": "mm"}, {"value": 2, "code": "cm"}, False),
        ({"code": "mm"}, {"code": "mm"}, False),
        (1, "2", False),
    ],
)
def test_what_is_below_what(one: object, other: object, *, below: bool) -> None:
    assert is_below(one, other) is below


@given(values, values)
def test_of_two_values_one_at_most_is_below_the_other(one: object, other: object) -> None:
    assert not (is_below(one, other) and is_below(other, one))
    assert not is_below(one, one)
