"""The head every resource carries."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from digidot_term.compiler.metadata import contact, metadata, snomed_copyright, translated
from digidot_term.source.model import LocalText
from tests.project_files import CONFIG, project_of, valueset


def head(tmp_path: Path, *, config: str = CONFIG, extra: str = "", experimental: bool = False) -> dict[str, Any]:
    text = valueset("teeth", f"include: [{{codes: [1]}}]\n{extra}")
    project = project_of(tmp_path, {"valuesets/a.yaml": text}, config=config)
    return metadata(project.files[0], project, experimental=experimental)


def test_the_head_says_what_the_configuration_says(tmp_path: Path) -> None:
    made = head(tmp_path)
    assert {key: made[key] for key in ("resourceType", "id", "language", "url", "version", "name", "title")} == {
        "resourceType": "ValueSet",
        "id": "teeth",
        "language": "en",
        "url": "http://example.org/fhir/ValueSet/teeth",
        "version": "1.0.0",
        "name": "Teeth",
        "title": "Title",
    }
    assert {key: made[key] for key in ("status", "experimental", "date", "publisher", "description")} == {
        "status": "draft",
        "experimental": False,
        "date": "2026-01-01",
        "publisher": "Example",
        "description": "Description.",
    }
    telecom = [{"system": "url", "value": "http://example.org"}, {"system": "email", "value": "post@example.org"}]
    assert made["contact"] == [{"name": "Example", "telecom": telecom}]
    assert "purpose" not in made


def test_norwegian_stands_in_the_translation_extension(tmp_path: Path) -> None:
    made = head(tmp_path, extra="purpose: {en: Why., nb: Hvorfor.}\n")
    spoken = [
        {inner["url"]: inner.get("valueCode") or inner["valueString"] for inner in extension["extension"]}
        for extension in made["_title"]["extension"]
    ]
    assert spoken == [{"lang": "nb", "content": "Tittel"}, {"lang": "nn", "content": "Tittel nynorsk"}]
    assert len(made["_description"]["extension"]) == 1
    assert made["purpose"] == "Why."
    assert list(made)[-2:] == ["purpose", "_purpose"]


@pytest.mark.parametrize(
    ("experimental", "extra", "expected"),
    [
        (False, "", False),
        (True, "", True),
        (False, "experimental: true\n", True),
        (True, "experimental: false\n", True),
    ],
)
def test_what_is_built_on_the_sample_is_experimental(
    tmp_path: Path, experimental: bool, extra: str, expected: bool
) -> None:
    assert head(tmp_path, extra=extra, experimental=experimental)["experimental"] is expected


@pytest.mark.parametrize(
    ("country", "coding"),
    [
        ("NO", {"system": "urn:iso:std:iso:3166", "code": "NO", "display": "Norway"}),
        ("SE", {"system": "urn:iso:std:iso:3166", "code": "SE"}),
    ],
)
def test_the_jurisdiction_is_the_configured_one(tmp_path: Path, country: str, coding: dict[str, str]) -> None:
    config = CONFIG.replace('date = "', f'jurisdiction = "{country}"\ndate = "')
    assert head(tmp_path, config=config)["jurisdiction"] == [{"coding": [coding]}]


def test_a_contact_without_addresses_has_no_telecom() -> None:
    assert contact("Example", None, None) == {"name": "Example"}


def test_a_plain_text_has_no_translation() -> None:
    assert translated("title", "Teeth") == {"title": "Teeth"}
    assert "_title" in translated("title", LocalText(en="Teeth", nb="Tenner"))


def test_the_snomed_notice_names_what_it_stands_in() -> None:
    assert snomed_copyright("concept map").startswith("This concept map includes content from SNOMED CT")
