"""Explanations and plans as people and programs read them."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from digidot_term.ecl import explain, parse, plan
from digidot_term.language import LANGUAGES, Language
from digidot_term.report.ecl.explanation import MOST_PARTS, render_explanation
from digidot_term.report.ecl.plan import render_plan
from digidot_term.snomed.edition import Edition

ROOT_CARIES, ROOT = 234975001, 85077000


def explained(text: str, sctid: int, edition: Edition, layout: str = "text", language: Language = "en") -> str:
    expression, _ = parse(text)
    assert expression is not None
    explanation, _ = explain(expression, edition, sctid)
    assert explanation is not None
    return render_explanation(explanation, edition, layout, language)


def test_what_decides_stands_in_front_and_every_clause_below(sample_edition: Edition) -> None:
    assert (
        explained("<< 80967001 MINUS << 234975001", ROOT_CARIES, sample_edition)
        == """\
234975001 |Root caries| is not in the answer because of
  MINUS << 234975001 |Root caries|
    is the concept itself

no  << 80967001 |Dental caries| MINUS << 234975001 |Root caries|
│     is in what is taken away from the first part
├─ yes  << 80967001 |Dental caries|
│         is a child of 80967001 |Dental caries|
└─ yes  MINUS << 234975001 |Root caries|
          is the concept itself
"""
    )


def test_a_single_clause_is_not_said_twice(sample_edition: Edition) -> None:
    assert (
        explained("> 80967001", ROOT_CARIES, sample_edition, language="nb")
        == """\
234975001 |rotkaries| er ikke med i svaret på grunn av
  > 80967001 |karies|
    står ikke over 80967001 |karies|
"""
    )


def test_a_reason_that_speaks_of_another_concept_names_it(sample_edition: Edition) -> None:
    text = explained("<< 234975001 . 363698007", ROOT, sample_edition, language="nn")
    assert "ja  << 234975001 |rotkaries|\n" in text
    assert re.search(r"\n +109576008 \|.*\|: står rett under 234975001\n +\|rotkaries\|\n$", text)


def test_markdown_is_a_list(sample_edition: Edition) -> None:
    assert (
        explained("<< 80967001 {{ C active = true }}", ROOT_CARIES, sample_edition, "markdown", "nn")
        == """\
234975001 |rotkaries| er med i svaret på grunn av

- `<< 80967001 |karies|`: står rett under 80967001 |karies|
- `{{ C active = true }}`: er aktivt

- **ja** `<< 80967001 |karies| {{ C active = true }}`: oppfyller alle delane
  - **ja** `<< 80967001 |karies|`: står rett under 80967001 |karies|
  - **ja** `{{ C active = true }}`: er aktivt
"""
    )


def test_json_has_every_clause_and_fact(sample_edition: Edition) -> None:
    data: dict[str, Any] = json.loads(
        explained("* : 363698007 = *, 246454002 = *", ROOT_CARIES, sample_edition, "json")
    )
    assert data["concept"] == {"id": "234975001", "term": "Root caries"}
    assert data["met"] is False
    assert [each["reason"]["kind"] for each in data["decidedBy"]] == ["has-no"]
    tree = data["explanation"]
    assert [(part["met"], part["decides"]) for part in tree["parts"]] == [(True, False), (True, False), (False, True)]
    reason = tree["parts"][1]["reason"]
    assert reason["kind"] == "has"
    assert reason["facts"]["links"][0] == {"type": "363698007", "value": "85077000", "group": 1}
    assert reason["text"].startswith("has 363698007 |Finding site| = 85077000 |Tooth root structure|")


def test_of_many_parts_those_that_decide_are_shown(sample_edition: Edition) -> None:
    others = " OR ".join(["18718003"] * 30)
    text = explained(f"{others} OR << 80967001 OR {others}", ROOT_CARIES, sample_edition)
    assert text.count("no  ") == MOST_PARTS - 1
    assert "yes  << 80967001 |Dental caries|" in text
    assert text.endswith("└─ … and 51 more parts\n")
    data = json.loads(explained(f"{others} OR << 80967001 OR {others}", ROOT_CARIES, sample_edition, "json"))
    assert len(data["explanation"]["parts"]) == 61


def test_many_concepts_are_named_in_part(sample_edition: Edition) -> None:
    text = explained("<< 123037004 : R 363698007 = << 80967001", 128456003, sample_edition)
    assert re.search(r"and \d+\s+more", text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_is_wider_than_a_terminal(sample_edition: Edition, language: Language) -> None:
    text = "(<< 64572001 : 363698007 = << 410613002, { 116676008 = *, 363698007 = << 38199008 }) OR ^ 721144007"
    for sctid in (ROOT_CARIES, 80967001, 58411009):
        shown = explained(text, sctid, sample_edition, language=language)
        assert max(map(len, shown.splitlines())) <= 100
        assert "{" not in re.sub(r"\{[^}]*=[^}]*\}?", "", shown).replace("}", "")


def planned(text: str, edition: Edition, layout: str, language: Language = "en") -> str:
    expression, _ = parse(text)
    assert expression is not None
    found, _ = plan(expression, edition)
    assert found is not None
    return render_plan(found, edition, layout, language)


def test_a_plan_is_a_table_with_a_tree(sample_edition: Edition) -> None:
    text = planned("<< 80967001 {{ C active = true }} MINUS << 234975001", sample_edition, "text", "nb")
    heading, *lines = text.splitlines()
    assert heading.split() == ["begreper", "µs", "ledd"]
    assert [re.sub(r"^ +(\d+) +\d+  ", r"\1 ", line) for line in lines] == [
        "66 << 80967001 |karies| {{ C active = true }} MINUS << 234975001 |rotkaries|",
        "71 ├─ << 80967001 |karies| {{ C active = true }}",
        "71 │  ├─ << 80967001 |karies|",
        "71 │  └─ {{ C active = true }}",
        "5 └─ << 234975001 |rotkaries|",
    ]


def test_a_plan_as_data(sample_edition: Edition) -> None:
    data = json.loads(planned("<< 80967001 : 363698007 = << 410613002", sample_edition, "json"))
    assert set(data) == {"clause", "count", "microseconds", "parts"}
    assert [part["clause"] for part in data["parts"]] == [
        "<< 80967001 |Dental caries|",
        "363698007 |Finding site| = << 410613002 |Tooth part|",
    ]
    assert data["count"] == data["parts"][1]["count"]


def test_of_many_parts_of_a_plan_the_first_are_shown(sample_edition: Edition) -> None:
    text = planned(" OR ".join(["18718003"] * 30), sample_edition, "text")
    assert len(text.splitlines()) < 20 + 10
    assert text.endswith("└─ … and 10 more parts\n")
