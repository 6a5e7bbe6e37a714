"""docs/reference/ecl.md: a row a feature, each with an example that is parsed, printed and answered.

`pytest tests/ecl/test_reference_page.py --update-docs` writes the answers into the page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from digidot_term.ecl import answer, filter_tree, parse, render, tree
from digidot_term.ecl.cursor import MAX_DEPTH
from digidot_term.ecl.forms import LONG
from digidot_term.ecl.parser import MAX_LENGTH
from digidot_term.snomed.edition import Edition
from tests.ecl.grammar import FORMS, recogniser

PATH = Path(__file__).parents[2] / "docs/reference/ecl.md"
PAGE = PATH.read_text("utf-8")
PLACES = {"field", "name", "value"}
"""What stands in the column of long forms for something else."""
_BAR = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True)
class Row:
    section: str
    feature: str
    productions: str
    brief: str
    long: str
    works: str
    example: str
    answer: str

    @property
    def text(self) -> str:
        return self.example.strip("`").replace("\\|", "|")


LINES = re.findall(r"^\| [0-9].*\|$", PAGE, re.MULTILINE)
ROWS = [Row(*(cell.strip() for cell in _BAR.split(line)[1:-1])) for line in LINES]


def outcome(text: str, edition: Edition) -> str:
    """How many concepts or rows an expression finds, and the names of what is told of it."""
    expression, problems = parse(text)
    if expression is None:
        return ", ".join(problem.rule.diagnostic.name for problem in problems if problem.is_error)
    found = answer(expression, edition)
    told = dict.fromkeys(problem.rule.diagnostic.name for problem in (*problems, *found.problems))
    count = f"{len(found.ids)}" if found.rows is None else f"{len(found.rows.values)} rows"
    refused = any(problem.kind in {"semantic", "unsupported"} for problem in found.problems)
    return ", ".join([*([] if refused else [count]), *told])


def test_answers_are_those_of_the_sample_edition(request: pytest.FixtureRequest, sample_edition: Edition) -> None:
    found = [outcome(row.text, sample_edition) for row in ROWS]
    if request.config.getoption("--update-docs"):
        page = PAGE
        for line, row, said in zip(LINES, ROWS, found, strict=True):
            page = page.replace(line, line[: line.rindex(f"{row.example} |")] + f"{row.example} | {said} |")
        PATH.write_text(page, "utf-8")
        return
    assert [(row.text, row.answer) for row in ROWS] == [(row.text, said) for row, said in zip(ROWS, found, strict=True)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.section} {row.feature}")
def test_each_example_is_printed_as_it_is_read(row: Row) -> None:
    expression, _ = parse(row.text)
    assert row.works == "yes"
    if expression is not None:
        brief, long = (render(expression, form=form) for form in FORMS)  # type: ignore[arg-type]
        assert parse(brief)[0] == parse(long)[0] == expression
        words = set(re.findall(r"[A-Za-z]{2,}", row.long)) - PLACES
        assert not words or any(word.lower() in long.lower() for word in words)


def test_rows_stand_under_their_section() -> None:
    sections = re.findall(r"^## ([0-9.]+) |^\| ([0-9.]+) \|", PAGE, re.MULTILINE)
    current = ""
    for heading, section in sections:
        current = heading or current
        assert section in {"", current}


def test_examples_have_every_part_of_the_language() -> None:
    trees = [repr(expression) for row in ROWS if (expression := parse(row.text)[0]) is not None]
    classes = {
        name
        for module in (tree, filter_tree)
        for name, value in vars(module).items()
        if isinstance(value, type) and hasattr(value, "__dataclass_fields__") and value.__module__ == module.__name__
    }
    drawn = set(re.findall(r"(\w+)\(", " ".join(trees)))
    assert classes - drawn == {"Position"}
    assert {symbol for symbol in LONG.operators if f"operator='{symbol}'" not in " ".join(trees)} == set()


def test_every_production_of_the_grammar_has_its_row(shared: Path) -> None:
    read = recogniser(shared).G
    grammars = [read((shared / f"testcases/ecl/grammar/ecl-2.3-{form}.abnf").read_text("utf-8")) for form in FORMS]
    productions = {name for grammar in grammars for name in grammar.rules}
    told = {name.lower() for row in ROWS for name in re.findall(r"[\w-]+", row.productions)} | {"stringvalue"}
    assert productions - told == set()
    assert told - productions == set()


def test_the_bounds() -> None:
    assert f"nested {MAX_DEPTH} deep" in PAGE
    assert MAX_LENGTH == 1_000_000
    assert "a million characters" in PAGE
