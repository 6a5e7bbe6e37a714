"""What hierarchy questions and refinements come to beside their references: G10 and G11."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from statistics import quantiles
from typing import Any

from tests.bench.figures import seconds
from tests.bench.goals import Outcome
from tests.bench.refinement_queries import SHAPES

Found = Mapping[str, Any]
"""What `tests.bench.hierarchies` or `tests.bench.refinements` tells."""


def beside_search(goal: str, reference: str, found: Found) -> Sequence[Outcome]:
    """Compare all hierarchy questions together."""
    times = found["times"]
    own, other = seconds([sum(times["own"])]), seconds([sum(times[reference])])
    return [Outcome(goal, f"{len(times['own']):,} questions", own, other, other.median / own.median)]


def hierarchy_answers(found: Found) -> Sequence[Outcome]:
    """Tell the questions whose answers differ."""
    return [_differing("G10c", found["wrong"], f"{len(found['times']['own']):,} questions, numpy and sets")]


def middle_refinement(found: Found) -> Sequence[Outcome]:
    """Compare the refinement in the middle, of all and of each shape."""
    return [
        _beside_masks(f"{len(found['shapes'])} refinements of seven shapes", found, tuple(SHAPES)),
        *(replace(_beside_masks(f"… `{shape}`", found, (shape,)), counts=False) for shape in SHAPES),
    ]


def slow_refinement(found: Found) -> Sequence[Outcome]:
    """Compare the refinements that all but one in a hundred are as fast as."""
    own, masks = (seconds([quantiles(found["times"][way], n=100)[-1]]) for way in ("own", "numpy"))
    return [Outcome("G11b", "the 99th percentile of the same", own, masks, own.median / masks.median)]


def beside_sql(found: Found) -> Sequence[Outcome]:
    """Compare those that are asked in SQL too, where there is DuckDB."""
    times = found["sql"]
    if not times:
        return [Outcome("G11c", "refinements in SQL", "-", "DuckDB is not installed: it is the extra `bench`", None)]
    own, other = seconds(times["own"]), seconds(times["duckdb"])
    return [Outcome("G11c", f"the first {len(times['own'])} of them", own, other, other.median / own.median)]


def refinement_answers(found: Found) -> Sequence[Outcome]:
    """Tell the refinements whose answers differ."""
    in_sql = f", {len(found['sql']['own'])} also in SQL" if found["sql"] else ""
    return [_differing("G11d", found["wrong"], f"{len(found['shapes'])} refinements with numpy{in_sql}")]


def _beside_masks(case: str, found: Found, shapes: Sequence[str]) -> Outcome:
    own, masks = (
        seconds(time for time, shape in zip(found["times"][way], found["shapes"], strict=True) if shape in shapes)
        for way in ("own", "numpy")
    )
    return Outcome("G11a", case, own, masks, own.median / masks.median)


def _differing(goal: str, wrong: Sequence[str], compared: str) -> Outcome:
    told = f"{len(wrong)} differ" + "".join(f"; `{each}`" for each in wrong[:3])
    return Outcome(goal, "all answers", told, compared, len(wrong))
