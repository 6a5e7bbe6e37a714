"""Ask in fresh processes: questions to the edition, the version and help, beside a process that imports Typer."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tests.bench.loading import NAME, PROGRAMS, TOOL, Loading
from tests.bench.processes import Pair, alternate, run, told

_ROUNDS = 15
_IMPORT_TYPER = (sys.executable, "-c", "import typer")
_PEAK = (sys.executable, "-I", "-S", PROGRAMS / "peak.py")


@dataclass(frozen=True, slots=True)
class Asked:
    """A command, how many lines it printed, its runs beside the reference, and the bytes it took at the peak."""

    words: tuple[str, ...]
    lines: int
    runs: Pair
    peak: int

    @property
    def name(self) -> str:
        """The command as one writes it."""
        return " ".join(f"'{word}'" if " " in word else word for word in self.words)


class Asking:
    """The questions of one release, all asked when the first answer is wanted."""

    def __init__(self, loading: Loading) -> None:
        self._loading = loading

    @cached_property
    def questions(self) -> tuple[Asked, ...]:
        """Questions to the edition, each with an answer of up to 1,000 rows with terms."""
        return self._asked(self._chosen["rows"])

    @cached_property
    def counts(self) -> tuple[Asked, ...]:
        """Questions of which only the number of rows is wanted, however many there are."""
        return self._asked(self._chosen["counts"])

    @cached_property
    def _chosen(self) -> Mapping[str, Mapping[str, Sequence[str]]]:
        found: Mapping[str, Mapping[str, Sequence[str]]] = told("tests.bench.questions", self._loading.index)
        return found

    def _asked(self, chosen: Mapping[str, Sequence[str]]) -> tuple[Asked, ...]:
        return tuple(_asked([*words, "--edition", NAME], self._loading.cache) for words in chosen.values())

    @cached_property
    def bare(self) -> tuple[Asked, ...]:
        """The version and help."""
        return tuple(_asked([word], self._loading.cache) for word in ("--version", "--help"))


def _asked(words: Sequence[str], cache: Path) -> Asked:
    """Ask once to see what is printed and to have all files in memory, then take turns."""
    lines = run([TOOL, *words], cache=cache, keep=True).output.count(b"\n")
    peak = int(run([*_PEAK, TOOL, *words], cache=cache, keep=True).output)
    runs = alternate(lambda: run([TOOL, *words], cache=cache), lambda: run(_IMPORT_TYPER, cache=cache), _ROUNDS)
    return Asked(tuple(words), lines, runs, peak)
