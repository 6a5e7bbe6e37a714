"""Cells to numbers, a whole column of a block at a time; every parser says which cells were not what they should be.

Digits are read eight at a time as one 64-bit word: three multiplications add up eight decimal digits.
"""

from __future__ import annotations

import binascii
from functools import cache
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from digidot_term.snomed.identifiers import PAIR_TABLES, PERMUTATIONS, PRODUCTS
from digidot_term.snomed.rf2.blocks import Block
from digidot_term.snomed.rf2.values import FIRST_YEAR, LAST_YEAR

Mask = NDArray[np.bool_]
Ids = NDArray[np.int64]
Words = NDArray[np.uint64]

UUID_WORD = np.dtype(">u8")
"""A UUID is two of these: as they lie in memory they are its bytes."""

UNPUBLISHED = 99_999_999
"""The date of a row that has none: it counts as the newest."""

_U = np.uint64
_ZEROS = _U(0x3030303030303030)
_LOW = _U(0x0F0F0F0F0F0F0F0F)
_SIX = _U(0x0606060606060606)
_HIGH = _U(0xF0F0F0F0F0F0F0F0)
_LONGEST_NUMBER = 18
_SHORTEST_SCTID = 6
_POWERS = 10 ** np.arange(19, dtype=np.int64)
_UUID_LENGTH = 36
_DASHES = (8, 13, 18, 23)


def parse_sctids(block: Block, column: int, partitions: tuple[int, ...]) -> tuple[Ids, Mask]:
    """Parse SCTIDs of 6 to 18 digits whose partition is one of `partitions`; the check digit is another question."""
    numbers, good = _parse_digits(block, column)
    length = block.lengths(column)
    good &= (length >= _SHORTEST_SCTID) & (block.first_bytes(column) != ord("0"))
    found = numbers // 10 % 100
    allowed = found == partitions[0]
    for partition in partitions[1:]:
        allowed |= found == partition
    # Eleven digits is the shortest form that has room for a namespace.
    good &= allowed & ((found < 10) | (length >= 11))  # noqa: PLR2004 - see above
    return numbers, good


def parse_numbers(block: Block, column: int) -> tuple[Ids, Mask]:
    """Parse whole numbers of up to nine digits."""
    numbers, good = _parse_digits(block, column)
    return numbers, good & (block.lengths(column) <= 9)  # noqa: PLR2004 - fits 32 bits


def parse_flags(block: Block, column: int) -> tuple[Mask, Mask]:
    """Parse `0` and `1`."""
    found = block.first_bytes(column) - np.uint8(ord("0"))
    return found == 1, (found <= 1) & (block.lengths(column) == 1)


def parse_dates(block: Block, column: int) -> tuple[NDArray[np.int32], Mask]:
    """Parse days of the calendar written YYYYMMDD as numbers; an empty cell is `UNPUBLISHED`."""
    length = block.lengths(column)
    words = next(block.words_before(column), np.zeros(len(length), np.uint64))
    numbers = _sum_digits(words).astype(np.int64)
    known = calendar()
    at = numbers - FIRST_YEAR * 10_000
    inside = (at >= 0) & (at < len(known))
    good = (length == 8) & _all_digits(words) & inside & known[np.where(inside, at, 0)]  # noqa: PLR2004 - YYYYMMDD
    empty = length == 0
    return np.where(empty, UNPUBLISHED, numbers).astype(np.int32), good | empty


def parse_uuids(block: Block, column: int) -> tuple[NDArray[np.uint64], Mask]:
    """Parse UUIDs to rows of two big-endian 64-bit words."""
    starts = block.starts[column]
    window = np.ndarray((len(block.text) - _UUID_LENGTH + 1,), f"V{_UUID_LENGTH}", block.text, strides=(1,))
    cells = window[starts]
    text = cells.view(np.uint8).reshape(-1, _UUID_LENGTH)
    good: Mask = block.ends[column] - starts == _UUID_LENGTH
    for at in _DASHES:
        good &= text[:, at] == ord("-")
    if good.all():
        packed = cells.tobytes().replace(b"-", b"")
        try:
            if len(packed) == 32 * len(good):
                return np.frombuffer(binascii.unhexlify(packed), ">u8").reshape(-1, 2).astype(np.uint64), good
        except binascii.Error:
            pass
    return _parse_uuids_singly(cells.tolist(), good)


