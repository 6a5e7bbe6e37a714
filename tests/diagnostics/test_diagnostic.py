"""Diagnostics: values, severities, order; places; the error that ends a run."""

from __future__ import annotations

import pytest

from digidot_term.diagnostics import Diagnostic, DigidotError, ExitCode, Kind, Place, Severity, worst
from digidot_term.language import Text

KIND = Kind(
    "VS900",
    "test-kind",
    Severity.WARNING,
    Text(en="{code} in {language}", nb="{code} på {language}", nn="{code} på {language}!"),
    Text(en="mend {code}", nb="rett {code}", nn="rett {code}!"),
)


def at(line: int, code: str = "x", path: str = "a.yaml") -> Diagnostic:
    return Diagnostic.of(KIND, Place(path, line, 1), code=code, language="nn")


def test_a_diagnostic_speaks_three_languages_with_its_values() -> None:
    found = at(1, code="11")
    assert [found.message("nb"), found.message("nn"), found.message()] == ["11 på nn", "11 på nn!", "11 in nn"]
    assert [found.advice("nb"), found.advice("nn"), found.advice()] == ["rett 11", "rett 11!", "mend 11"]


def test_values_become_text_in_order_of_name() -> None:
    assert Diagnostic.of(KIND, Place("a"), language=None, code=11).values == (("code", "11"), ("language", "None"))


def test_the_severity_is_the_kinds_unless_changed() -> None:
    assert at(1).severity is Severity.WARNING
    assert at(1).with_severity(Severity.ERROR).severity is Severity.ERROR
    assert at(1).with_severity(Severity.ERROR).kind.severity is Severity.WARNING


def test_diagnostics_sort_by_path_line_and_values() -> None:
    found = [at(10), at(9), at(9, code="a"), at(30, path="A.yaml")]
    ordered = sorted(found, key=lambda item: item.sort_key)
    assert [(item.place.path, item.place.line, dict(item.values)["code"]) for item in ordered] == [
        ("A.yaml", 30, "x"),
        ("a.yaml", 9, "a"),
        ("a.yaml", 9, "x"),
        ("a.yaml", 10, "x"),
    ]


@pytest.mark.parametrize(
    ("severities", "expected"),
    [
        ([], None),
        ([Severity.INFO], Severity.INFO),
        ([Severity.INFO, Severity.ERROR, Severity.WARNING], Severity.ERROR),
    ],
)
def test_the_worst(severities: list[Severity], expected: Severity | None) -> None:
    assert worst(at(1).with_severity(severity) for severity in severities) is expected


def test_severities_have_words() -> None:
    assert [severity.word for severity in Severity] == ["info", "warning", "error"]


@pytest.mark.parametrize(
    ("place", "text"),
    [(Place("a.yaml", 3, 7), "a.yaml:3:7"), (Place("a.yaml"), "a.yaml"), (Place("a b/æ.yaml", 1, 1), "a b/æ.yaml:1:1")],
)
def test_a_place_prints_as_editors_read_it(place: Place, text: str) -> None:
    assert str(place) == text


def test_a_place_can_be_shifted_along_its_line() -> None:
    assert Place("a", 2, 5).shifted(3) == Place("a", 2, 8)


def test_an_error_says_its_diagnostics_and_exit_code() -> None:
    error = DigidotError(at(1), at(2, code="y"))
    assert str(error) == "x in nn; y in nn"
    assert error.exit_code is ExitCode.INPUT
    assert DigidotError(at(1), exit_code=ExitCode.USAGE).exit_code == 2


def test_exit_codes_never_move() -> None:
    assert {code.name: int(code) for code in ExitCode} == {
        "OK": 0,
        "FINDINGS": 1,
        "USAGE": 2,
        "INPUT": 3,
        "DRIFT": 4,
        "GATE": 5,
        "BUG": 70,
    }
