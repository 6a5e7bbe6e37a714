"""Run a program in a fresh process and measure it: wall time, processor time, and the peak memory of all it starts."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
_PAUSE = 0.01
"""Seconds between two looks at the memory of processes."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run: seconds by the clock and of processors, and what it printed when that was wanted.

    `peak` is bytes: the sum of the peaks of resident memory of all processes, when they were watched.
    """

    wall: float
    processor: float
    peak: int
    output: bytes


@dataclass(frozen=True, slots=True)
class Pair:
    """Runs of a candidate and of its reference, taken in turns."""

    candidate: tuple[Run, ...]
    reference: tuple[Run, ...]

    @property
    def ratio(self) -> float:
        """The median time of the candidate over that of the reference."""
        return median(run.wall for run in self.candidate) / median(run.wall for run in self.reference)


def alternate(candidate: Callable[[], Run], reference: Callable[[], Run], rounds: int) -> Pair:
    """Run a reference and a candidate in turns."""
    pairs = [(reference(), candidate()) for _ in range(rounds)]
    return Pair(tuple(each for _, each in pairs), tuple(each for each, _ in pairs))


def run(
    command: Sequence[str | Path], *, cache: Path, keep: bool = False, watch: bool = False, home: Path | None = None
) -> Run:
    """Run a command with an edition cache of its own, in that folder; SystemExit with what it said when it fails.

    `keep` returns what it prints, `watch` looks at the memory of all processes and costs a little time, `home` is the
    home of a program that keeps things there.
    """
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        began = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=cache,
            env=_environment(cache) | ({"HOME": str(home)} if home else {}),
            stdin=subprocess.DEVNULL,
            stdout=output if keep else subprocess.DEVNULL,
            stderr=errors,
        )
        peaks = _watch(process.pid) if watch else {}
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            errors.seek(0)
            said = errors.read().decode(errors="replace")
            sys.exit(f"{' '.join(map(str, command))[:300]}\nleft with {process.returncode}: {said}")
        output.seek(0)
        peak = max(usage.ru_maxrss * 1024, sum(peaks.values())) if watch else 0
        return Run(wall, usage.ru_utime + usage.ru_stime, peak, output.read())


def compile_all() -> None:
    """Compile the tool, so that no measured process does; a process of its own keeps this one small."""
    command: list[str | Path] = [sys.executable, "-m", "compileall", "-q", ROOT / "digidot_term"]
    subprocess.run(command, check=True)


def told(module: str, *arguments: object) -> Any:
    """Run one of these modules in a process of its own, unmeasured; return what it prints, as JSON says it."""
    command = [sys.executable, "-m", module, *map(str, arguments)]
    return json.loads(subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE).stdout)


def _environment(cache: Path) -> dict[str, str]:
    """Return an environment in which Python and the tool have no settings but the cache."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "DIGIDOT_"))}
    return plain | {"DIGIDOT_CACHE": str(cache), "DIGIDOT_LANG": "en"}


def _watch(root: int) -> dict[int, int]:
    """Look at a process and all it starts until it ends; return the peak of each."""
    peaks: dict[int, int] = {}
    while not _has_ended(root):
        for process in {root, *peaks, *_below(root)}:
            peaks[process] = max(peaks.get(process, 0), _peak(process))
        time.sleep(_PAUSE)
    return peaks


def _has_ended(process: int) -> bool:
    """Say whether a child of this process has ended, and leave it to be waited for."""
    return os.waitid(os.P_PID, process, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def _below(process: int) -> Iterator[int]:
    for children in Path(f"/proc/{process}/task").glob("*/children"):
        for child in map(int, _read(children).split()):
            yield child
            yield from _below(child)


def _peak(process: int) -> int:
    for line in _read(Path(f"/proc/{process}/status")).splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024
    return 0


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except OSError:  # it has ended meanwhile
        return ""
