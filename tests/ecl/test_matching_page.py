"""The tables of docs/explanation/how-terms-are-matched.md: each row is asked in an edition made of its terms."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from digidot_term.ecl import Expression, evaluate, parse
from digidot_term.snomed.identifiers import make_sctid
from tests.rf2_builder import Rf2Builder

PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "how-terms-are-matched.md"
ROW = re.compile(r"^\| (\w\w) \| `(.+)` \| (.+) \| (.+) \|$", re.MULTILINE)
ROWS = ROW.findall(PAGE.read_text("utf-8"))


def test_the_page_has_all_its_rows() -> None:
    tables = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| ")]
    assert len(ROWS) == len([line for line in tables if not line.startswith("| language")]) > 50


@pytest.mark.parametrize(("language", "written", "found", "not_found"), ROWS, ids=lambda cell: cell)
def test_a_row_is_what_is_answered(language: str, written: str, found: str, not_found: str) -> None:
    terms = [*found.split("; "), *not_found.split("; ")]
    concepts = {make_sctid(500 + at, "00"): term for at, term in enumerate(terms)}
    builder = Rf2Builder()
    for sctid, term in concepts.items():
        builder.add_concept(sctid)
        builder.add_description(sctid, term, language_code=language)
    expression, _ = parse(f"* {{{{ {written} }}}}")
    assert isinstance(expression, Expression)
    ids, problems = evaluate(expression, builder.edition())
    assert [concepts[sctid] for sctid in sorted(ids)] == found.split("; ")
    assert not problems
