from __future__ import annotations

import pytest

from tests.bench.goals import GOALS, Goal, goals_of
from tests.bench.measures import MEASURES


def goal(name: str) -> Goal:
    return next(each for each in GOALS if each.id == name)


def test_every_goal_is_measured() -> None:
    assert [each.id for each in GOALS] == list(MEASURES)


# Goal, scale, value, met?
DEMANDS = [
    ("G1", 1.0, 2.5, True),
    ("G1", 1.0, 2.51, False),
    ("G1", 0.1, 3.5, True),
    ("G2", 0.1, 12.1, False),
    ("G3", 1.0, 1.6, True),
    ("G4", 1.0, 0.31, False),
    ("G7b", 1.0, -0.2, True),
    ("G8a", 1.0, 4.0, True),
    ("G8a", 1.0, 3.9, False),
    ("G8b", 0.1, 0, True),
    ("G8b", 0.1, 1, False),
    ("G9", 1.0, 80.1, False),
    ("G10a", 1.0, 49.9, False),
    ("G10a", 0.1, 6.0, True),
    ("G11a", 1.0, 1.0, True),
    ("G11b", 1.0, 5.1, False),
    ("G12", 1.0, 1.7, True),
    ("G13", 1.0, 1.0, True),
    ("G13", 1.0, 1.1, False),
    ("G14a", 1.0, 0.1, True),
    ("G14d", 1.0, 2.3, False),
]


@pytest.mark.parametrize(("name", "scale", "value", "met"), DEMANDS)
def test_a_demand_is_met_up_to_its_limit(name: str, scale: float, value: float, met: bool) -> None:
    assert goal(name).is_met(value, scale) == met


def test_goals_are_chosen_by_name_in_the_order_of_all() -> None:
    assert [each.id for each in goals_of("g5, G1")] == ["G1", "G5"]
    assert [each.id for each in goals_of("G8")] == ["G8a", "G8b", "G8c"]
    assert [each.id for each in goals_of("g7B")] == ["G7b"]
    assert [each.id for each in goals_of("G11,g1")] == ["G1", "G11a", "G11b", "G11c", "G11d"]
    assert goals_of("") == GOALS


def test_a_goal_there_is_not_is_told() -> None:
    with pytest.raises(ValueError, match="no goal G99"):
        goals_of("G1,G99")
