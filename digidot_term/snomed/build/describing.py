"""Terms are half of the work, so a large edition has them read by a second process: descriptions and language refsets.

The two speak in lines over pipes and leave arrays in a folder: the first process sends what is to be read, later the
ordinals of concepts; the second sends back what members need to know of descriptions, the rows of language refsets,
and at last the arrays of descriptions and words.
"""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from queue import Queue
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from digidot_term.diagnostics import Diagnostic
from digidot_term.snomed.build.arrays import Arrays
from digidot_term.snomed.build.descriptions import Described, DescriptionTable, Forms
from digidot_term.snomed.build.gather import Progress, read_rows, read_sheets
from digidot_term.snomed.build.id_table import IdTable
from digidot_term.snomed.build.late import Seekers
from digidot_term.snomed.build.shipping import received
from digidot_term.snomed.index.data import OnDisk
from digidot_term.snomed.problems import unpack_problems
from digidot_term.snomed.rf2.faults import Faults
from digidot_term.snomed.rf2.package import Rf2Package
from digidot_term.snomed.rf2.selection import SelectedFile
from digidot_term.snomed.rf2.sheet import Sheet

_WORTH_A_PROCESS = 32 << 20
"""Bytes of description files below which starting a process costs more than it gives."""
_SENT = ("ids", "ordinals")
_RETURNED = {"ids": np.int64, "concepts": np.int64, "are_synonyms": np.bool_, "are_names": np.bool_}


class Describer(Protocol):
    """Reads descriptions; the steps are taken in this order."""

    def describe(self, ids: NDArray[np.int64], ordinals: NDArray[np.int64]) -> Described:
        """Put the descriptions in order of the concepts' ordinals."""

    def language_refsets(self) -> list[Sheet]:
        """Return the rows of the language refset files."""

    def write(self, arrays: Arrays) -> Forms:
        """Add the arrays of descriptions and words; return what each form says."""

    def problems(self) -> tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...]]:
        """Return what was wrong with rows, and what they refer to that is not there."""

    def close(self) -> None:
        """Stop, whether it is done or not."""


def describer(
    packages: Sequence[Rf2Package],
    files: Sequence[SelectedFile],
    as_of: str,
    progress: Progress | None,
    folder: Path | None,
) -> Describer:
    """Return a describer: a process where there is a folder for its arrays and enough to read, else this one."""
    size = sum(file.size for file in files if file.layout.content == "Description")
    if folder is None or size < _WORTH_A_PROCESS:
        return DescriberHere(files, as_of, progress)
    return DescriberProcess([package.name for package in packages], files, as_of, progress, folder)


def is_language(file: SelectedFile) -> bool:
    """Say whether a file is of language refsets."""
    return file.layout.content == "Refset" and file.file_name.summary.startswith("Language")


class DescriberHere:
    """Reads descriptions in this process."""

    def __init__(self, files: Sequence[SelectedFile], as_of: str, progress: Progress | None) -> None:
        self._files, self._progress = files, progress
        self._faults, self._dangling = Faults(), Faults()
        self._table = DescriptionTable(read_rows(files, "Description", as_of, self._faults, progress))

    def describe(self, ids: NDArray[np.int64], ordinals: NDArray[np.int64]) -> Described:
        """Put the descriptions in order of the concepts' ordinals."""
        return self._table.describe(IdTable(ids), ordinals, Seekers(self._faults, self._dangling))

    def language_refsets(self) -> list[Sheet]:
        """Return the rows of the language refset files."""
        return read_sheets(
            [file for file in self._files if is_language(file)], {"Refset"}, self._faults, self._progress
        )

    def write(self, arrays: Arrays) -> Forms:
        """Add the arrays of descriptions and words; return what each form says."""
        return self._table.write(arrays)

    def problems(self) -> tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...]]:
        """Return what was wrong with rows, and what they refer to that is not there."""
        return self._faults.diagnostics(), self._dangling.diagnostics()

    def close(self) -> None:
        """There is nothing to stop."""


class DescriberProcess:
    """Has a second process read descriptions."""

    def __init__(
        self, paths: Sequence[str], files: Sequence[SelectedFile], as_of: str, progress: Progress | None, folder: Path
    ) -> None:
        self._files = {file.path: file for file in files}
        self._folder, self._progress = folder, progress
        self._said: Queue[dict[str, Any]] = Queue()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "digidot_term.snomed.build.describing_process"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )
        threading.Thread(target=self._listen, daemon=True).start()
        self._tell({"paths": list(paths), "as_of": as_of, "folder": str(folder)})

    def describe(self, ids: NDArray[np.int64], ordinals: NDArray[np.int64]) -> Described:
        """Put the descriptions in order of the concepts' ordinals."""
        for name, values in zip(_SENT, (ids, ordinals), strict=True):
            values.astype(np.int64).tofile(self._folder / f"sent.{name}")
        self._tell({"ordinals": len(ids)})
        self._heard("described")
        return Described(*(np.fromfile(self._folder / f"described.{name}", kind) for name, kind in _RETURNED.items()))

    def language_refsets(self) -> list[Sheet]:
        """Return the rows of the language refset files."""
        return [received(each, self._folder, self._files) for each in self._heard("sheets")["sheets"]]

    def write(self, arrays: Arrays) -> Forms:
        """Add the arrays of descriptions and words; return what each form says."""
        done = self._heard("done")
        for name, code, nbytes, checksum in done["arrays"]:
            arrays.found[name] = (code, OnDisk(self._folder / f"array.{name}", nbytes, checksum))
        self._problems = tuple(unpack_problems(each.encode()) for each in done["problems"])
        return [tuple(form) for form in done["forms"]]

    def problems(self) -> tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...]]:
        """Return what was wrong with rows, and what they refer to that is not there."""
        faults, dangling = self._problems
        return faults, dangling

    def close(self) -> None:
        """Stop the process, done or not."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                pipe.close()

    def _tell(self, message: dict[str, Any]) -> None:
        if self._process.stdin:
            self._process.stdin.write(json.dumps(message).encode() + b"\n")
            self._process.stdin.flush()

    def _heard(self, wanted: str) -> dict[str, Any]:
        """Wait for a message; an error of the other process is raised here."""
        message = self._said.get()
        if "error" in message:
            error: BaseException = pickle.loads(bytes.fromhex(message["error"]))  # noqa: S301 - from our own process
            raise error
        if wanted not in message:
            raise RuntimeError(f"the process that reads descriptions ended with {self._process.wait()}")
        return message

    def _listen(self) -> None:
        """Take messages as they come, so that progress is told at once."""
        for line in self._process.stdout or ():
            message = json.loads(line)
            if "read" in message:
                if self._progress:
                    self._progress(message["read"])
            else:
                self._said.put(message)
        self._said.put({})
