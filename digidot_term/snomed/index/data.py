"""The bytes of an array before they are in an index."""

from __future__ import annotations

import zlib
from typing import IO

_PIECE = 1 << 16
"""Bytes written at once: what is written in one piece is mapped in one, and a question shall map little."""


class InMemory:
    """Bytes in memory."""

    def __init__(self, view: memoryview) -> None:
        self._view = view
        self._checksum: int | None = None

    @property
    def nbytes(self) -> int:
        """How many they are."""
        return self._view.nbytes

    @property
    def checksum(self) -> int:
        """Their CRC-32, computed once."""
        if self._checksum is None:
            self._checksum = zlib.crc32(self._view)
        return self._checksum

    def pour(self, file: IO[bytes]) -> None:
        """Write them to a file."""
        view = self._view.cast("B")
        for start in range(0, len(view), _PIECE):
            file.write(view[start : start + _PIECE])
