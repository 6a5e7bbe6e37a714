"""How long it takes to parse an expression of the collected ones, the import of the parser shared among them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence

from tests.bench.figures import seconds
from tests.bench.goals import Outcome
from tests.bench.processes import ROOT

PROGRAM = ROOT / "tests/bench/programs/parse_cases.py"
CASES = ROOT.parent / "shared/testcases/ecl/ecl_cases.jsonl"
ROUNDS = 5


def parse_times(goal: str) -> Sequence[Outcome]:
    """Return the mean time of an expression, in a fresh process each round; nothing where the cases are absent."""
    if not CASES.is_file():
        return []
    rounds = [_told() for _ in range(ROUNDS)]
    count = rounds[0][0]
    each = seconds(whole / number for number, whole in rounds)
    return [Outcome(goal, f"{count:,} expressions, brief and long", each, "none", each.median * 1e3)]


def _told() -> tuple[int, float]:
    command = [sys.executable, str(PROGRAM), str(CASES)]
    ran = subprocess.run(command, cwd=ROOT, env={"PYTHONPATH": str(ROOT)}, check=True, stdout=subprocess.PIPE)
    number, whole = json.loads(ran.stdout)
    return number, whole
