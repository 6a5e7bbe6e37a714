"""The sheets of an edition, read ahead by two threads in the order in which they will be asked for.

Unpacking, reading and most of numpy let go of the interpreter, so threads share a large edition's work; a small one is
read where it is asked for.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from digidot_term.snomed.rf2.faults import Faults
from digidot_term.snomed.rf2.selection import SelectedFile
from digidot_term.snomed.rf2.sheet import Sheet, read_sheet

Found = TypeVar("Found")
Progress = Callable[[int], None]
"""Told how many bytes of text have been read since it was last called."""

_THREADS = 2
_WORTH_THREADS = 8 << 20
"""Bytes of text below which threads cost more than they give."""


class Stopped(Exception):  # noqa: N818 - nothing is wrong: nobody waits for the sheet any more
    """What ends a thread whose work is no longer wanted."""


class Sheets:
    """Gives each sheet once; what was wrong with it is told when it is asked for, so that order is always the same."""

    def __init__(self, files: Sequence[SelectedFile], progress: Progress | None = None) -> None:
        self.files = files
        self._progress, self._telling = progress, threading.Lock()
        self._stopped = False
        self._read: dict[str, Future[tuple[Sheet | None, Faults]]] = {}
        large = sum(file.size for file in files) >= _WORTH_THREADS
        self._threads = ThreadPoolExecutor(_THREADS) if large else None

    def read_ahead(self, content: str) -> None:
        """Have the files of a content (`Concept`, `Refset`) read behind what is read ahead already."""
        if self._threads:
            for file in self._of(content):
                self._read[file.path] = self._threads.submit(self._sheet, file)

    def take(self, content: str, faults: Faults) -> list[Sheet]:
        """Return the sheets of a content in order of their files, without those that have no usable header."""
        sheets = []
        for file in self._of(content):
            waiting = self._read.pop(file.path, None)
            sheet, found = waiting.result() if waiting else self._sheet(file)
            faults.join(found)
            if sheet is not None:
                sheets.append(sheet)
        return sheets

    def later(self, work: Callable[[], Found]) -> Callable[[], Found]:
        """Have work done behind what is read ahead; what is returned waits for it."""
        return self._threads.submit(work).result if self._threads else work

    def close(self) -> None:
        """Stop the threads, done or not."""
        self._stopped = True
        if self._threads:
            self._threads.shutdown(cancel_futures=True)

    def _of(self, content: str) -> Iterator[SelectedFile]:
        return (file for file in self.files if file.layout.content == content)

    def _sheet(self, file: SelectedFile) -> tuple[Sheet | None, Faults]:
        faults = Faults()
        return read_sheet(file, self._counted(file.package.chunks(file.name)), faults), faults

    def _counted(self, chunks: Iterator[bytes]) -> Iterator[bytes]:
        for chunk in chunks:
            if self._stopped:
                raise Stopped
            if self._progress:
                with self._telling:
                    self._progress(len(chunk))
            yield chunk
