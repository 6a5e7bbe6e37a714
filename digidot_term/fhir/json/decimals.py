"""Decimals as FHIR has them: with all the digits they were given (R4, datatypes, decimal)."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

_PLAIN = -28  # further behind the point an exponent is shorter to read
_LARGEST = 999  # powers of ten; no measure of anything comes near, and arithmetic stays safe


def parse_decimal(text: str) -> Decimal:
    """Return the decimal of a JSON number, `1.10` with both its digits; ValueError from 1E+1000 on, or below 1E-999.

    Whatever it returns is written in a form that this reads again.
    """
    try:
        value = Decimal(text)
    except InvalidOperation as error:
        raise ValueError(text) from error
    if not is_within_bounds(value):
        raise ValueError(text)
    return value


def is_within_bounds(value: Decimal) -> bool:
    """Tell whether a decimal is a number and its power of ten has three digits at most."""
    return value.is_finite() and -_LARGEST <= value.adjusted() <= _LARGEST


def render_decimal(value: Decimal) -> str:
    """Return a finite decimal as text: `1.10`, `0.0000001`; with an exponent where plain digits would say more."""
    exponent = value.as_tuple().exponent
    return format(value, "f") if isinstance(exponent, int) and _PLAIN <= exponent <= 0 else str(value)
