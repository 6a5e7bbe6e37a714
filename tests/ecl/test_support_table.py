"""The table of what is answered, held against what is answered."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from digidot_term.ecl import answer, parse, render
from digidot_term.ecl.cursor import MAX_DEPTH
from digidot_term.ecl.parser import MAX_LENGTH
from digidot_term.sample import sample_packages
from digidot_term.snomed.edition import Edition
from digidot_term.snomed.reading import read_edition

PAGE = (Path(__file__).parents[2] / "docs/reference/ecl-support.md").read_text("utf-8")
ROWS = re.findall(r"^\| ([0-9.A]+) \| (.+?) \| (yes|no) \| `(.+)` \|$", PAGE, re.MULTILINE)


@pytest.fixture(scope="module")
def edition() -> Edition:
    return read_edition(sample_packages(), name="sample")[0]


def test_the_table_is_read_whole() -> None:
    assert len(ROWS) == len(re.findall(r"^\| [0-9A]", PAGE, re.MULTILINE)) >= 30


@pytest.mark.parametrize(("section", "feature", "answered", "example"), ROWS)
def test_each_row(section: str, feature: str, answered: str, example: str, edition: Edition) -> None:
    expression, problems = parse(example.replace("\\|", "|"))
    assert expression is not None, problems
    assert parse(render(expression))[0] == expression
    found = answer(expression, edition)
    refused = "unsupported" in {problem.kind for problem in found.problems}
    assert refused == (answered == "no")
    assert not (refused and found.ids)


def test_the_bounds() -> None:
    assert f"nested {MAX_DEPTH} deep" in PAGE
    assert MAX_LENGTH == 1_000_000
    assert "a million characters" in PAGE
