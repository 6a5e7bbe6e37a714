from __future__ import annotations

import zipfile
from contextlib import suppress
from io import BytesIO
from itertools import zip_longest
from threading import Lock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digidot_term.snomed.rf2.inflate import INFLATE_ERRORS, inflated

DAMAGE = (zipfile.BadZipFile, EOFError, *INFLATE_ERRORS)
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
CONTENTS = st.one_of(
    st.binary(max_size=200),
    st.builds(bytes.__mul__, st.binary(min_size=1, max_size=9), st.integers(0, 100_000)),
    st.builds(lambda seed: bytes((seed * at * at >> 7) & 0xFF for at in range(300_000)), st.integers(1, 9)),
)


def zipped(*contents: bytes, method: int = zipfile.ZIP_DEFLATED, front: bytes = b"") -> BytesIO:
    file = BytesIO()
    file.write(front)
    with zipfile.ZipFile(file, "a", method) as archive:
        for number, content in enumerate(contents):
            archive.writestr(zipfile.ZipInfo(f"{number}.txt"), content, method)
    return file


def content(file: BytesIO) -> bytes:
    with zipfile.ZipFile(file) as archive:
        return b"".join(inflated(archive, archive.infolist()[0], Lock()))


@pytest.mark.parametrize("method", METHODS)
@settings(max_examples=15)
@given(data=CONTENTS, front=st.binary(max_size=20))
def test_what_was_packed_is_unpacked(method: int, data: bytes, front: bytes) -> None:
    assert content(zipped(data, method=method, front=front)) == data


def test_two_entries_may_be_read_by_turns() -> None:
    contents = [bytes((each * at >> 3) & 0xFF for at in range(900_000)) for each in (12345, 54321)]
    with zipfile.ZipFile(zipped(*contents, method=zipfile.ZIP_STORED)) as archive:
        reading = Lock()
        turns = zip_longest(*(inflated(archive, entry, reading) for entry in archive.infolist()), fillvalue=b"")
        assert [b"".join(pieces) for pieces in zip(*turns, strict=True)] == contents


def damaged(file: BytesIO, at: int, put: bytes) -> BytesIO:
    data = file.getvalue()
    return BytesIO(data[:at] + put + data[at + len(put) :])


LETTERS = bytes(range(256)) * 40
DIRECTORY = b"PK\x01\x02"
CHECKSUM, PACKED_SIZE, SIZE = 16, 20, 24
"""Where they stand in an entry of the zip's directory."""


@pytest.mark.parametrize("method", METHODS[:2])
@pytest.mark.parametrize(
    ("field", "value"),
    [
        (CHECKSUM, 1),
        (SIZE, len(LETTERS) - 1),
        (SIZE, len(LETTERS) + 1),
        (PACKED_SIZE, 100),
        (PACKED_SIZE, 1 << 20),
    ],
)
def test_content_that_is_not_what_the_directory_says_is_refused(method: int, field: int, value: int) -> None:
    file = zipped(LETTERS, method=method)
    start = file.getvalue().index(DIRECTORY)
    with pytest.raises(DAMAGE):
        content(damaged(file, start + field, value.to_bytes(4, "little")))


def test_no_more_is_handed_out_than_the_directory_says() -> None:
    file = zipped(LETTERS)
    file = damaged(file, file.getvalue().index(DIRECTORY) + SIZE, (10).to_bytes(4, "little"))
    with zipfile.ZipFile(file) as archive:
        pieces = inflated(archive, archive.infolist()[0], Lock())
        with pytest.raises(zipfile.BadZipFile):
            next(pieces)


@given(st.integers(0, 10_000), st.integers(1, 255))
def test_a_changed_byte_never_gives_other_content(at: int, change: int) -> None:
    for method in METHODS[:2]:
        file = zipped(LETTERS, method=method)
        data = file.getvalue()
        place = 30 + len("0.txt") + at % (data.index(DIRECTORY) - 35)
        with suppress(*DAMAGE):  # a stream that only lacks the mark of its end unpacks all the same
            assert content(damaged(file, place, bytes([data[place] ^ change]))) == LETTERS


def test_an_entry_without_its_header_is_refused() -> None:
    with pytest.raises(zipfile.BadZipFile):
        content(damaged(zipped(LETTERS), 0, b"XX"))
