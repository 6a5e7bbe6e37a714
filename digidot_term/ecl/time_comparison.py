"""Times as filters compare them, whatever component they are of (ECL 6.8, 6.9, 6.10)."""

from __future__ import annotations

from collections.abc import Sequence

from digidot_term.ecl.values import COMPARE


def compares_time(time: str, operator: str, times: Sequence[str]) -> bool:
    """Compare a time with one of several, or, for `!=`, with all; an empty one is neither before nor after."""
    if operator == "!=":
        return time not in times
    if time in times and operator in {"=", "<=", ">="}:
        return True
    return operator != "=" and bool(time) and any(limit and COMPARE[operator](time, limit) for limit in times)
