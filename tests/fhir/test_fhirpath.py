from __future__ import annotations

from typing import Any

import pytest

from digidot_term.fhir.fhirpath import FhirPath, Focus

PATIENT: dict[str, Any] = {
    "resourceType": "Patient",
    "name": [{"family": "A", "given": ["B", None], "_given": [None, {"extension": [{"url": "u", "valueCode": "x"}]}]}],
    "birthDate": "2010-01-02",
    "deceasedBoolean": False,
    "multipleBirthInteger": 2,
    "contained": [{"resourceType": "Organization", "id": "o", "name": "O"}],
}


@pytest.fixture(scope="module")
def fhirpath() -> FhirPath:
    def is_x(items: list[Any], argument: Any, root: dict[str, Any]) -> list[Any]:
        if argument is None:
            raise LookupError
        return [items == [argument], root["resourceType"]]

    def owner(_: list[Any], __: Any, root: dict[str, Any]) -> list[Any]:
        return root["contained"]

    return FhirPath({"isX": is_x, "owner": owner})


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("Patient.name.family = 'A'", True),
        ("Patient.name.exists() implies Patient.birthDate.empty()", False),
        ("name.exists()", True),
        ("name.family = 'B'", False),
        ("birthDate.hasValue()", True),
        ("name.given[1].hasValue()", False),
        ("photo.title", True),
        ("deceased is boolean", True),
        ("multipleBirth > 1", True),
        ("%resource.name.trace('names').exists()", True),
        ("%rootResource.contained.name = 'O'", True),
        ("%resource is Patient and %rootResource.is(Patient)", True),
        ("%resource is Organization", False),
        ("owner() is Organization and owner().ofType(Organization).name = 'O'", True),
        ("owner() is Patient", False),
        ("birthDate <= today()", True),
        ("name.noSuchFunction()", None),
        ("name.(", None),
    ],
)
def test_expressions_hold_do_not_hold_or_cannot_be_told(fhirpath: FhirPath, expression: str, expected: Any) -> None:
    for _ in range(2):
        assert fhirpath.holds(expression, Focus(PATIENT, "Patient"), PATIENT, PATIENT) is expected


def test_a_primitive_is_evaluated_with_what_stands_beside_it(fhirpath: FhirPath) -> None:
    sibling = {"extension": [{"url": "u", "valueCode": "x"}]}
    for value, expected in (("a", True), (None, False)):
        focus = Focus(value, "string", sibling)
        assert fhirpath.holds("hasValue()", focus, PATIENT, PATIENT) is expected
    assert fhirpath.holds("matches('^a$')", Focus("a", "string"), PATIENT, PATIENT) is True


def test_functions_know_their_argument_and_the_root(fhirpath: FhirPath) -> None:
    focus = Focus(PATIENT, "Patient")
    assert fhirpath.values("birthDate.isX('2010-01-02')", focus, PATIENT, PATIENT) == [True, "Patient"]
    assert fhirpath.values("birthDate.isX()", focus, PATIENT, PATIENT) is None


def test_nothing_is_printed(fhirpath: FhirPath, capsys: pytest.CaptureFixture[str]) -> None:
    fhirpath.holds("name.trace('x').exists()", Focus(PATIENT, "Patient"), PATIENT, PATIENT)
    assert capsys.readouterr() == ("", "")
