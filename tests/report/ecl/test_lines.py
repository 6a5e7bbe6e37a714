from __future__ import annotations

import json

import pytest

from digidot_term import ecl
from digidot_term.report.ecl.lines import AnsweredLine, render_line


@pytest.mark.parametrize(
    ("expression", "kind", "column"),
    [
        ("* : [4..1] 363698007 = *", "semantic", 5),
        ("* : [4..1] 363698007 = * , {", "syntax", 29),
        ("* : { [2..1] 363698007 = *", "syntax", 5),
    ],
)
def test_a_broken_grammar_is_told_before_what_else_is_wrong(expression: str, kind: str, column: int) -> None:
    parsed, problems = ecl.parse(expression)
    assert parsed is None
    line = json.loads(render_line(AnsweredLine(expression, False, None, problems), "en"))
    assert (line["error"]["kind"], line["error"]["column"]) == (kind, column)
    assert [each["kind"] for each in line.get("warnings", [])] == ["semantic"] * (len(problems) - 1)
