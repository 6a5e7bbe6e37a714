"""Lines are broken at blanks, and are no wider than asked for where words allow that."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digidot_term.report.table import width_of
from digidot_term.report.wrapping import padded, widest, wrapped


@pytest.mark.parametrize(
    ("text", "first", "rest", "expected"),
    [
        ("", "", None, [""]),
        ("", "  x  ", None, ["  x"]),
        ("aa bb cc", "", None, ["aa bb cc"]),
        ("aa bb ccc", "", None, ["aa bb", "ccc"]),
        ("aa bb", "1234 ", None, ["1234 aa", "     bb"]),
        ("aa bb", "1234 ", "  ", ["1234 aa", "  bb"]),
        ("a  b", "", None, ["a b"]),
        ("abcdefghijk l", "", None, ["abcdefghijk", "l"]),
        ("歯科 歯 a", "", None, ["歯科 歯", "a"]),
        ("a\u00a0b c", "", None, ["a\u00a0b c"]),
    ],
)
def test_wrapped(text: str, first: str, rest: str | None, expected: list[str]) -> None:
    assert wrapped(text, first, rest, 8) == expected


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"])), st.integers(1, 30))
def test_no_word_is_lost_and_no_line_is_wide_without_need(text: str, width: int) -> None:
    lines = wrapped(text, width=width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width_of(line) <= width or len(line.split(" ")) == 1 for line in lines)


def test_columns_are_those_of_a_terminal() -> None:
    assert padded("歯", 4) == "歯  "
    assert padded("abc", 2) == "abc"
    assert widest(["ab", "歯科", ""]) == 4
    assert widest([]) == 0
