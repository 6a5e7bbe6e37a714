from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digidot_term.fhir.xml.primitives import attribute_text, illegal_character, parse_value, render_value

DECIMALS = st.builds(
    lambda sign, digits, exponent: Decimal((sign, tuple(map(int, str(digits))), exponent)),
    st.integers(0, 1),
    st.integers(0, 10**30),
    st.integers(-300, 300),
)


@pytest.mark.parametrize(
    ("type_name", "good", "bad"),
    [
        ("boolean", ["true", "false"], ["TRUE", "1", "0", " true", ""]),
        ("integer", ["0", "-1", "2147483647", "-2147483648"], ["1.0", "01", "2147483648", "1e3", "", "٣", "--1"]),
        ("positiveInt", ["1"], ["x"]),
        ("unsignedInt", ["0"], ["0x1"]),
        (
            "decimal",
            ["0", "-0.10", "1E3", "1e-3", "1e0999", "1" * 1000],
            [".5", "1.", "01.0", "NaN", "Infinity", "1_0", "1e1000", "1e-99999999999999999999", "1" * 1001, "٣"],
        ),
        ("string", ["x", " "], []),
    ],
)
def test_forms(type_name: str, good: list[str], bad: list[str]) -> None:
    assert None not in [parse_value(text, type_name) for text in good]
    assert [text for text in bad if parse_value(text, type_name) is not None] == []


@pytest.mark.parametrize(
    ("type_name", "value"),
    [
        ("boolean", "true"),
        ("boolean", 1),
        ("integer", True),
        ("integer", 1.0),
        ("integer", "1"),
        ("decimal", True),
        ("decimal", "1.0"),
        ("integer", 2**31),
        ("decimal", Decimal("NaN")),
        ("decimal", Decimal("1E+1000")),
        ("decimal", Decimal("Infinity")),
        ("decimal", float("nan")),
        ("string", 1),
        ("date", {}),
    ],
)
def test_values_that_the_type_has_not(type_name: str, value: object) -> None:
    assert render_value(value, type_name) is None


@given(DECIMALS)
def test_decimals_keep_value_and_digits(value: Decimal) -> None:
    text = render_value(value, "decimal")
    assert text is not None
    assert parse_value(text, "decimal").as_tuple() == value.as_tuple()


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_floats_keep_their_value(value: float) -> None:
    text = render_value(value, "decimal")
    assert text is not None
    assert float(parse_value(text, "decimal")) == value


@given(st.integers(min_value=-(2**31), max_value=2**31 - 1))
def test_integers_keep_their_value(value: int) -> None:
    assert parse_value(render_value(value, "integer") or "", "integer") == value


def test_characters_of_attributes() -> None:
    assert attribute_text("a'å😀\u00a0\ud7ff\ue000\ufffd") == "a'å😀\u00a0\ud7ff\ue000\ufffd"
    assert attribute_text('<a b="&">\t\r\n') == "&lt;a b=&quot;&amp;&quot;&gt;&#9;&#13;&#10;"


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x1f", "\ud800", "\ufffe", "\uffff"])
def test_characters_no_document_holds(character: str) -> None:
    assert illegal_character(f"a\t\r\n{character}b") == character
    assert illegal_character("a\t\r\nb\x7f\u0085") == ""
