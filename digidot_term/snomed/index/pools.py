"""Distinct texts by number: side by side, or in packed blocks where they are many and long."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from digidot_term.snomed.index.read import Index, Numbers

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


def unpacked(index: Index, name: str, block: int) -> tuple[Numbers, bytes]:
    """Unpack a block of texts: where in its letters each text ends, and the letters."""
    import zlib  # noqa: PLC0415 - few questions need it

    data, offsets = index.numbers(name), index.numbers(f"{name}.offset")
    content = zlib.decompress(data[offsets[block] : offsets[block + 1]])
    start = 4 + 4 * int.from_bytes(content[:4], "little")
    return memoryview(content)[4:start].cast("I"), content[start:]


def _packed(index: Index, name: str) -> TextOf:
    @lru_cache(maxsize=64)
    def block(number: int) -> tuple[Numbers, bytes]:
        return unpacked(index, name, number)

    def text(number: int) -> str:
        at, inside = divmod(number, BLOCK)
        ends, letters = block(at)
        return letters[ends[inside - 1] if inside else 0 : ends[inside]].decode()

    return text
