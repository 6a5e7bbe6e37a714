from __future__ import annotations

import json
from pathlib import Path
from uuid import UUID

import numpy as np
import pytest

from digidot_term.snomed import MemoryPackage
from digidot_term.snomed.build.shipping import received, ship
from digidot_term.snomed.rf2.columns import Codes, Column
from digidot_term.snomed.rf2.faults import Faults
from digidot_term.snomed.rf2.selection import SelectedFile, select_files
from digidot_term.snomed.rf2.sheet import Sheet, read_sheet
from tests.rf2_builder import BASE, HEADERS, sheet

NAME = "der2_cRefset_LanguageSnapshot-en_INT_20250101.txt"
ACCEPTABILITIES = ("900000000000548007", "900000000000549004")


def read(name: str, data: bytes) -> tuple[SelectedFile, Sheet]:
    (file,) = select_files(MemoryPackage("p", {name: data}))
    found = read_sheet(file, [data], Faults())
    assert found is not None
    return file, found


def language_refset(count: int, column: str) -> bytes:
    rows = [
        (UUID(int=number << 70 | number), "20250101", number % 2, 900000000000207008, 900000000000508004, 517382016)
        for number in range(count)
    ]
    header = f"{BASE} refsetId referencedComponentId acceptabilityId {column}"
    return sheet(header, [(*row, ACCEPTABILITIES[at % 2], f"note «{at}»") for at, row in enumerate(rows)])


def said(column: Column) -> object:
    if isinstance(column, Codes):
        return (column.numbers.dtype, column.numbers.tolist(), column.raw)
    assert isinstance(column, np.ndarray)
    return (column.dtype, column.shape, column.tolist())


@pytest.mark.parametrize("count", [0, 1, 40])
@pytest.mark.parametrize("column", ["note", "../note", "a/b", "field\u2028", "."])
def test_a_sheet_arrives_as_it_was_and_leaves_no_files(count: int, column: str, tmp_path: Path) -> None:
    file, before = read(NAME, language_refset(count, column))
    shipped = [ship(before, tmp_path, 1), ship(read(NAME, language_refset(3, "x"))[1], tmp_path, 2)]
    for each in json.loads(json.dumps(shipped))[:1]:
        after = received(each, tmp_path, {file.path: file})
    assert (after.file, after.header, after.lines.tolist()) == (file, before.header, before.lines.tolist())
    assert {name: said(each) for name, each in after.columns.items()} == {
        name: said(each) for name, each in before.columns.items()
    }
    assert all(path.name.startswith("sheet2") for path in tmp_path.iterdir())


def test_texts_are_not_shipped(tmp_path: Path) -> None:
    _, before = read("sct2_Description_Snapshot-en_INT_20250101.txt", sheet(HEADERS["Description"], []))
    with pytest.raises(TypeError):
        ship(before, tmp_path, 1)
