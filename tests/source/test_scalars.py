"""Scalars of a YAML file get new texts; all else stays as it is."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from digidot_term.source.reader import parse_yaml
from digidot_term.source.scalars import scalar_spans, with_scalars

NEW = "<< 1 : 2 = *"
# A text with the scalar `a`, and the text that has `<< 1 : 2 = *` in its place.
REPLACED = [
    ("a: '<<1:2=*'\n", "a: '<< 1 : 2 = *'\n"),
    ('a: "<<1:2=*"   # why\nb: 1\n', 'a: "<< 1 : 2 = *"   # why\nb: 1\n'),
    ("a: <<1:2=*   # why\n", "a: '<< 1 : 2 = *'   # why\n"),
    ("a: |\n  <<1:2=*\nb: 1\n", "a: |\n  << 1 : 2 = *\nb: 1\n"),
    ("a: >-  # why\n    <<1\n    :2=*\n\n# c\nb: 1\n", "a: >-  # why\n    << 1 : 2 = *\n\n# c\nb: 1\n"),
    ("a: |2-\n   <<1:2=*\n", "a: |2-\n  << 1 : 2 = *\n"),
    ("a: |\n\n  <<1:2=*", "a: |\n  << 1 : 2 = *"),
    ("{b: 1, a: '<<1:2=*'}", "{b: 1, a: '<< 1 : 2 = *'}"),
    ('a: "<<1:\n   2=*"\n', 'a: "<< 1 : 2 = *"\n'),
    ("b: 1\r\na: |\r\n  <<1:2=*\r\n", "b: 1\r\na: |\r\n  << 1 : 2 = *\r\n"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), REPLACED)
def test_a_text_is_put_in_its_place(before: str, after: str) -> None:
    assert with_scalars(before, {("a",): NEW}) == after
    assert yaml.safe_load(after)["a"].strip() == NEW


# A new text, how it is written in place of a plain scalar, and in place of one within brackets.
PLAIN = [
    ("<< 1 |a|", "<< 1 |a|", "<< 1 |a|"),
    ("* AND 1", "'* AND 1'", "'* AND 1'"),
    ("> 1", "'> 1'", "'> 1'"),
    ("123456", "'123456'", "'123456'"),
    ("any", "'any'", "'any'"),
    ("< 1 {{ C active = true }}", "< 1 {{ C active = true }}", "'< 1 {{ C active = true }}'"),
    ("< 1 = #5", "'< 1 = #5'", "'< 1 = #5'"),
    ('< 1 {{ term = "a\'b" }}', '< 1 {{ term = "a\'b" }}', "'< 1 {{ term = \"a''b\" }}'"),
    ("'a'", '"\'a\'"', '"\'a\'"'),
]  # fmt: skip


@pytest.mark.parametrize(("new", "alone", "in_brackets"), PLAIN)
def test_a_plain_scalar_is_quoted_only_where_it_must(new: str, alone: str, in_brackets: str) -> None:
    texts = (with_scalars("a: x\n", {("a",): new}), with_scalars("b: [{a: x}]\n", {("b", 0, "a"): new}))
    assert texts == (f"a: {alone}\n", f"b: [{{a: {in_brackets}}}]\n")
    assert [yaml.safe_load(text) for text in texts] == [{"a": new}, {"b": [{"a": new}]}]


def test_lines_are_indented_as_the_block_is() -> None:
    before = "x:\n  - a: |\n      one\n    b: 'x\n      y'\n"
    after = with_scalars(before, {("x", 0, "a"): "1\n  2", ("x", 0, "b"): "3\n4"})
    assert after == "x:\n  - a: |\n      1\n        2\n    b: '3\n      4'\n"


def test_spans_are_told_for_lists_and_mappings() -> None:
    spans = scalar_spans("a: [b, {c: 'd'}]\ne: |\n  f\n")
    assert {path: (span.style, span.in_flow) for path, span in spans.items()} == {
        ("a", 0): ("", True),
        ("a", 1, "c"): ("'", True),
        ("e",): ("|", False),
    }
    assert scalar_spans("") == {}


TEXTS = st.text("<>*:|{}[]#'\"\\, abå1%@`!&-?=~", min_size=1, max_size=12).map(str.strip).filter(bool)
FRAMES = st.sampled_from(
    [
        ("a: {}   # c\nz: 1\n", ("a",)),
        ("b:\n  - a: {}\n    c: 1\n", ("b", 0, "a")),
        ("b: [{{a: {}, c: 1}}]\n", ("b", 0, "a")),
        ("b: [{{c: 1, a: {}}}]  # c\n", ("b", 0, "a")),
    ]
)


def read(text: str) -> Any:
    document, _ = parse_yaml(text, "x.yaml")
    assert document is not None, text
    return document.data


@given(FRAMES, st.sampled_from(["x", "'x'", '"x"']), TEXTS)
def test_what_is_put_in_is_read_back(frame: tuple[str, tuple[str | int, ...]], old: str, new: str) -> None:
    text, path = frame
    before = text.format(old)
    found, other = (read(each) for each in (with_scalars(before, {path: new}), before))
    for step in path[:-1]:
        found, other = found[step], other[step]
    assert found.pop("a") == new
    assert other.pop("a") == "x"
    assert found == other
