"""A long text is shown by its beginning."""

from __future__ import annotations

import pytest

from digidot_term.diagnostics.shortened import shortened


@pytest.mark.parametrize(("text", "shown"), [("", ""), ("four", "four"), ("fives", "fiv…")])
def test_a_text_is_cut_only_when_it_is_too_long(text: str, shown: str) -> None:
    assert shortened(text, 4) == shown
