from __future__ import annotations

import pytest

from tests.bench.figures import Series, seconds, size
from tests.bench.goals import Outcome
from tests.bench.page import PAGE, render_page, render_table

OUTCOMES = (
    Outcome("G1", "loading two zips", seconds([11.0, 10.0, 12.5]), seconds([5.0, 5.5, 6.0]), 2.0),
    Outcome("G4", "the index", size(400_000_000), size(1_300_000_000), 0.3077),
    Outcome("G8a", "another", seconds([0.0005]), seconds([0.001]), 2.0, counts=False),
    Outcome("G11c", "SQL", "-", "not installed", None),
    Outcome("G9", "`concept show 1`", size(40_000_000, 41_000_000), "none", 40.5),
)
TABLE = """\
| goal | case | demand | measured | reference | ratio | met |
|---|---|---|---|---|---|---|
| G1 | loading two zips | at most 2.5 × | 11.00 s (10.00 to 12.50) | 5.50 s (5.00 to 6.00) | 2.00 × | yes |
| G4 | the index | at most 0.3 × | 400 MB | 1,300 MB | 0.31 × | **no** |
| G8a | another | none | 0.50 ms | 1.00 ms | 2.00 × | - |
| G11c | SQL | at least 15 × | - | not installed | - | - |
| G9 | `concept show 1` | at most 80 MB | 40.5 MB (40.0 to 41.0) | none | 40.5 MB | yes |
"""
FACTS = (("Processor", "a processor, 2 cores"), ("Python", "3.11.7"))


def test_the_table_has_a_row_a_case() -> None:
    assert render_table(OUTCOMES, 1.0) == TABLE


def test_small_scales_have_their_own_demands() -> None:
    assert "| at most 3.5 × |" in render_table(OUTCOMES, 0.1)


@pytest.mark.parametrize(
    ("series", "shown"),
    [
        (seconds([0.0421, 0.0403, 0.055]), "42.1 ms (40.3 to 55.0)"),
        (seconds([0.00061]), "0.61 ms"),
        (seconds([1234.5]), "1,234.50 s"),
        (size(1_040_770), "1.0 MB"),
    ],
)
def test_figures_have_the_unit_that_suits_them(series: Series, shown: str) -> None:
    assert series.render() == shown


def test_the_page_holds_the_table_and_the_machine() -> None:
    page = render_page(OUTCOMES, FACTS, 1.0)
    assert page.startswith("# Performance\n")
    assert f"\n{TABLE}\n" in page
    assert "\n| | |\n|---|---|\n| Processor | a processor, 2 cores |\n| Python | 3.11.7 |\n\n" in page
    assert "<!--" not in page


def test_the_page_that_is_there_is_one_of_a_whole_edition() -> None:
    if not PAGE.exists():
        pytest.skip("nothing is measured yet")
    page = PAGE.read_text("utf-8")
    assert "| Release | scale 1, " in page
    around = [part for part in render_page((), (), 1.0).split("\n\n") if not part.startswith("| ")]
    assert [part for part in around if part.strip() not in page] == []
