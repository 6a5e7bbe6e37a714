from __future__ import annotations

from digidot_term.package.manifest import build_manifest
from tests.package.builds import CONFIG


def test_the_manifest_says_what_the_configuration_says() -> None:
    assert build_manifest(CONFIG, for_publication=True) == {
        "name": "test.teeth",
        "version": "1.2.0",
        "type": "IG",
        "date": "20261101000000",
        "license": "CC0-1.0",
        "canonical": "http://example.org/fhir",
        "url": "http://example.org/fhir",
        "title": "Teeth",
        "description": "Teeth for tests",
        "fhirVersions": ["4.0.1"],
        "dependencies": {"hl7.fhir.no.basis": "2.2.2", "hl7.fhir.r4.core": "4.0.1"},
        "author": "Testers",
        "maintainers": [{"name": "Testers", "email": "teeth@example.org", "url": "https://example.org"}],
        "directories": {"lib": "package", "example": "example"},
        "jurisdiction": "urn:iso:std:iso:3166#NO",
    }


def test_what_is_not_for_publication_says_so() -> None:
    trial = build_manifest(CONFIG, for_publication=False)
    assert trial.pop("notForPublication") is True
    assert trial == build_manifest(CONFIG, for_publication=True)


def test_dependencies_are_sorted() -> None:
    assert list(build_manifest(CONFIG, for_publication=True)["dependencies"]) == [
        "hl7.fhir.no.basis",
        "hl7.fhir.r4.core",
    ]
