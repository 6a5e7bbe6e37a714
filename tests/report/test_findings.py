"""Findings as text, JSON and SARIF."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from digidot_term.diagnostics import Diagnostic, Kind, Place, Severity
from digidot_term.language import Language, Text
from digidot_term.report.findings import FORMATS, Style, render_findings, render_summary, render_suppressed

KIND = Kind(
    "VS900",
    "test-kind",
    Severity.ERROR,
    Text(en="bad {code}", nb="gal {code}", nn="gale {code}"),
    Text(en="mend {code}", nb="rett {code}", nn="rett opp {code}"),
)
OTHER = Kind("CM900", "other-kind", Severity.WARNING, KIND.message, KIND.advice)
FOUND = (
    Diagnostic.of(KIND, Place("valuesets/b.yaml", 3, 7), code="æ"),
    Diagnostic.of(OTHER, Place("valuesets/a b/ø.yaml", 10, 1), code="1"),
    Diagnostic.of(OTHER, Place("valuesets/a b/ø.yaml", 9, 1), code="1").with_severity(Severity.INFO),
    Diagnostic.of(KIND, Place("pyproject.toml"), code="x"),
)
SARIF: dict[str, Any] = {
    "type": "object",
    "required": ["$schema", "version", "runs"],
    "properties": {
        "version": {"const": "2.1.0"},
        "runs": {
            "minItems": 1,
            "items": {
                "required": ["tool", "results"],
                "properties": {
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "tool": {
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "required": ["name", "version", "rules"],
                                "properties": {
                                    "rules": {
                                        "uniqueItems": True,
                                        "items": {
                                            "required": ["id", "shortDescription", "defaultConfiguration"],
                                            "properties": {
                                                "shortDescription": {"required": ["text"]},
                                                "defaultConfiguration": {
                                                    "properties": {
                                                        "level": {"enum": ["none", "note", "warning", "error"]}
                                                    }
                                                },
                                            },
                                        },
                                    }
                                },
                            }
                        },
                    },
                    "results": {
                        "items": {
                            "required": ["ruleId", "ruleIndex", "level", "message", "locations"],
                            "properties": {
                                "ruleIndex": {"type": "integer", "minimum": 0},
                                "level": {"enum": ["none", "note", "warning", "error"]},
                                "message": {"required": ["text"]},
                                "locations": {
                                    "minItems": 1,
                                    "items": {
                                        "required": ["physicalLocation"],
                                        "properties": {
                                            "physicalLocation": {
                                                "required": ["artifactLocation"],
                                                "properties": {
                                                    "artifactLocation": {
                                                        "required": ["uri"],
                                                        "properties": {
                                                            "uri": {"pattern": r"^[A-Za-z0-9._~:/%@!$&'()*+,;=-]+$"}
                                                        },
                                                    },
                                                    "region": {
                                                        "required": ["startLine"],
                                                        "properties": {
                                                            "startLine": {"minimum": 1},
                                                            "startColumn": {"minimum": 1},
                                                        },
                                                    },
                                                },
                                            }
                                        },
                                    },
                                },
                            },
                        }
                    },
                },
            },
        },
    },
}


def test_text_has_two_lines_a_finding_in_order_of_place() -> None:
    assert render_findings(FOUND, "text", "en").splitlines() == [
        "pyproject.toml: error VS900 test-kind: bad x",
        "    → mend x",
        "valuesets/a b/ø.yaml:9:1: note CM900 other-kind: bad 1",
        "    → mend 1",
        "valuesets/a b/ø.yaml:10:1: warning CM900 other-kind: bad 1",
        "    → mend 1",
        "valuesets/b.yaml:3:7: error VS900 test-kind: bad æ",
        "    → mend æ",
    ]


@pytest.mark.parametrize(
    ("language", "line", "advice"),
    [
        ("nb", "valuesets/b.yaml:3:7: feil VS900 test-kind: gal æ", "    → rett æ"),
        ("nn", "valuesets/b.yaml:3:7: feil VS900 test-kind: gale æ", "    → rett opp æ"),
    ],
)
def test_text_in_norwegian(language: Language, line: str, advice: str) -> None:
    assert render_findings(FOUND[:1], "text", language).splitlines() == [line, advice]


def test_a_style_sets_words_off_and_is_left_out_of_data() -> None:
    style = Style(severity=lambda text, level: f"<{level.word} {text}>", dim=lambda text: f"({text})", bold=str.upper)
    first = render_findings(FOUND[:1], "text", "en", style).splitlines()[0]
    assert first == "VALUESETS/B.YAML:3:7: <error error> (VS900 test-kind): bad æ"
    assert "<error" not in render_findings(FOUND, "json", "en", style)


@pytest.mark.parametrize("layout", FORMATS)
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_the_order_found_in_does_not_matter(layout: str, language: Language) -> None:
    assert render_findings(FOUND, layout, language) == render_findings(FOUND[::-1], layout, language)


def test_nothing_is_an_empty_text_an_empty_array_and_an_empty_run() -> None:
    assert render_findings((), "text", "en") == ""
    assert json.loads(render_findings((), "json", "en")) == []
    assert json.loads(render_findings((), "sarif", "en"))["runs"][0]["results"] == []


def test_json_holds_everything() -> None:
    items = json.loads(render_findings(FOUND, "json", "nb"))
    assert items[-1] == {
        "rule": "VS900",
        "name": "test-kind",
        "severity": "error",
        "path": "valuesets/b.yaml",
        "line": 3,
        "column": 7,
        "message": "gal æ",
        "advice": "rett æ",
        "values": {"code": "æ"},
    }
    assert [item["severity"] for item in items] == ["error", "info", "warning", "error"]
    assert "æ" in render_findings(FOUND, "json", "nb")


@pytest.mark.parametrize("found", [FOUND, ()])
def test_sarif_has_what_2_1_0_requires(found: tuple[Diagnostic, ...]) -> None:
    log = json.loads(render_findings(found, "sarif", "en"))
    jsonschema.validate(log, SARIF)
    run = log["runs"][0]
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


def test_sarif_places_are_uris_with_a_region_where_there_is_a_line() -> None:
    results = json.loads(render_findings(FOUND, "sarif", "en"))["runs"][0]["results"]
    places = [result["locations"][0]["physicalLocation"] for result in results]
    assert places[0] == {"artifactLocation": {"uri": "pyproject.toml"}}
    assert places[1]["artifactLocation"]["uri"] == "valuesets/a%20b/%C3%B8.yaml"
    assert places[3]["region"] == {"startLine": 3, "startColumn": 7}
    assert [result["level"] for result in results] == ["error", "note", "warning", "error"]


@pytest.mark.parametrize(
    ("language", "found", "expected"),
    [
        ("en", (), "nothing found"),
        ("nb", (), "ingen funn"),
        ("en", FOUND, "2 errors, 1 warning, 1 note"),
        ("nb", FOUND, "2 feil, 1 advarsel, 1 merknad"),
        ("nn", FOUND[1:2] * 2, "2 åtvaringar"),
        ("en", FOUND[:1], "1 error"),
    ],
)
def test_the_summary_counts(language: Language, found: tuple[Diagnostic, ...], expected: str) -> None:
    assert render_summary(found, language) == expected


def test_suppressed_findings_say_the_reason() -> None:
    text = render_suppressed([(FOUND[0], "because")], "nb")
    assert text == "valuesets/b.yaml:3:7: VS900 test-kind: gal æ\n    = because\n"
