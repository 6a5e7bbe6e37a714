"""Files are put into a folder whole, all of them or none."""

from __future__ import annotations

from pathlib import Path

import pytest

from digidot_term.jobs.writing import write_files


def contents(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in sorted(folder.rglob("*")) if path.is_file()}


def test_files_are_added_and_replaced(tmp_path: Path) -> None:
    write_files({"a.json": "1\n"}, tmp_path / "out" / "er")
    write_files({"a.json": "2\n", "b.xml": "å\r\n"}, tmp_path / "out" / "er")
    assert contents(tmp_path) == {"a.json": "2\n", "b.xml": "å\n"}
    assert (tmp_path / "out" / "er" / "b.xml").read_bytes() == "å\r\n".encode()


def test_nothing_changes_when_one_cannot_be_written(tmp_path: Path) -> None:
    write_files({"a.json": "1\n"}, tmp_path)
    with pytest.raises(UnicodeEncodeError):
        write_files({"a.json": "2\n", "b.xml": "\ud800"}, tmp_path)
    assert contents(tmp_path) == {"a.json": "1\n"}
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]
