"""Unpack ahead in a thread of its own: unpacking lets go of the interpreter, so it runs beside the parsing."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from queue import Queue

from digidot_term.snomed.rf2.selection import SelectedFile

_AHEAD = 24
"""Pieces of about a megabyte that may wait to be parsed."""
_WORTH_A_THREAD = 8 << 20
"""Bytes of text below which a thread costs more than it gives."""

Piece = bytes | BaseException | None


def prefetched(files: Sequence[SelectedFile]) -> Iterator[tuple[SelectedFile, Iterator[bytes]]]:
    """Yield each file with its chunks; those of a file must be taken before the next file is asked for."""
    if sum(file.size for file in files) < _WORTH_A_THREAD:
        for file in files:
            yield file, file.package.chunks(file.name)
        return
    pieces: Queue[Piece] = Queue(_AHEAD)
    stop = threading.Event()
    thread = threading.Thread(target=_fill, args=(files, pieces, stop), daemon=True)
    thread.start()
    try:
        for file in files:
            chunks = _drained(pieces)
            yield file, chunks
            for _ in chunks:  # what the reader did not take
                pass
    finally:
        stop.set()
        while thread.is_alive():
            while not pieces.empty():
                pieces.get_nowait()
            thread.join(0.01)


def _fill(files: Sequence[SelectedFile], pieces: Queue[Piece], stop: threading.Event) -> None:
    try:
        for file in files:
            for chunk in file.package.chunks(file.name):
                pieces.put(chunk)
                if stop.is_set():
                    return
            pieces.put(None)
    except BaseException as error:  # noqa: BLE001 - handed over to the thread that reads
        pieces.put(error)


def _drained(pieces: Queue[Piece]) -> Iterator[bytes]:
    while (piece := pieces.get()) is not None:
        if isinstance(piece, BaseException):
            raise piece
        yield piece
