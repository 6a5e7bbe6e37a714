"""What explains a difference from a published snapshot explains just that."""

from __future__ import annotations

from typing import Any

import pytest

from digidot_term.fhir.definitions import Definitions
from tests.fhir.snapshot.profiles import CORE, OURS, element, profile
from tests.oracles.facets import Difference, Json
from tests.oracles.published_reasons import Case, reason_of

NAME = {
    **profile("name", "HumanName", element("HumanName", short="A name")),
    "snapshot": {"element": [element("HumanName", short="A name", constraint=[{"key": "nam-1"}])]},
}
BASE = {
    **profile("base", "Patient"),
    "snapshot": {"element": [element("Patient"), element("Patient.name", short="Names", min=0)]},
}
OWN = {**profile("own", OURS + "base", element("Patient.name", short="Our names")), "kind": "resource"}
THEIRS = [
    element("Patient.name", mustSupport=True, min=2),
    element("Patient.name:official", min=1, type=[{"code": "HumanName", "profile": [OURS + "name|1"]}]),
    element("Patient.name:usual", min=1, mustSupport=True),
    element("Patient.name:usual.given", min=1),
]
OURS_MADE = [
    element("Patient.name", short="Our names", min=0),
    *(element(item["id"], short="Our names") for item in THEIRS[1:]),
]
REFERENCE = "http://hl7.org/fhir/StructureDefinition/Bundle#Bundle.link"


def why(element_id: str, facet: str, ours: Any, theirs: Any) -> str:
    """The reason for a difference between the snapshots above, or an empty text."""
    own, other = ({item["id"]: item for item in listed} for listed in (OURS_MADE, THEIRS))
    definitions = Definitions(resources=[NAME, BASE, OWN])
    found = reason_of(Case(OWN, Difference(element_id, facet, ours, theirs), own, other, definitions, {}))
    return found.name if found else ""


def bound(value_set: str, strength: str = "required", **more: Any) -> Json:
    return {"strength": strength, "valueSet": value_set, **more}


@pytest.mark.parametrize(
    ("element_id", "facet", "ours", "theirs", "reason"),
    [
        ("Patient.name", "binding", bound("urn:v"), bound("urn:v|1", extension=[]), "versions at canonicals"),
        ("Patient.name", "type", [{"code": "a"}], [{"code": "a", "extension": []}], "versions at canonicals"),
        ("Patient.name", "contentReference", "#Bundle.link", REFERENCE, "content references in full"),
        ("Patient.name", "short", "a [b](c.html)", "a\r\n[b](http://x/c.html)", "addresses of links"),
        ("Patient.name:official", "short", "x", "A name", "texts, constraints and isSummary"),
        ("Patient.name:official", "constraint", ["ele-1"], ["ele-1", "nam-1"], "texts, constraints and isSummary"),
        ("Patient.name:usual", "mustSupport", False, True, "must-support of a slice"),
        ("Patient.name:usual", "short", "Our names", "Names", "a slice has not what is said"),
        ("Patient.name", "min", 0, 2, "minimum that slices add up to"),
    ],
)
def test_what_a_reason_is_for(element_id: str, facet: str, ours: object, theirs: object, reason: str) -> None:
    assert why(element_id, facet, ours, theirs).startswith(reason)


@pytest.mark.parametrize(
    ("element_id", "facet", "ours", "theirs"),
    [
        ("Patient.name", "binding", bound("urn:v"), bound("urn:w")),
        ("Patient.name", "binding", bound("urn:v|1"), bound("urn:v|2")),
        ("Patient.name", "binding", bound("urn:v"), bound("urn:v", "preferred")),
        ("Patient.name", "type", [{"code": "a"}], [{"code": "a"}, {"code": "b"}]),
        ("Patient.name", "contentReference", "#Bundle.entry", REFERENCE),
        ("Patient.name", "short", "a [b](c.html)", "a [d](c.html)"),
        ("Patient.name:official", "short", "x", "Another name"),
        ("Patient.name:official", "constraint", ["ele-1"], ["nam-1"]),
        ("Patient.name:official", "constraint", ["ele-1"], ["ele-1", "nam-2"]),
        ("Patient.name", "mustSupport", False, True),
        ("Patient.name:usual", "mustSupport", True, False),
        ("Patient.name:usual", "short", "Our names", "Other names"),
        ("Patient.name", "min", 0, 3),
        ("Patient.name", "ids", ["Patient.name.given"], []),
        ("Patient.name", "slicing", {"rules": "open"}, {"rules": "closed"}),
        ("Patient", "base", {"path": "Patient"}, {"path": "Base"}),
        ("Patient.name", "constraint", ["ele-1", "own-1"], ["ele-1"]),
        ("Patient.name", "path", "Patient.name", CORE),
    ],
)
def test_what_has_no_reason(element_id: str, facet: str, ours: object, theirs: object) -> None:
    assert why(element_id, facet, ours, theirs) == ""
