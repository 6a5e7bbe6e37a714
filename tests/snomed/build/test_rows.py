from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from digidot_term.snomed import MemoryPackage, make_sctid
from digidot_term.snomed.build.rows import Rows, latest_rows, uuid_text
from digidot_term.snomed.rf2 import row_kinds
from digidot_term.snomed.rf2.columns import Codes
from digidot_term.snomed.rf2.faults import Faults
from digidot_term.snomed.rf2.selection import select_files
from digidot_term.snomed.rf2.sheet import Sheet, read_sheet
from tests.rf2_builder import BASE, HEADERS, sheet

IDS = [make_sctid(300 + number, "00") for number in range(5)]
DATES = ("20240101", "20250101", "20260101", "")
Told = tuple[int, str]
"""An id and an effectiveTime."""
CONTENTS = st.lists(st.lists(st.tuples(st.sampled_from(IDS), st.sampled_from(DATES)), max_size=8), max_size=4)


def concept_sheets(contents: Sequence[Sequence[Told]], release: str = "Full") -> list[Sheet]:
    """Return files of concepts; the module of a row says which row of all it is."""
    found, number = [], 0
    for at, rows in enumerate(contents):
        written: list[tuple[object, ...]] = []
        for sctid, date in rows:
            written.append((sctid, date, 1, make_sctid(1000 + number, "00"), 900000000000074008))
            number += 1
        name = f"sct2_Concept_{release}_INT_20250101.txt"
        found.append(read_file(name, sheet(HEADERS["Concept"], written), f"p{at}"))
    return found


def read_file(name: str, data: bytes, package: str = "p") -> Sheet:
    (file,) = select_files(MemoryPackage(package, {name: data}))
    found = read_sheet(file, [data], Faults())
    assert found is not None
    return found


def latest(sheets: Sequence[Sheet], as_of: str = "") -> tuple[Rows, Faults]:
    faults = Faults()
    keys = np.concatenate([each.columns["id"] for each in sheets] or [np.zeros(0, np.int64)])
    return latest_rows(sheets, keys, faults, as_of=as_of), faults


