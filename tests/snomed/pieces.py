"""A package whose files come in pieces of any size, as they do from a disk when they are large."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from digidot_term.snomed import MemoryPackage


class PiecesPackage(MemoryPackage):
    """Files in memory that are handed over some bytes at a time."""

    def __init__(self, name: str, files: Mapping[str, bytes], piece: int) -> None:
        super().__init__(name, files)
        self._piece = piece

    def chunks(self, name: str) -> Iterator[bytes]:
        """Yield the content of one file, in pieces."""
        data = b"".join(super().chunks(name))
        return (data[at : at + self._piece] for at in range(0, len(data), self._piece))
