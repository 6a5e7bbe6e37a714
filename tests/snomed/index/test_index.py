from __future__ import annotations

import json
import mmap
import zlib
from array import array
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digidot_term.snomed.index.data import InMemory
from digidot_term.snomed.index.layout import ALIGNMENT, FORMAT, LENGTH_END, MAGIC, PREAMBLE
from digidot_term.snomed.index.read import Index, NotAnIndex, open_index
from digidot_term.snomed.index.write import write_index

Numbers = dict[str, tuple[str, list[int]]]
LARGEST = {"B": (0, 2**8 - 1), "H": (0, 2**16 - 1), "I": (0, 2**32 - 1), "q": (-(2**63), 2**63 - 1)}
ARRAYS: st.SearchStrategy[Numbers] = st.dictionaries(
    st.text("abæ.", min_size=1, max_size=6),
    st.sampled_from("BHIq").flatmap(
        lambda code: st.tuples(st.just(code), st.lists(st.integers(*LARGEST[code]), max_size=40))
    ),
    max_size=6,
)
FACTS = st.dictionaries(
    st.text(max_size=4),
    st.one_of(st.integers(), st.booleans(), st.text(max_size=20), st.lists(st.integers())),
    max_size=4,
)
SOME: Numbers = {"one": ("B", [1, 2, 3]), "none": ("I", []), "more": ("q", list(range(100))), "last": ("H", [7])}


def packed(code: str, values: list[int]) -> bytes:
    return array(code, values).tobytes()


def written(arrays: Numbers, facts: dict[str, Any]) -> bytes:
    file = BytesIO()
    data: dict[str, tuple[str, InMemory]] = {
        name: (code, InMemory(memoryview(packed(code, values)))) for name, (code, values) in arrays.items()
    }
    write_index(file, data, facts)
    return file.getvalue()


WHOLE = written(SOME, {"name": "æ", "size": 3})


@given(ARRAYS, FACTS)
def test_what_was_written_is_read_back(arrays: Numbers, facts: dict[str, Any]) -> None:
    data = written(arrays, facts)
    index = Index(data)
    assert (index.facts, index.size, index.names(), index.damaged()) == (facts, len(data), tuple(arrays), ())
    for name, (code, values) in arrays.items():
        assert name in index
        assert (index.numbers(name).format, index.numbers(name).tolist()) == (code, values)
        assert index.numbers(name) is index.numbers(name)
    assert written(arrays, facts) == data


def test_memory_that_was_given_back_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "index"
    path.write_bytes(WHOLE)
    for index in (open_index(path), Index(WHOLE)):
        view = index.numbers("more")
        assert view.tolist() == SOME["more"][1]
        index.let_go()
        assert view.tolist() == SOME["more"][1]
        assert index.numbers("last").tolist() == SOME["last"][1]


@pytest.mark.parametrize("count", [0, 1, 500])
@pytest.mark.parametrize("length", [0, 1, 63, 64, 65, 100_000])
def test_arrays_lie_at_multiples_of_the_alignment_however_long_the_header(count: int, length: int) -> None:
    data = written({f"array {number}": ("B", [1]) for number in range(count)}, {"text": "x" * length})
    start = PREAMBLE + int.from_bytes(data[len(MAGIC) : LENGTH_END], "little")
    assert start % ALIGNMENT == 0
    assert len(data) == start + max(0, count - 1) * ALIGNMENT + (count > 0)
    assert Index(data).damaged() == ()


def test_an_array_that_is_not_there_is_a_key_error() -> None:
    assert "two" not in Index(WHOLE)
    with pytest.raises(KeyError):
        Index(WHOLE).numbers("two")


def test_an_array_may_be_changed_by_nobody(tmp_path: Path) -> None:
    (tmp_path / "i").write_bytes(WHOLE)
    for index in (Index(WHOLE), open_index(tmp_path / "i")):
        with pytest.raises(TypeError):
            index.numbers("one")[0] = 2


def test_a_file_is_mapped_and_stays_so_when_it_is_removed(tmp_path: Path) -> None:
    path = tmp_path / "i"
    path.write_bytes(WHOLE)
    index = open_index(path)
    assert isinstance(index.numbers("one").obj, mmap.mmap)
    assert open_index(path).facts == {"name": "æ", "size": 3}
    path.unlink()
    assert index.numbers("more").tolist() == list(range(100))


def opened(data: bytes, path: Path) -> list[Index]:
    """Open an index both ways; NotAnIndex when it is refused both ways."""
    path.write_bytes(data)
    found = []
    ways: tuple[Callable[[], Index], ...] = (lambda: Index(data), lambda: open_index(path))
    for way in ways:
        try:
            found.append(way())
        except NotAnIndex:
            continue
    if not found:
        raise NotAnIndex(path)
    assert len(found) == 2
    return found


def test_a_file_cut_short_anywhere_or_made_longer_is_not_opened(tmp_path: Path) -> None:
    for length in range(len(WHOLE)):
        with pytest.raises(NotAnIndex):
            opened(WHOLE[:length], tmp_path / "i")
    with pytest.raises(NotAnIndex):
        opened(WHOLE + b"\0", tmp_path / "i")


@pytest.mark.parametrize(
    "data", [b"", MAGIC, MAGIC + bytes(8), bytes(100), b"PK\x03\x04" * 100, MAGIC + b"\xff" * 100, WHOLE[8:]]
)
def test_what_is_no_index_is_not_opened(data: bytes, tmp_path: Path) -> None:
    with pytest.raises(NotAnIndex):
        opened(data, tmp_path / "i")


def test_a_missing_file_and_a_folder_are_matters_of_the_disk(tmp_path: Path) -> None:
    for path in (tmp_path / "nothing", tmp_path):
        with pytest.raises(OSError):
            open_index(path)


@pytest.mark.parametrize(
    ("before", "after"), [(f'"format":{FORMAT}', f'"format":{FORMAT + 1}'), ('"size":', '"s1ze":')]
)
def test_another_format_is_not_opened(before: str, after: str, tmp_path: Path) -> None:
    header_end = PREAMBLE + int.from_bytes(WHOLE[len(MAGIC) : LENGTH_END], "little")
    header = WHOLE[PREAMBLE:header_end].replace(before.encode(), after.encode(), 1)
    assert json.loads(header)
    data = WHOLE[:LENGTH_END] + zlib.crc32(header).to_bytes(4, "little") + header + WHOLE[header_end:]
    with pytest.raises(NotAnIndex):
        opened(data, tmp_path / "i")


def test_a_changed_byte_is_found_wherever_it_is(tmp_path: Path) -> None:
    header_end = PREAMBLE + int.from_bytes(WHOLE[len(MAGIC) : LENGTH_END], "little")
    places = _places(header_end)
    for at in range(len(WHOLE)):
        data = WHOLE[:at] + bytes([WHOLE[at] ^ 0x10]) + WHOLE[at + 1 :]
        if at < header_end:
            with pytest.raises(NotAnIndex):
                opened(data, tmp_path / "i")
        else:
            # Between two arrays there is nothing to be damaged.
            assert [index.damaged() for index in opened(data, tmp_path / "i")] == [places.get(at, ())] * 2


def _places(start: int) -> dict[int, tuple[str, ...]]:
    """Return which array each byte is of."""
    found: dict[int, tuple[str, ...]] = {}
    for name, (code, values) in SOME.items():
        length = len(packed(code, values))
        found.update(dict.fromkeys(range(start, start + length), (name,)))
        start += -(-length // ALIGNMENT) * ALIGNMENT
    return found
