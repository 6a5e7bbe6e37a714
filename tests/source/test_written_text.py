"""Each character of a text that was read is found where it is written, in every style of YAML."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from digidot_term.source.reader import parse_yaml

WORDS = st.lists(st.text("ab'\"\\åÆ😀%|", min_size=1, max_size=9), min_size=1, max_size=20).map(" ".join)


@given(text=WORDS, style=st.sampled_from(["'", '"', "|", ">"]), deep=st.booleans())
def test_a_character_is_found_however_the_text_is_written(text: str, style: str, deep: bool) -> None:
    content: object = {"a": {"b": text}} if deep else {"a": text}
    path = ("a", "b") if deep else ("a",)
    written = yaml.dump(content, default_style=style, width=30, allow_unicode=True)
    document, _ = parse_yaml(written, "x.yaml")
    assert document is not None
    lines = written.split("\n")
    read = document.data["a"]["b"] if deep else document.data["a"]
    for offset, character in enumerate(read):
        if character.isspace():
            continue
        place = document.text_place(path, 1 + read.count("\n", 0, offset), offset - read.rfind("\n", 0, offset))
        assert lines[place.line - 1][place.column - 1] in {character, "\\"}


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("a: one\n  two\n", "2:3"),
        ("a: >-  # folded\n  one\n\n  two\n", "4:3"),
        ("a: |2-\n    one\n  two\n", "3:3"),
        ('a: "one \\\n  two"\n', "2:3"),
        ("a: 'one\n\n  two'\n", "3:3"),
        ('a: "one\\ttwo"\n', "1:10"),
        ('a: "one\\x20two"\n', "1:12"),
        ("a: >-\r\n  one\r\n  two\r\n", "3:3"),
        ("- {a: one two}\n", "1:11"),
    ],
)
def test_the_second_word(written: str, expected: str) -> None:
    document, _ = parse_yaml(written, "x.yaml")
    assert document is not None
    path: tuple[str | int, ...] = (0, "a") if isinstance(document.data, list) else ("a",)
    read = str(document.data[0]["a"] if isinstance(document.data, list) else document.data["a"])
    offset = read.index("two")
    place = document.text_place(path, 1 + read.count("\n", 0, offset), offset - read.rfind("\n", 0, offset))
    assert f"{place.line}:{place.column}" == expected
