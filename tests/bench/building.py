"""Build projects of many profiles and extensions in fresh processes, beside SUSHI over the same in FHIR Shorthand."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path

from tests.bench import sushi
from tests.bench.figures import Series, seconds, size
from tests.bench.goals import Outcome
from tests.bench.loading import TOOL
from tests.bench.processes import Pair, Run, alternate, run
from tests.bench.structures import write_fsh, write_yaml

MANY, FEW = 200, 4
_ROUNDS = {MANY: 3, FEW: 5, 2 * MANY: 3}


class Building:
    """The builds of some sizes, each measured when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def ours(self, count: int, *, watch: bool = False) -> Run:
        """Build a project of so many profiles and extensions that has not been built before."""
        project = Path(tempfile.mkdtemp(dir=self._folder)) / "project"
        try:
            write_yaml(project, count)
            return run([TOOL, "-C", project, "build"], cache=self._folder, watch=watch)
        finally:
            shutil.rmtree(project.parent)

    def beside(self, count: int, *, watch: bool = False) -> Run:
        """Build the same with SUSHI, snapshots too."""
        project = Path(tempfile.mkdtemp(dir=self._folder)) / "project"
        try:
            write_fsh(project, count)
            return run(
                [sushi.PROGRAM, "build", "--snapshot", project], cache=self._folder, watch=watch, home=sushi.HOME
            )
        finally:
            shutil.rmtree(project.parent)

    def beside_sushi(self, count: int) -> Pair:
        """Take turns."""
        return alternate(lambda: self.ours(count), lambda: self.beside(count), _ROUNDS[count])

    @cached_property
    def many(self) -> Pair:
        """The builds of many."""
        return self.beside_sushi(MANY)

    @cached_property
    def doubled(self) -> Series:
        """How long twice as many take."""
        return seconds(self.ours(2 * MANY).wall for _ in range(_ROUNDS[2 * MANY]))


def _where_sushi_is(measure: Callable[[Building], Outcome]) -> Callable[[Building], Sequence[Outcome]]:
    return lambda building: [measure(building)] if sushi.is_there() else []


def _pair(goal: str, count: int, pair: Pair) -> Outcome:
    own, reference = (seconds(run.wall for run in runs) for runs in (pair.candidate, pair.reference))
    return Outcome(goal, _case(count), own, reference, pair.ratio)


def _case(count: int) -> str:
    return f"{count} profiles and {count} extensions"


def _memory(building: Building) -> Outcome:
    own, reference = size(building.ours(MANY, watch=True).peak), size(building.beside(MANY, watch=True).peak)
    return Outcome("G14b", _case(MANY), own, reference, own.median / reference.median)


many = _where_sushi_is(lambda building: _pair("G14a", MANY, building.many))
memory = _where_sushi_is(_memory)
few = _where_sushi_is(lambda building: _pair("G14c", FEW, building.beside_sushi(FEW)))


def growth(building: Building) -> Sequence[Outcome]:
    """Compare the build of twice as many with that of many."""
    single = (
        seconds(run.wall for run in building.many.candidate)
        if sushi.is_there()
        else seconds(building.ours(MANY).wall for _ in range(_ROUNDS[MANY]))
    )
    return [
        Outcome(
            "G14d", "400 and 400, beside 200 and 200", building.doubled, single, building.doubled.median / single.median
        )
    ]
