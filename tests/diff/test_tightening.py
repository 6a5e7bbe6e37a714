"""What of an element's change breaks those who already send valid instances."""

from __future__ import annotations

from typing import Any

import pytest

from digidot_term.diff.tightening import is_tighter

SET = "http://example.org/ValueSet/"
CODING = [{"code": "Coding"}]
PROFILED = [{"code": "Coding", "profile": ["http://example.org/x"]}]
PATIENT = [{"code": "Reference", "targetProfile": ["http://example.org/patient"]}]
ANYONE = [{"code": "Reference", "targetProfile": ["http://example.org/patient", "http://example.org/group"]}]


def bound(strength: str, name: str = "a") -> dict[str, str]:
    return {"strength": strength, "valueSet": SET + name}


def invariant(key: str, severity: str = "error", expression: str = "true") -> dict[str, str]:
    return {"key": key, "severity": severity, "expression": expression}


@pytest.mark.parametrize(
    ("what", "before", "after"),
    [
        ("min", 0, 1),
        ("min", None, 1),
        ("max", "*", "5"),
        ("max", "5", "1"),
        ("max", "1", "0"),
        ("max", None, "1"),
        ("maxLength", None, 10),
        ("maxLength", 20, 10),
        ("mustSupport", None, True),
        ("mustSupport", False, True),
        ("type", [*CODING, {"code": "string"}], CODING),
        ("type", CODING, PROFILED),
        ("type", ANYONE, PATIENT),
        ("binding", None, bound("required")),
        ("binding", bound("extensible"), bound("required")),
        ("binding", bound("required"), bound("required", "b")),
        ("binding", {"strength": "example"}, bound("required")),
        ("fixedUri", None, "http://example.org"),
        ("fixedUri", "http://example.org", "http://example.org/b"),
        ("patternCoding", None, {"system": "x"}),
        ("minValueInteger", None, 1),
        ("minValueInteger", 1, 2),
        ("maxValueDecimal", 2.0, 1.5),
        ("minValueDate", "2020-01-01", "2021-01-01"),
        ("constraint", None, [invariant("a")]),
        ("constraint", [invariant("a", "warning")], [invariant("a")]),
        ("constraint", [invariant("a")], [invariant("a", expression="false")]),
        ("slicing", {"rules": "open"}, {"rules": "closed"}),
        ("slicing", {"rules": "open"}, {"rules": "openAtEnd"}),
    ],
)
def test_what_is_tighter(what: str, before: Any, after: Any) -> None:
    assert is_tighter(what, before, after)
    assert not is_tighter(what, after, before) or what.startswith(("fixed", "minValueDate", "binding", "constraint"))


@pytest.mark.parametrize(
    ("what", "before", "after"),
    [
        ("min", 1, 0),
        ("min", 1, None),
        ("max", "1", "*"),
        ("maxLength", 10, None),
        ("mustSupport", True, None),
        ("mustSupport", None, False),
        ("type", CODING, [*CODING, {"code": "string"}]),
        ("type", None, CODING),
        ("type", PROFILED, [*PROFILED, *CODING]),
        ("binding", bound("required"), bound("preferred")),
        ("binding", bound("required"), None),
        ("binding", bound("example"), bound("extensible")),
        ("binding", bound("extensible"), bound("extensible", "b")),
        ("binding", bound("required", "a|1.0.0"), bound("required", "a|1.1.0")),
        ("fixedUri", "http://example.org", None),
        ("patternCoding", {"system": "x"}, None),
        ("minValueInteger", 2, 1),
        ("maxValueDecimal", 1.5, None),
        ("constraint", [invariant("a")], None),
        ("constraint", [invariant("a")], [invariant("a"), invariant("b", "warning")]),
        ("slicing", {"rules": "closed"}, {"rules": "open"}),
        ("slicing", None, {"rules": "open"}),
        ("short", "a", "b"),
        ("definition", None, "b"),
        ("mapping", None, [{"identity": "x"}]),
    ],
)
def test_what_is_not(what: str, before: Any, after: Any) -> None:
    assert not is_tighter(what, before, after)
