"""Decimals as FHIR writes them: with all the digits they were given (R4, datatypes, decimal)."""

from __future__ import annotations

from decimal import Decimal

_PLAIN = -28  # further behind the point an exponent is shorter to read


def render_decimal(value: Decimal) -> str:
    """Return a finite decimal as text: `1.10`, `0.0000001`; with an exponent where plain digits would say more."""
    exponent = value.as_tuple().exponent
    return format(value, "f") if isinstance(exponent, int) and _PLAIN <= exponent <= 0 else str(value)
