from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from digidot_term.snomed import MemoryPackage
from digidot_term.snomed.build.prefetch import prefetched
from digidot_term.snomed.rf2.selection import SelectedFile, select_files

PIECES = 60
NAMES = [f"sct2_Concept_Snapshot_INT_2025010{day}.txt" for day in (1, 2, 3)]


class SlowPackage(MemoryPackage):
    """Files in many pieces that say they are as large as need be; one of them may not be whole."""

    def __init__(self, size: int, broken: str = "") -> None:
        super().__init__("p", dict.fromkeys(NAMES, b""))
        self._size, self._broken = size, broken

    def size(self, _name: str) -> int:
        return self._size

    def chunks(self, name: str) -> Iterator[bytes]:
        for number in range(PIECES):
            if name == self._broken and number == PIECES // 2:
                raise EOFError(name)
            yield f"{name}{number}".encode()


def whole(name: str) -> list[bytes]:
    return [f"{name}{number}".encode() for number in range(PIECES)]


def files(size: int, broken: str = "") -> tuple[SelectedFile, ...]:
    return select_files(SlowPackage(size, broken))


SIZES = pytest.mark.parametrize("size", [1, 5 << 20])
"""One that is read as it comes, and one that is read ahead."""


@pytest.fixture(autouse=True)
def no_thread_left() -> Iterator[None]:
    before = threading.active_count()
    yield
    assert threading.active_count() == before


@SIZES
def test_files_come_whole_and_in_order(size: int) -> None:
    found = [(file.name, list(chunks)) for file, chunks in prefetched(files(size))]
    assert found == [(name, whole(name)) for name in NAMES]


@SIZES
@pytest.mark.parametrize("taken", [0, 1, PIECES - 1])
def test_what_is_left_of_a_file_does_not_become_the_next_ones(size: int, taken: int) -> None:
    found = [[next(chunks) for _ in range(taken)] for _, chunks in prefetched(files(size))]
    assert found == [whole(name)[:taken] for name in NAMES]


@SIZES
def test_an_error_comes_where_it_happened(size: int) -> None:
    found: list[bytes] = []
    read = prefetched(files(size, NAMES[1]))
    with pytest.raises(EOFError):
        found.extend(chunk for _, chunks in read for chunk in chunks)
    assert found == [*whole(NAMES[0]), *whole(NAMES[1])[: PIECES // 2]]


@SIZES
def test_who_stops_early_leaves_nothing_running(size: int) -> None:
    reading = prefetched(files(size))
    _, chunks = next(reading)
    assert next(chunks) == whole(NAMES[0])[0]
    reading.close()  # type: ignore[attr-defined]


def test_no_files_are_no_files() -> None:
    assert list(prefetched(())) == []
