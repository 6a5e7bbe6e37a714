"""Index an edition in fresh processes: how long it takes, how much memory, how large the index is."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from tests.bench.processes import Pair, Run, alternate, run
from tests.bench.release import Release

PROGRAMS = Path(__file__).parent / "programs"
TOOL = Path(sys.executable).with_name("digidot-term")
NAME = "bench"
LONG = 0.5
"""Scales from this on are loaded three times, others five times."""


class Loading:
    """The loads of one release, each measured when it is first asked for; the index of the first one is kept."""

    def __init__(self, release: Release, folder: Path) -> None:
        self.release = release
        self.rounds = 3 if release.scale >= LONG else 5
        self._folder = folder

    @cached_property
    def cache(self) -> Path:
        """A cache with the edition, indexed from the zips; files and programs are in memory from then on."""
        kept = Path(tempfile.mkdtemp(dir=self._folder))
        add(self.release.zips, kept)
        return kept

    @property
    def index(self) -> Path:
        """The edition's index."""
        return next((self.cache / "editions").glob("*.edition"))

    @cached_property
    def zips(self) -> Pair:
        """Loads of the zips, beside the standard library unpacking what they read."""
        command: list[str | Path] = [sys.executable, PROGRAMS / "unzip.py", *self.release.zip_entries()]
        return self._beside(self.release.zips, command)

    @cached_property
    def folders(self) -> Pair:
        """Loads of the folders, beside reading the same files and counting lines."""
        command: list[str | Path] = [sys.executable, PROGRAMS / "newlines.py", *self.release.texts]
        return self._beside(self.release.folders, command)

    def peaks(self, packages: Sequence[Path]) -> tuple[int, ...]:
        """Return the sums of the peaks of all processes of some loads."""
        return tuple(self._load(packages, watch=True).peak for _ in range(self.rounds))

    def _beside(self, packages: Sequence[Path], reference: Sequence[str | Path]) -> Pair:
        cache = self.cache
        run(reference, cache=cache)
        return alternate(lambda: self._load(packages), lambda: run(reference, cache=cache), self.rounds)

    def _load(self, packages: Sequence[Path], *, watch: bool = False) -> Run:
        """Load into an empty cache, which is thrown away."""
        empty = Path(tempfile.mkdtemp(dir=self._folder))
        try:
            return add(packages, empty, watch=watch)
        finally:
            shutil.rmtree(empty)


def add(packages: Sequence[Path], cache: Path, *, watch: bool = False) -> Run:
    """Index an edition in a fresh process."""
    return run([TOOL, "edition", "add", "--name", NAME, *packages], cache=cache, watch=watch)