def origins(rows: Rows) -> list[int]:
    """Return which rows of all are left, told from their modules."""
    codes = rows.codes("moduleId")
    return [int(codes.values[number]) // 1000 - 1000 for number in codes.numbers.tolist()]


@given(CONTENTS, st.sampled_from(["", "20231231", "20250101", "20251231"]))
def test_the_latest_row_of_each_component_counts_and_of_two_the_one_behind(
    contents: list[list[Told]], as_of: str
) -> None:
    rows, _ = latest(concept_sheets(contents), as_of)
    every = [row for content in contents for row in content]
    expected = {}
    for place, (sctid, date) in enumerate(every):
        if as_of and not (date and date <= as_of):
            continue
        if sctid not in expected or (date or "9") >= (every[expected[sctid]][1] or "9"):
            expected[sctid] = place
    assert origins(rows) == rows.origin.tolist() == sorted(expected.values())
    assert len(rows) == len(expected)
    assert rows.whole is (len(expected) == len(every))


@given(CONTENTS)
def test_every_column_and_place_is_that_of_the_rows_left(contents: list[list[Told]]) -> None:
    sheets = concept_sheets(contents)
    rows, _ = latest(sheets)
    every = [(at, line, row) for at, content in enumerate(contents) for line, row in enumerate(content, start=2)]
    left = [every[origin] for origin in rows.origin.tolist()]
    assert rows.numbers("id").tolist() == [sctid for _, _, (sctid, _) in left]
    assert rows.numbers("effectiveTime").tolist() == [int(date or "99999999") for _, _, (_, date) in left]
    assert rows.sheet_numbers().tolist() == [at for at, _, _ in left]
    assert [rows.where(row) for row in range(len(rows))] == [(sheets[at], line) for at, line, _ in left]
    wanted = np.arange(len(rows)) % 2 == 0
    assert origins(rows.picked(wanted)) == origins(rows)[::2]
    assert rows.picked(np.ones(len(rows), np.bool_)) is rows


def test_an_id_twice_in_a_snapshot_is_told_wherever_it_stands() -> None:
    a, b, c = IDS[:3]
    once = [(c, ""), (a, "20240101")]
    rows, faults = latest(
        concept_sheets([[(a, "20250101"), (b, "20250101"), (a, "20240101"), (b, "20250101")], once], "Snapshot")
    )
    assert [(each.kind, str(each.place), each.message()) for each in faults.diagnostics()] == [
        (
            row_kinds.DUPLICATE_ID,
            f"p0/sct2_Concept_Snapshot_INT_20250101.txt:{line}:1",
            f"id {sctid} stands already on line {first}; a Snapshot has one row a component",
        )
        for line, sctid, first in ((4, a, 2), (5, b, 3))
    ]
    assert origins(rows) == [0, 3, 4]


@pytest.mark.parametrize("release", ["Full", "Delta"])
def test_an_id_may_come_often_in_other_files(release: str) -> None:
    _, faults = latest(concept_sheets([[(IDS[0], "20240101"), (IDS[0], "20250101")]], release))
    assert faults.diagnostics() == ()


UUIDS = [UUID(int=number << 64 | more) for number in (0, 7, 2**63) for more in (0, 1, 2**64 - 1)]
MEMBERS = st.lists(st.tuples(st.sampled_from(UUIDS), st.sampled_from(DATES)))


@given(MEMBERS)
def test_members_are_one_only_when_their_whole_ids_are(members: list[tuple[UUID, str]]) -> None:
    written = [(uuid, date, 1, IDS[0], IDS[0], IDS[1]) for uuid, date in members]
    data = sheet(f"{BASE} refsetId referencedComponentId", [*written])
    rows, faults = latest([read_file("der2_Refset_SimpleFull_INT_20250101.txt", data)])
    expected = {}
    for place, (uuid, date) in enumerate(members):
        if uuid not in expected or (date or "9") >= (members[expected[uuid]][1] or "9"):
            expected[uuid] = place
    assert rows.origin.tolist() == sorted(expected.values())
    assert faults.diagnostics() == ()
    assert [uuid_text(each) for each in rows.numbers("id")] == [str(members[row][0]) for row in rows.origin.tolist()]


def test_a_duplicate_member_is_told_by_its_id() -> None:
    uuid = UUIDS[4]
    data = sheet(f"{BASE} refsetId referencedComponentId", [(uuid, "20250101", 1, IDS[0], IDS[0], IDS[1])] * 2)
    _, faults = latest([read_file("der2_Refset_SimpleSnapshot_INT_20250101.txt", data)])
    assert [dict(each.values)["value"] for each in faults.diagnostics()] == [str(uuid)]


def test_codes_of_several_sheets_are_one_and_a_column_that_is_not_there_is_empty() -> None:
    header = f"{BASE} refsetId referencedComponentId"
    one = sheet(f"{header} note", [(UUIDS[0], "20250101", 1, IDS[0], IDS[0], IDS[1], "x")])
    two = sheet(header, [(UUIDS[1], "20250101", 1, IDS[1], IDS[0], IDS[1])])
    three = sheet(f"{header} note", [(UUIDS[2], "20250101", 1, IDS[0], IDS[0], IDS[1], note) for note in "y"])
    names = [f"der2_{pattern}Refset_N{at}Snapshot_INT_20250101.txt" for at, pattern in enumerate(("s", "", "s"))]
    rows, _ = latest([read_file(*each) for each in zip(names, (one, two, three), strict=True)])
    codes = rows.codes("note")
    assert [codes.values[number] for number in codes.numbers.tolist()] == ["x", "", "y"]
    modules = rows.codes("moduleId")
    assert (modules.values, modules.numbers.tolist()) == ([str(IDS[0]), str(IDS[1])], [0, 1, 0])


def test_texts_are_those_of_the_rows_left() -> None:
    term_rows = [
        (
            make_sctid(400 + number % 2, "01"),
            f"202{number}0101",
            1,
            IDS[0],
            IDS[0],
            "en",
            IDS[0],
            f"term {number}",
            IDS[0],
        )
        for number in range(4)
    ]
    rows, _ = latest(
        [read_file("sct2_Description_Full-en_INT_20250101.txt", sheet(HEADERS["Description"], [*term_rows]))]
    )
    assert list(rows.texts("term")) == [b"term 2", b"term 3"]
    with pytest.raises(TypeError):
        rows.texts("moduleId")
    with pytest.raises(TypeError):
        rows.codes("term")


def test_no_sheets_have_no_rows() -> None:
    rows, _ = latest([])
    assert (len(rows), rows.codes("moduleId").values, len(rows.numbers("id"))) == (0, [], 0)
    assert isinstance(rows.codes("moduleId"), Codes)
