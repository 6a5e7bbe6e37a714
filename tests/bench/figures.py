"""Figures as the page shows them: the median with the least and the most."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median
from typing import Literal

Unit = Literal["seconds", "bytes"]


@dataclass(frozen=True, slots=True)
class Series:
    """What was measured, in the order it was."""

    values: tuple[float, ...]
    unit: Unit

    @property
    def median(self) -> float:
        """The value in the middle."""
        return median(self.values)

    def render(self) -> str:
        """Return `42.1 ms (40.3 to 55.0)`; nothing in brackets where there is one value."""
        divisor, unit, digits = _scale(self.median, self.unit)
        middle = f"{self.median / divisor:,.{digits}f} {unit}"
        if len(self.values) == 1:
            return middle
        return f"{middle} ({min(self.values) / divisor:,.{digits}f} to {max(self.values) / divisor:,.{digits}f})"


def seconds(values: Iterable[float]) -> Series:
    """Return a series of times."""
    return Series(tuple(values), "seconds")


def size(*values: int) -> Series:
    """Return a series of sizes."""
    return Series(values, "bytes")


def _scale(value: float, unit: Unit) -> tuple[float, str, int]:
    """Return what to divide by, the unit's short name, and how many digits to show behind the point."""
    if unit == "bytes":
        return 1e6, "MB", 0 if value >= 100e6 else 1
    if value >= 1:
        return 1, "s", 2
    return 1e-3, "ms", 1 if value >= 0.01 else 2
