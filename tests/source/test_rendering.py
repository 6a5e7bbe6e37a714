"""YAML that is written is read back the same, and looks as people write it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digidot_term.source.reader import parse_yaml
from digidot_term.source.rendering import render_yaml

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\t'\"#:,[]{}&*!|>%@`- "))
SCALARS = (
    st.none() | st.booleans() | st.integers() | TEXTS | st.decimals(allow_nan=False, allow_infinity=False, places=3)
)
DATA = st.dictionaries(
    TEXTS, st.recursive(SCALARS, lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner), max_leaves=12)
)


def read(text: str) -> Any:
    document, found = parse_yaml(text, "a.yaml")
    assert [item.message() for item in found] == []
    assert document is not None
    return document.data


@given(DATA)
def test_what_is_written_is_read_back(data: dict[str, Any]) -> None:
    assert read(render_yaml(data) or "{}") == data


@pytest.mark.parametrize(
    "text", ["no", "Yes", "1", "01", "1.10", "null", "~", "", "a: b", "- a", "it's", 'say "a"', "#"]
)
def test_what_yaml_would_guess_at_stays_text(text: str) -> None:
    assert read(render_yaml({"key": text, text: ["x", text]})) == {"key": text, text: ["x", text]}


def test_decimals_keep_their_digits() -> None:
    assert str(read(render_yaml({"a": Decimal("1.10")}))["a"]) == "1.10"


def test_it_looks_like_a_source() -> None:
    data = {
        "profile": "A",
        "title": {"en": "Teeth", "nb": "Tenner"},
        "elements": {"code.coding[a].system": {"card": "1..1", "fixed": "http://x"}, "text": {"comment": "One.\nTwo."}},
    }
    assert render_yaml(data) == (
        "profile: A\n"
        "title: {en: Teeth, nb: Tenner}\n"
        "elements:\n"
        '  code.coding[a].system: {card: 1..1, fixed: "http://x"}\n'
        "  text:\n"
        "    comment: |-\n"
        "      One.\n"
        "      Two.\n"
    )


def test_norwegian_letters_need_no_quotation_marks() -> None:
    data = {"Fødselsnummer": "Ærlig ørret på ål", "b": 'Sagt "slik"', "c": "it's"}
    text = 'Fødselsnummer: Ærlig ørret på ål\nb: \'Sagt "slik"\'\nc: "it\'s"\n'
    assert render_yaml(data) == text
    assert read(text) == data


def test_long_texts_for_people_are_folded_at_single_blanks() -> None:
    text = f"{'word ' * 30}and  two\n\nParagraph"
    lines = render_yaml({"definition": text}).splitlines()
    assert lines[0] == "definition: >-"
    assert max(map(len, lines)) <= 120
    assert lines[-3:] == ["", "", "  Paragraph"]
    assert read("\n".join(lines)) == {"definition": text}
    assert ">-" not in render_yaml({"expression": text})
