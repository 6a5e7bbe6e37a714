"""The specification section by section, on the edition of a dental clinic; needs nothing but the project itself."""

from __future__ import annotations

import pytest

from digidot_term.ecl import evaluate, parse
from digidot_term.snomed.edition import Edition
from tests.ecl.sections import constraints, filters, refinements
from tests.ecl.sections.clinic import NAMES, PARENTS, clinic, with_ids

CASES = sorted(
    (*constraints.CASES, *refinements.CASES, *filters.CASES),
    key=lambda case: [int(part) for part in case[0].split(".")],
)
OTHERS = "+"
"""At the end of an answer: and concepts without a name here, such as the metadata."""


@pytest.fixture(scope="module")
def edition() -> Edition:
    return clinic()


@pytest.mark.parametrize(("section", "text", "names"), CASES)
def test_answers_by_section(section: str, text: str, names: str | None, edition: Edition) -> None:
    expression, problems = parse(with_ids(text))
    if names is None:
        assert expression is None
        return
    assert expression is not None, problems
    ids, problems = evaluate(expression, edition)
    assert not [problem for problem in problems if problem.kind in {"semantic", "unsupported"}]
    wanted = set(names.split())
    found = {NAMES.get(sctid, OTHERS) for sctid in ids}
    assert found == wanted


def test_every_section_has_its_cases() -> None:
    sections = {section for section, _, _ in CASES}
    assert sections == {"5.4", *(f"6.{number}" for number in range(1, 13))}


def test_the_drawing_is_the_edition(edition: Edition) -> None:
    for name, parents in PARENTS.items():
        found = edition.parents(int(with_ids(f"@{name}")))
        assert {NAMES[sctid] for sctid in found} == set(parents.split())
