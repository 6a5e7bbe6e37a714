"""Text that is not UTF-8 is located."""

from __future__ import annotations

from pathlib import Path

import pytest

from digidot_term.source.reader import read_yaml


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"a: \xe5\n", "x.yaml:1:4"),
        ("a: æ\nb: ø".encode() + b"\xf8\n", "x.yaml:2:5"),
        ("﻿a: æ".encode() + b"\xff", "x.yaml:1:5"),
    ],
)
def test_the_first_byte_that_is_no_utf_8_is_located(tmp_path: Path, content: bytes, place: str) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(content)
    document, found = read_yaml(path, "x.yaml")
    assert document is None
    assert [(str(item.place), item.kind.id) for item in found] == [(place, "SRC001")]
