"""The second process of `describing`: read descriptions, wait for the concepts' ordinals, index words."""

from __future__ import annotations

import gc
import json
import os
import pickle
import sys
import threading
from pathlib import Path
from queue import Queue
from typing import Any

import numpy as np

from digidot_term.snomed.build.arrays import Arrays
from digidot_term.snomed.build.describing import DescriberHere
from digidot_term.snomed.build.gather import ranked_files
from digidot_term.snomed.build.shipping import ship
from digidot_term.snomed.problems import pack_problems
from digidot_term.snomed.rf2.package import open_package

_TOLD = 8 << 20
"""Bytes read between two words about it."""


def main() -> None:
    """Do the work the first process asks for; leave at once when it is no more."""
    gc.disable()  # millions of texts, none of which refers to another
    heard: Queue[dict[str, Any]] = Queue()
    threading.Thread(target=_listen, args=(heard,), daemon=True).start()
    try:
        _work(heard)
    except BaseException as error:  # noqa: BLE001 - raised again in the first process
        _tell({"error": pickle.dumps(error).hex()})
    os._exit(0)  # the thread that listens holds standard input, on which an ordinary end would stumble


def _work(heard: Queue[dict[str, Any]]) -> None:
    job = heard.get()
    folder = Path(job["folder"])
    packages = [open_package(path) for path in job["paths"]]
    describer = DescriberHere(ranked_files(packages, job["as_of"]), job["as_of"], _Progress())
    heard.get()
    ids, ordinals = (np.fromfile(folder / f"sent.{name}", np.int64) for name in ("ids", "ordinals"))
    described = describer.describe(ids, ordinals)
    for name in ("ids", "concepts", "are_synonyms", "are_names"):
        getattr(described, name).tofile(folder / f"described.{name}")
    _tell({"described": len(described.ids)})
    sheets = describer.language_refsets()
    _tell({"sheets": [ship(sheet, folder, number) for number, sheet in enumerate(sheets)]})
    del sheets
    arrays = Arrays()
    forms = describer.write(arrays)
    left = []
    for name, (code, data) in arrays.found.items():
        with (folder / f"array.{name}").open("wb") as file:
            data.pour(file)
        left.append((name, code, data.nbytes, data.checksum))
    problems = [pack_problems(each).decode() for each in describer.problems()]
    _tell({"done": True, "arrays": left, "forms": forms, "problems": problems})


class _Progress:
    """Tells of what is read, not too often."""

    def __init__(self) -> None:
        self._untold = 0

    def __call__(self, read: int) -> None:
        self._untold += read
        if self._untold >= _TOLD:
            _tell({"read": self._untold})
            self._untold = 0


def _listen(heard: Queue[dict[str, Any]]) -> None:
    """Take messages; when there can be no more of them, nobody waits for this work."""
    for line in sys.stdin.buffer:
        heard.put(json.loads(line))
    os._exit(1)


def _tell(message: dict[str, Any]) -> None:
    sys.stdout.buffer.write(json.dumps(message).encode() + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
