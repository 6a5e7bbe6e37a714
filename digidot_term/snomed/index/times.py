"""Effective times in sixteen bits: years from 1900 on, of twelve months of 31 days each."""

from __future__ import annotations

UNPUBLISHED = 0xFFFF
"""The number of an empty effectiveTime."""

FIRST_YEAR = 1900
MONTH, YEAR = 31, 372


def time_text(number: int) -> str:
    """Return the `YYYYMMDD` that a number stands for; empty for one that is not published."""
    if number == UNPUBLISHED:
        return ""
    year, rest = divmod(number, YEAR)
    month, day = divmod(rest, MONTH)
    return f"{FIRST_YEAR + year}{month + 1:02}{day + 1:02}"
