from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from digidot_term.snomed.rf2.growing import Growing

BLOCKS = st.lists(st.tuples(st.lists(st.integers(0, 99)), st.booleans(), st.floats(0, 2)))


@given(BLOCKS)
def test_what_is_kept_stays_in_order(blocks: list[tuple[list[int], bool, float]]) -> None:
    growing, kept = Growing(np.int64), []
    for values, whole, share in blocks:
        growing.room(len(values) + 3)[: len(values)] = values
        good = np.array([value % 3 > 0 for value in values], np.bool_)
        growing.keep(len(values), None if whole else good)
        kept += [value for value in values if whole or value % 3]
        if len(growing) < 50 and share > 0.1:
            growing.foresee(share)
        assert growing.values().tolist() == kept
    assert len(growing) == len(kept)


def test_room_that_is_not_kept_is_given_again() -> None:
    growing = Growing(np.uint8, (2,))
    growing.room(4)[:] = 7
    growing.room(2)[:] = 9
    growing.keep(1)
    assert growing.values().tolist() == [[9, 9]]
