"""The engine: which rules run, what is set aside, what the configuration gets wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Place, Severity
from digidot_term.language import Text
from digidot_term.rules.engine import Findings, run_rules, selected_rules
from digidot_term.rules.rule import Rule
from digidot_term.source.project import CheckConfig
from tests.rules.small_project import SmallProjects

SAME = Text(en="x", nb="x", nn="x")


def rule(number: str, name: str, pack: Any, *places: Place) -> Rule:
    kind = Kind(number, name, Severity.WARNING, SAME, SAME)

    def check(compilation: Compilation) -> Iterator[Diagnostic]:
        yield from (Diagnostic.of(kind, place) for place in places)

    return Rule(kind, pack, "test", check)


TEETH = Place("valuesets/teeth.yaml", 5, 1)
MAP = Place("conceptmaps/teeth.yaml", 2, 1)
RULES = (
    rule("FHIR901", "first-rule", "fhir", TEETH, MAP),
    rule("DENT901", "second-rule", "dent", TEETH),
    rule("NO901", "quiet-rule", "no"),
)


@pytest.fixture
def compilation(small_project: SmallProjects) -> Compilation:
    return small_project.compile()[0]


def configured(compilation: Compilation, **check: Any) -> Compilation:
    config = compilation.project.config.model_copy(update={"check": CheckConfig.model_validate(check)})
    return replace(compilation, project=replace(compilation.project, config=config))


def run(compilation: Compilation, *before: Diagnostic, **check: Any) -> Findings:
    return run_rules(configured(compilation, **check), RULES, before)


def ids(found: Findings) -> list[str]:
    return [item.kind.id for item in found.open]


@pytest.mark.parametrize(
    ("check", "expected"),
    [
        ({}, ["FHIR901", "DENT901", "NO901"]),
        ({"select": ["fhir"]}, ["FHIR901"]),
        ({"select": ["FHIR901", "second-rule"]}, ["FHIR901", "DENT901"]),
        ({"select": ["dent901"]}, ["DENT901"]),
        ({"select": []}, []),
        ({"ignore": ["fhir"]}, ["DENT901", "NO901"]),
        ({"ignore": ["first-rule", "NO901"]}, ["DENT901"]),
        ({"select": ["fhir"], "ignore": ["FHIR901"]}, []),
    ],
)
def test_rules_are_selected_by_pack_id_or_name(check: dict[str, Any], expected: list[str]) -> None:
    assert [item.id for item in selected_rules(RULES, CheckConfig.model_validate(check))] == expected


def test_findings_are_in_order_of_place(compilation: Compilation) -> None:
    found = run(compilation, Diagnostic.of(RULES[2].kind, Place("a.yaml", 1, 1)))
    assert [(str(item.place), item.kind.id) for item in found.open] == [
        ("a.yaml:1:1", "NO901"),
        ("conceptmaps/teeth.yaml:2:1", "FHIR901"),
        ("valuesets/teeth.yaml:5:1", "DENT901"),
        ("valuesets/teeth.yaml:5:1", "FHIR901"),
    ]
    assert found.suppressed == ()


@pytest.mark.parametrize(
    ("suppression", "still_open"),
    [
        ({"rule": "FHIR901"}, ["DENT901"]),
        ({"rule": "fhir901", "path": "*"}, ["DENT901"]),
        ({"rule": "first-rule", "path": "valuesets/*.yaml"}, ["FHIR901", "DENT901"]),
        ({"rule": "first-rule", "path": "conceptmaps/teeth.yaml"}, ["DENT901", "FHIR901"]),
        ({"rule": "first-rule", "until": "2026-01-02"}, ["DENT901"]),
        ({"rule": "first-rule", "until": "2030-01-01", "owner": "me"}, ["DENT901"]),
    ],
)
def test_what_is_accepted_is_set_aside_with_its_reason(
    compilation: Compilation, suppression: dict[str, str], still_open: list[str]
) -> None:
    found = run(compilation, suppress=[{**suppression, "reason": "because"}])
    assert sorted(ids(found)) == sorted(still_open)
    assert {item.reason for item in found.suppressed} == {"because"}
    assert len(found.suppressed) + len(found.open) == 3


def test_what_earlier_stages_found_can_be_accepted_too(compilation: Compilation) -> None:
    before = Diagnostic.of(Kind("VS900", "compiled", Severity.WARNING, SAME, SAME), TEETH)
    found = run(compilation, before, suppress=[{"rule": "VS900", "reason": "r"}])
    assert "VS900" not in ids(found)


@pytest.mark.parametrize(
    "suppression",
    [
        {"rule": "quiet-rule"},
        {"rule": "NO901", "path": "*"},
        {"rule": "first-rule", "path": "valuesets/other.yaml"},
        {"rule": "no-such-rule"},
    ],
)
def test_a_suppression_that_meets_nothing_is_a_finding(compilation: Compilation, suppression: dict[str, str]) -> None:
    found = run(compilation, suppress=[{**suppression, "reason": "r"}])
    unused = [item for item in found.open if item.kind.id == "SRC021"]
    assert [item.place for item in unused] == [Place("digidot.toml")]
    assert dict(unused[0].values)["rule"] == suppression["rule"]
    assert found.suppressed == ()


def test_of_two_that_cover_the_same_the_second_is_unused(compilation: Compilation) -> None:
    found = run(
        compilation,
        suppress=[{"rule": "DENT901", "reason": "r"}, {"rule": "DENT901", "path": "valuesets/*", "reason": "r"}],
    )
    assert [dict(item.values)["path"] for item in found.open if item.kind.id == "SRC021"] == ["valuesets/*"]


def test_a_suppression_that_is_over_counts_no_more(compilation: Compilation) -> None:
    found = run(compilation, suppress=[{"rule": "DENT901", "reason": "r", "until": "2026-01-01"}])
    assert sorted(ids(found)) == ["DENT901", "FHIR901", "FHIR901", "SRC022"]


@pytest.mark.parametrize(
    ("check", "message"),
    [
        ({"select": ["fhri"]}, "names a rule `fhri` that does not exist (`fhir`?)"),
        ({"ignore": ["FHIR902"]}, "names a rule `FHIR902` that does not exist (`FHIR901`?)"),
        ({"select": ["zzzzzzzz"]}, "names a rule `zzzzzzzz` that does not exist"),
    ],
)
def test_an_unknown_rule_is_an_error_of_the_configuration(
    compilation: Compilation, check: dict[str, Any], message: str
) -> None:
    unknown = [item for item in run(compilation, **check).open if item.kind.id == "SRC020"]
    assert [item.severity for item in unknown] == [Severity.ERROR]
    assert message in unknown[0].message()


def test_a_pack_without_rules_is_known(compilation: Compilation) -> None:
    assert "SRC020" not in ids(run(compilation, select=["ehds", "EHDS", "nim"]))
