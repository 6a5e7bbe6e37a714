from __future__ import annotations

from tests.bench import comparing
from tests.bench.figures import seconds
from tests.bench.refinement_queries import SHAPES

SHAPE_OF = tuple(SHAPES)
TIMES = [0.001 * (number + 1) for number in range(7)]
REFINEMENTS = {
    "shapes": SHAPE_OF,
    "times": {"own": TIMES, "numpy": [2 * time for time in TIMES]},
    "sql": {"own": TIMES[:3], "duckdb": [20 * time for time in TIMES[:3]]},
    "wrong": ["<< 1 : * = 2"],
}
HIERARCHIES = {"times": {"own": [0.001, 0.003], "numpy": [0.1, 0.3]}, "wrong": []}


def test_hierarchy_questions_are_compared_together() -> None:
    (found,) = comparing.beside_search("G10a", "numpy", HIERARCHIES)
    assert (found.measured, found.reference, found.value) == (seconds([0.004]), seconds([0.4]), 100)
    (same,) = comparing.hierarchy_answers(HIERARCHIES)
    assert (same.measured, same.value) == ("0 differ", 0)


def test_refinements_are_compared_by_the_one_in_the_middle() -> None:
    every, *shapes = comparing.middle_refinement(REFINEMENTS)
    assert (every.measured, every.value, every.counts) == (seconds(TIMES), 0.5, True)
    assert [(each.measured, each.counts) for each in shapes] == [(seconds([time]), False) for time in TIMES]
    (slow,) = comparing.slow_refinement(REFINEMENTS)
    assert slow.value == 0.5
    (wrong,) = comparing.refinement_answers(REFINEMENTS)
    assert (wrong.measured, wrong.value) == ("1 differ; `<< 1 : * = 2`", 1)


def test_without_duckdb_nothing_is_compared_in_sql() -> None:
    (there,) = comparing.beside_sql(REFINEMENTS)
    assert there.value == 20
    (absent,) = comparing.beside_sql({**REFINEMENTS, "sql": {}})
    assert absent.value is None
    assert "not installed" in str(absent.reference)
