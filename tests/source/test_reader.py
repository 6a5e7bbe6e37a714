"""YAML is read with places; its traps are diagnostics."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digidot_term.source.reader import MAX_BYTES, parse_yaml, read_yaml


def kinds(text: str) -> list[str]:
    _, found = parse_yaml(text, "x.yaml")
    return [f"{item.kind.id}@{item.place.line}:{item.place.column}" for item in found]


def data(text: str) -> object:
    document, found = parse_yaml(text, "x.yaml")
    assert found == ()
    assert document is not None
    return document.data


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 12\nb: 1.10\nc: true\nd:\n", {"a": 12, "b": Decimal("1.10"), "c": True, "d": None}),
        ('a: "00"\nb: "no"\n', {"a": "00", "b": "no"}),
        ("a: 2026-11-01\nb: 10:30\nc: 0x10\nd: 1e3\n", {"a": "2026-11-01", "b": "10:30", "c": "0x10", "d": "1e3"}),
        ("- 80967001 |Dental caries|\n", ["80967001 |Dental caries|"]),
        ("11: x\n", {"11": "x"}),
        ("a: patient's tooth\n", {"a": "patient's tooth"}),
        ("﻿a: å\n", {"a": "å"}),
    ],
)
def test_scalars_follow_the_core_schema(text: str, expected: object, tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(text, encoding="utf-8")
    document, found = read_yaml(path, "x.yaml")
    assert found == ()
    assert document is not None
    assert document.data == expected


def test_a_decimal_keeps_its_digits() -> None:
    assert str(data("- 1.10\n")[0]) == "1.10"  # type: ignore[index]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: no\n", ["SRC008@1:4"]),
        ("a: [yes, on]\n", ["SRC008@1:5", "SRC008@1:10"]),
        ("code: 00\n", ["SRC008@1:7"]),
        ("code: 007.5\n", ["SRC008@1:7"]),
        ("a: 1\nb: 2\na: 3\n", ["SRC004@3:1"]),
        ("a: &x 1\nb: *x\n", ["SRC003@1:4"]),
        ("a: !!python/object:os.system 1\n", []),
        ("a: !secret 1\n", ["SRC003@1:4"]),
        ("? [a]\n: 1\n", ["SRC003@1:3"]),
        ("a:\t1\n\tb: 2\n", ["SRC002@2:1"]),
        ('a: x"\n', ["SRC009@1:4"]),
        ('a: "x\\0y"\nb: "x\\ty"\n', ["SRC003@1:4"]),
        ('x": a\n', ["SRC009@1:1"]),
        ("a: value = 'x\n", ["SRC009@1:4"]),
        ('a: "x\n', ["SRC002@1:4"]),
        ("a: {en: x, nb: y\n", ["SRC002@1:4"]),
        ('a: "x\nb: y\nc: "z"\n', ["SRC002@1:4"]),
        ('a: {en: "x"}\nb: {en: "y, nb: z}\nc: [1]\nd: {en: "z"}\n', ["SRC002@2:9"]),
        ('"a": 1\n"b: 2\nc: 3\n', ["SRC002@2:1"]),
        ('a: 1\nb"\nc: 2\n', ["SRC002@2:1"]),
        ('a: "x\n  y"\nb: [1, 2\nc: 3\n', ["SRC002@4:2"]),
        ("a: b: c\n", ["SRC002@1:5"]),
        ("a: 1\n---\nb: 2\n", ["SRC002@2:1"]),
    ],
)
def test_traps_are_located(text: str, expected: list[str]) -> None:
    assert kinds(text) == expected


def test_all_problems_are_reported_at_once() -> None:
    assert kinds('a: no\nb: x"\nc: 01\na: 1\n') == ["SRC008@1:4", "SRC009@2:4", "SRC008@3:4", "SRC004@4:1"]


def test_unreadable_files_are_diagnostics(tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_bytes(b"a: \xff\n")
    huge = tmp_path / "huge.yaml"
    huge.write_bytes(b"#" * (MAX_BYTES + 1))
    for path in (tmp_path / "absent.yaml", broken, huge, tmp_path):
        document, found = read_yaml(path, path.name)
        assert document is None
        assert [item.kind.id for item in found] == ["SRC001"]


def test_hostile_nesting_is_refused() -> None:
    assert kinds("[" * 5000)[0].startswith("SRC002")
    assert kinds("a: " + "{a: " * 100 + "1" + "}" * 100 + "\n")[0].startswith("SRC002")


def test_many_aliases_are_not_expanded() -> None:
    levels = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40)]
    assert kinds("\n".join(levels) + "\n") == ["SRC003@1:5"]


def test_places_of_text_inside_scalars() -> None:
    document, _ = parse_yaml('a: << 1\nb: "<< 1"\nc: |\n  << 1\n    AND 2\n', "x.yaml")
    assert document is not None
    assert str(document.text_place(("a",), 1, 4)) == "x.yaml:1:7"
    assert str(document.text_place(("b",), 1, 4)) == "x.yaml:2:8"
    assert str(document.text_place(("c",), 2, 3)) == "x.yaml:5:5"


def test_places_behind_escapes() -> None:
    document, _ = parse_yaml("a: \"\\\"<\\u00e5\\\" 1\"\nb: 'a''b <<'\n", "x.yaml")
    assert document is not None
    assert document.data == {"a": '"<å" 1', "b": "a'b <<"}
    assert [document.text_place(("a",), 1, column).column for column in (1, 2, 3, 4, 6)] == [5, 7, 8, 14, 17]
    assert [document.text_place(("b",), 1, column).column for column in (1, 2, 3, 5)] == [5, 6, 8, 10]


def test_the_place_of_what_is_not_there_is_the_nearest_that_is() -> None:
    document, _ = parse_yaml("a:\n  b: 1\n", "x.yaml")
    assert document is not None
    assert str(document.place(("a", "c", "d"))) == "x.yaml:2:3"
    assert str(document.key_place(("a", "b"))) == "x.yaml:2:3"


@given(st.text(max_size=200))
def test_any_text_gives_a_document_or_a_diagnostic(text: str) -> None:
    document, found = parse_yaml(text, "x.yaml")
    assert document is not None or found
