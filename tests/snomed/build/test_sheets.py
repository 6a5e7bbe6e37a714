from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from digidot_term.diagnostics import Diagnostic, DigidotError, Place
from digidot_term.snomed.build import sheets as module
from digidot_term.snomed.build.sheets import Sheets
from digidot_term.snomed.rf2 import package_kinds
from digidot_term.snomed.rf2.faults import Faults
from digidot_term.snomed.rf2.selection import SelectedFile, select_files

HEADER = b"id\teffectiveTime\tactive\tmoduleId\tdefinitionStatusId\n"
ROW = b"138875005\t20020131\t1\t900000000000207008\t900000000000074008\n"
BAD_ROW = b"138875006\t20020131\t1\t900000000000207008\t900000000000074008\n"
NAMES = [f"sct2_Concept_Snapshot_INT_2025010{day}.txt" for day in range(1, 8)]


class Pieces:
    """A package whose files come in pieces of one row; `stuck` holds back the file of that name."""

    name = "p"

    def __init__(self, *, broken: str = "", stuck: threading.Event | None = None) -> None:
        self._broken, self._stuck = broken, stuck

    def names(self) -> tuple[str, ...]:
        return tuple(NAMES)

    def size(self, name: str) -> int:
        return module._WORTH_THREADS if name else 0

    def chunks(self, name: str) -> Iterator[bytes]:
        yield HEADER
        if name == self._broken:
            raise DigidotError(Diagnostic.of(package_kinds.NO_RF2_FILES, Place(name)))
        for _ in range(NAMES.index(name) + 1):
            if self._stuck:
                self._stuck.wait(10)
            yield ROW
        yield BAD_ROW


def files(package: Pieces) -> tuple[SelectedFile, ...]:
    return select_files(package)


@pytest.mark.parametrize("ahead", [True, False])
def test_sheets_and_their_faults_come_in_the_order_of_their_files(ahead: bool) -> None:
    read: list[int] = []
    sheets = Sheets(files(Pieces()), read.append)
    if ahead:
        sheets.read_ahead("Concept")
    faults = Faults()
    found = sheets.take("Concept", faults)
    sheets.close()
    assert [sheet.file.name for sheet in found] == NAMES
    assert [len(sheet) for sheet in found] == list(range(1, 8))
    assert [each.place.line for each in faults.diagnostics()] == [at + 3 for at in range(len(NAMES))]
    assert sum(read) == sum(len(HEADER) + len(ROW) * (at + 1) + len(BAD_ROW) for at in range(len(NAMES)))


def test_an_error_of_a_thread_is_raised_where_its_sheet_is_asked_for() -> None:
    sheets = Sheets(files(Pieces(broken=NAMES[3])))
    sheets.read_ahead("Concept")
    with pytest.raises(DigidotError):
        sheets.take("Concept", Faults())
    sheets.close()


def test_work_behind_the_reading_finds_what_was_read() -> None:
    sheets = Sheets(files(Pieces()))
    sheets.read_ahead("Concept")
    later = sheets.later(lambda: sheets.take("Concept", Faults()))
    assert [sheet.file.name for sheet in later()] == NAMES
    sheets.close()


def test_threads_stop_when_nobody_waits_any_more() -> None:
    stuck = threading.Event()
    before = threading.active_count()
    sheets = Sheets(files(Pieces(stuck=stuck)))
    sheets.read_ahead("Concept")
    threading.Timer(0.05, stuck.set).start()
    sheets.close()
    assert threading.active_count() <= before + 1
