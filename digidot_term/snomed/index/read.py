"""Map an index and hand out its arrays as they lie there; nothing is read before it is asked for."""

from __future__ import annotations

import json
import mmap
import os
import sys
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeAlias

from digidot_term.snomed.index.layout import FORMAT, ITEM_SIZES, LENGTH_END, MAGIC, PREAMBLE, ArrayPlace

Numbers: TypeAlias = "memoryview[int]"
"""A memoryview cast to the array's type: indexing gives ints, slicing copies nothing."""


class NotAnIndex(Exception):  # noqa: N818 - says what the file is, and is turned into a rebuild
    """The file is no index, one of another format, or only a part of one."""


class Index:
    """An open index: facts and arrays; it may be shared between threads and processes."""

    def __init__(self, data: bytes | mmap.mmap | memoryview) -> None:
        self._view = memoryview(data)
        header = _checked_header(self._view)
        self.facts: Mapping[str, Any] = header["facts"]
        self._arrays: Mapping[str, list[Any]] = header["arrays"]
        self._opened: dict[str, Numbers] = {}

    def numbers(self, name: str) -> Numbers:
        """Return an array; KeyError when there is none of that name."""
        known = self._opened.get(name)
        if known is None:
            known = self._opened[name] = self._cast(name)
        return known

    def _cast(self, name: str) -> Numbers:
        place = ArrayPlace(*self._arrays[name])
        end = place.offset + place.length * ITEM_SIZES[place.code]
        return self._view[place.offset : end].cast(place.code)  # type: ignore[call-overload,no-any-return]

    def __contains__(self, name: object) -> bool:
        return name in self._arrays

    def names(self) -> tuple[str, ...]:
        """Return the names of all arrays."""
        return tuple(self._arrays)

    @property
    def size(self) -> int:
        """Bytes of the whole index."""
        return self._view.nbytes

    def let_go(self) -> None:
        """Give back the memory of what was read of the file, where the system can; it is read anew when asked for."""
        if isinstance(self._view.obj, mmap.mmap) and hasattr(mmap, "MADV_DONTNEED"):
            self._view.obj.madvise(mmap.MADV_DONTNEED)

    def damaged(self) -> tuple[str, ...]:
        """Return the arrays whose bytes are not those that were written; reads the whole index."""
        return tuple(name for name in self._arrays if zlib.crc32(self.numbers(name).cast("B")) != self._arrays[name][3])


def open_index(path: Path | str) -> Index:
    """Map an index file; NotAnIndex when it is none of ours, OSError when it cannot be read."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        if os.fstat(descriptor).st_size < PREAMBLE:
            raise NotAnIndex(path)
        return Index(mmap.mmap(descriptor, 0, access=mmap.ACCESS_READ))
    finally:
        os.close(descriptor)


def _checked_header(view: memoryview) -> Mapping[str, Any]:
    if sys.byteorder != "little":
        raise NotAnIndex("indexes are read on little-endian machines only")
    if view[: len(MAGIC)] != MAGIC:
        raise NotAnIndex("not an index")
    length = int.from_bytes(view[len(MAGIC) : LENGTH_END], "little")
    content = bytes(view[PREAMBLE : PREAMBLE + length])
    if not content or zlib.crc32(content) != int.from_bytes(view[LENGTH_END:PREAMBLE], "little"):
        raise NotAnIndex("cut short, or a damaged header")
    header: Mapping[str, Any] = json.loads(content)
    if header.get("format") != FORMAT or header.get("size") != view.nbytes:
        raise NotAnIndex("another format, or cut short")
    return header
