"""Distinct texts by number: side by side, or in packed blocks where they are many and long."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from digidot_term.snomed.index.read import Index

BLOCK = 128
"""Texts in one packed block."""

TextOf = Callable[[int], str]


def pool_of(index: Index, name: str) -> TextOf:
    """Return the function that gives a field's text by number."""
    if f"{name}.text" in index:
        return texts_of(index, f"{name}.text")
    return _packed(index, f"{name}.packed")


def texts_of(index: Index, name: str) -> TextOf:
    """Return the function that gives a text by number from texts side by side."""
    data, offsets = index.numbers(name), index.numbers(f"{name}.offset")

    def text(number: int) -> str:
        return str(data[offsets[number] : offsets[number + 1]], "utf-8")

    return text


def _packed(index: Index, name: str) -> TextOf:
    import zlib  # noqa: PLC0415 - few questions need it

    data, offsets = index.numbers(name), index.numbers(f"{name}.offset")

    @lru_cache(maxsize=64)
    def block(number: int) -> bytes:
        return zlib.decompress(data[offsets[number] : offsets[number + 1]])

    def text(number: int) -> str:
        at, inside = divmod(number, BLOCK)
        content = block(at)
        count = int.from_bytes(content[:4], "little")
        ends = memoryview(content)[4 : 4 + 4 * count].cast("I")
        start = 4 + 4 * count
        first = ends[inside - 1] if inside else 0
        return content[start + first : start + ends[inside]].decode()

    return text
