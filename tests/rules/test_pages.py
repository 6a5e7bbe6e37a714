"""The page of every rule is its test: the rule finds something in each bad example and nothing in the good ones."""

from __future__ import annotations

import pytest

from digidot_term.diagnostics import Severity, worst
from digidot_term.language import LANGUAGES
from digidot_term.rules.page import Example, read_page
from digidot_term.rules.registry import RULES
from digidot_term.rules.rule import Rule
from tests.rules.small_project import CONFIG, SmallProjects

SHORTEST_TEXT = 60

FOUND = [(rule, example) for rule in RULES for example in read_page(rule).found]
ACCEPTED = [(rule, example) for rule in RULES for example in read_page(rule).accepted]


def ids_of(pairs: list[tuple[Rule, Example]]) -> list[str]:
    return [f"{rule.id}-{rule.name}" for rule, _ in pairs]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_page_says_what_and_why_in_three_languages(rule: Rule) -> None:
    page = read_page(rule)
    assert page.heading == f"{rule.id} {rule.name}"
    assert page.found, "needs an example of what is found"
    assert page.accepted, "needs an example of what is accepted"
    for language in LANGUAGES:
        assert len(page.texts[language]) >= SHORTEST_TEXT, language
    assert len(set(page.texts.values())) == len(LANGUAGES)


@pytest.mark.parametrize(("rule", "example"), FOUND, ids=ids_of(FOUND))
def test_a_rule_finds_its_bad_examples(rule: Rule, example: Example, small_project: SmallProjects) -> None:
    compilation, problems = small_project.compile(*example)
    assert not [item for item in problems if item.kind.id.startswith("SRC")], problems
    found = list(rule.check(compilation))
    assert found, [item.message() for item in problems]
    for item in found:
        assert item.kind == rule.kind
        assert item.place.line or item.place.path == compilation.project.config_path
        assert all(item.message(language) and item.advice(language) for language in LANGUAGES)


@pytest.mark.parametrize(("rule", "example"), ACCEPTED, ids=ids_of(ACCEPTED))
def test_a_rule_accepts_its_good_examples(rule: Rule, example: Example, small_project: SmallProjects) -> None:
    compilation, problems = small_project.compile(*example)
    assert worst(problems) is not Severity.ERROR, [f"{item.place} {item.message()}" for item in problems]
    assert [f"{item.place} {item.message()}" for item in rule.check(compilation)] == []


def test_the_rules_accept_an_empty_project(small_project: SmallProjects) -> None:
    compilation, _ = small_project.compile()
    assert compilation.project.config.project.id in CONFIG
    assert [item.message() for rule in RULES for item in rule.check(compilation)] == []
