from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from digidot_term.snomed.rf2.texts import Texts

pytestmark = pytest.mark.usefixtures("way")

TEXTS = st.lists(st.binary(max_size=12))


@given(TEXTS)
def test_texts_come_back_as_they_were(texts: list[bytes]) -> None:
    laid = Texts.of(texts)
    assert list(laid) == [laid[at] for at in range(len(laid))] == texts
    assert laid.lengths.tolist() == [len(text) for text in texts]


@given(st.lists(TEXTS))
def test_texts_of_several_stand_behind_each_other(parts: list[list[bytes]]) -> None:
    assert list(Texts.joined([Texts.of(part) for part in parts])) == [text for part in parts for text in part]


@given(TEXTS, st.data())
def test_texts_may_be_picked_in_any_order_and_more_than_once(texts: list[bytes], data: st.DataObject) -> None:
    order = data.draw(st.lists(st.integers(0, len(texts) - 1)) if texts else st.just([]))
    assert list(Texts.of(texts).picked(np.array(order, np.int64))) == [texts[at] for at in order]
