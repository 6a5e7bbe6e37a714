"""The bytes of an array before they are in an index: in memory, or in a file of their own."""

from __future__ import annotations

import zlib
from pathlib import Path
from typing import IO, Protocol

_PIECE = 1 << 16
"""Bytes written at once: what is written in one piece is mapped in one, and a question shall map little."""


class Data(Protocol):
    """Bytes that can be measured, summed and written."""

    @property
    def nbytes(self) -> int:
        """How many they are."""

    @property
    def checksum(self) -> int:
        """Their CRC-32."""

    def pour(self, file: IO[bytes]) -> None:
        """Write them to a file."""


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


class OnDisk:
    """Bytes in a file, where another process has put them."""

    def __init__(self, path: Path, nbytes: int, checksum: int) -> None:
        self._path, self.nbytes, self.checksum = path, nbytes, checksum

    def pour(self, file: IO[bytes]) -> None:
        """Write them to a file."""
        with self._path.open("rb") as source:
            while piece := source.read(_PIECE):
                file.write(piece)
