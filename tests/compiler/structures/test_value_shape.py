from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from digidot_term.compiler.structures.value_shape import misfits
from digidot_term.fhir.type_table import TypeTable

FITTING = [
    (True, "boolean"),
    (1, "integer"),
    (1, "decimal"),
    (Decimal("1.10"), "decimal"),
    ("x", "code"),
    ("2026-11", "date"),
    ({"coding": [{"system": "http://s", "code": "a", "userSelected": False}], "text": "t"}, "CodeableConcept"),
    ({"start": "2026-01-01", "_end": {"extension": []}}, "Period"),
    ({"repeat": {"frequency": 2, "period": Decimal("1.0"), "boundsPeriod": {"start": "2026"}}}, "Timing"),
    ({"numerator": {"value": 1}, "denominator": {"value": Decimal("2.50"), "unit": "mg"}}, "Ratio"),
]
UNFIT: list[tuple[Any, str, tuple[Any, ...], bool]] = [
    ("true", "boolean", (), False),
    (True, "integer", (), False),
    (2**31, "integer", (), False),
    (0, "positiveInt", (), False),
    ("1", "decimal", (), False),
    (1, "code", (), False),
    ("20.11.2026", "date", (), False),
    ({"x": 1}, "uri", (), False),
    ("x", "CodeableConcept", (), False),
    ({}, "CodeableConcept", (), False),
    ({"coding": {"code": "a"}}, "CodeableConcept", ("coding",), False),
    ({"coding": [{"code": 1}]}, "CodeableConcept", ("coding", 0, "code"), False),
    ({"codng": []}, "CodeableConcept", ("codng",), True),
    ({"coding": [{"cod": "a"}]}, "CodeableConcept", ("coding", 0, "cod"), True),
    ({"text": ["t"]}, "CodeableConcept", ("text",), False),
    ({"repeat": {"boundsPeriod": {"start": "today"}}}, "Timing", ("repeat", "boundsPeriod", "start"), False),
]


@pytest.mark.parametrize(("value", "code"), FITTING)
def test_values_of_their_type_fit(value: object, code: str, types: TypeTable) -> None:
    assert list(misfits(value, code, types)) == []


@pytest.mark.parametrize(("value", "code", "steps", "unknown"), UNFIT)
def test_each_part_that_does_not_fit_is_found(
    value: object, code: str, steps: tuple[Any, ...], *, unknown: bool, types: TypeTable
) -> None:
    (misfit,) = misfits(value, code, types)
    assert (misfit.steps, misfit.unknown) == (steps, unknown)


def test_unknown_parts_are_told_with_what_is_meant(types: TypeTable) -> None:
    (misfit,) = misfits({"codng": []}, "CodeableConcept", types)
    assert misfit.expected == " (`coding`?)"