def _parse_uuids_singly(cells: list[bytes], good: Mask) -> tuple[NDArray[np.uint64], Mask]:
    """Parse UUIDs among which some are none."""
    found = np.zeros((len(cells), 2), np.uint64)
    for number in np.flatnonzero(good).tolist():
        packed = cells[number].replace(b"-", b"")
        try:
            found[number] = np.frombuffer(binascii.unhexlify(packed), ">u8") if len(packed) == 32 else 0  # noqa: PLR2004
            good[number] = len(packed) == 32  # noqa: PLR2004 - hexadecimal digits of a UUID
        except binascii.Error:
            good[number] = False
    return found, good


def have_check_digits(numbers: Ids) -> Mask:
    """Say of each number of up to 18 digits whether its last digit is the Verhoeff check digit of those before it."""
    products, quads, zeros = _verhoeff_tables()
    state = np.zeros(len(numbers), np.uint8)
    rest = numbers
    for step in range(5):
        following = rest // 10_000
        state = products[state * np.uint8(10) + quads[step & 1][rest - following * 10_000]]
        rest = following
    length = np.searchsorted(_POWERS, numbers, side="right")
    good: Mask = state == zeros[length]
    return good


@cache
def _verhoeff_tables() -> tuple[NDArray[np.uint8], NDArray[np.uint8], NDArray[np.uint8]]:
    """Return the multiplication table, what four digits do to the state, and what the leading zeros of a length do."""
    products, pairs = np.array(PRODUCTS, np.uint8), np.array(PAIR_TABLES, np.uint8)
    four = np.arange(10_000)
    quads = np.stack([products[pairs[at][four % 100], pairs[at + 1][four // 100]] for at in (0, 2)])
    zeros = np.zeros(21, np.uint8)
    for length in range(19, -1, -1):
        zeros[length] = products[PERMUTATIONS[length % 8][0], zeros[length + 1]]
    return products.reshape(-1), quads, zeros


@cache
def calendar() -> Mask:
    """Every number from 1 January of the first year on, at its distance: whether it is a day of the calendar."""
    years = np.arange(FIRST_YEAR, LAST_YEAR + 1)
    months, days = np.arange(100), np.arange(100)
    longest = np.zeros((len(years), 100), np.int64)
    longest[:, 1:13] = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    longest[:, 2] += (years % 4 == 0) & ((years % 100 != 0) | (years % 400 == 0))
    return ((days >= 1) & (days <= longest[:, months, None])).reshape(-1)


def _parse_digits(block: Block, column: int) -> tuple[Ids, Mask]:
    """Parse decimal numbers of 1 to 18 digits."""
    length = block.lengths(column)
    good: Mask = (length >= 1) & (length <= _LONGEST_NUMBER)
    total = np.zeros(len(length), np.int64)
    unit = 1
    for words in islice(block.words_before(column, fill=_ZEROS), 3):
        good &= _all_digits(words)
        total += _sum_digits(words).astype(np.int64) * unit
        unit *= 100_000_000
    return total, good


def _all_digits(words: Words) -> Mask:
    """Say of each word whether its eight bytes are digits."""
    good: Mask = ((words & _HIGH) | ((words + _SIX) & _HIGH) >> _U(4)) == _U(0x3333333333333333)
    return good


def _sum_digits(words: Words) -> Words:
    """Return the number that the eight digits of each word write."""
    words = (words & _LOW) * _U(2561) >> _U(8)
    words = (words & _U(0x00FF00FF00FF00FF)) * _U(6553601) >> _U(16)
    return (words & _U(0x0000FFFF0000FFFF)) * _U(42949672960001) >> _U(32)
