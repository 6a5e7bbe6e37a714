from __future__ import annotations

from decimal import Decimal

import pytest

from digidot_term.compiler.element_values import fits


@pytest.mark.parametrize(
    ("value", "code", "expected"),
    [
        (True, "boolean", True),
        ("true", "boolean", False),
        (1, "integer", True),
        (True, "integer", False),
        (1, "decimal", True),
        (Decimal("1.10"), "decimal", True),
        ("1", "decimal", False),
        ("x", "code", True),
        (1, "code", False),
        ({"coding": []}, "CodeableConcept", True),
        ("x", "CodeableConcept", False),
        ({"x": 1}, "uri", False),
    ],
)
def test_values_have_the_shape_of_their_type(value: object, code: str, *, expected: bool) -> None:
    assert fits(value, code) is expected
