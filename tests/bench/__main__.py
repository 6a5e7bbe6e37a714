"""Measure the goals, print the table, and write the page when all is measured on a whole edition.

python -m tests.bench [--scale 1.0] [--goals G1,G5] [--work FOLDER] [--page FILE]
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from digidot_term.jobs.caches import cache_home
from tests.bench.figures import size
from tests.bench.goals import GOALS, Goal, Outcome, goals_of
from tests.bench.machine import machine
from tests.bench.measures import MEASURES, Sites
from tests.bench.page import PAGE, render_page, render_table
from tests.bench.processes import compile_all
from tests.bench.release import Release


def main(arguments: Sequence[str]) -> int:
    """Run the benchmarks; the exit code is 0 whatever the figures are."""
    options = _options(arguments)
    options.work.mkdir(parents=True, exist_ok=True)
    compile_all()
    with tempfile.TemporaryDirectory(dir=options.work) as folder:
        sites = Sites(options.scale, options.work, Path(folder))
        outcomes = [outcome for goal in options.goals for outcome in _measured(goal, sites)]
        facts = (*machine(), _measured_release(sites.whole.release))
    sys.stdout.write(render_table(outcomes, options.scale))
    page = options.page or (PAGE if options.scale == 1 and options.goals == GOALS else None)
    if page:
        page.write_text(render_page(outcomes, facts, options.scale), "utf-8")
        sys.stderr.write(f"{page} is written\n")
    return 0


def _measured_release(release: Release) -> tuple[str, str]:
    texts = release.texts
    return ("Release", f"scale {release.scale:g}, {len(texts)} files with {size(release.text_bytes).render()} of text")


def _measured(goal: Goal, sites: Sites) -> Sequence[Outcome]:
    began = time.monotonic()
    found = MEASURES[goal.id](sites)
    sys.stderr.write(f"{goal.id}: {goal.what}, {time.monotonic() - began:.0f} s\n")
    return found


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--scale", type=float, default=1.0, help="size of the release; 1.0 is a national edition")
    parser.add_argument("--goals", type=_goals, default=GOALS, help="only these, such as G1,G5", metavar="G1,G5")
    parser.add_argument("--work", type=Path, default=cache_home() / "bench", help="where releases are kept")
    parser.add_argument("--page", type=Path, help="write the page here, whatever was measured")
    return parser.parse_args(arguments)


def _goals(names: str) -> Sequence[Goal]:
    try:
        return goals_of(names)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
