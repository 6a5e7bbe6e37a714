"""A project's configuration and a small build for tests."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from digidot_term.source.project import ProjectConfig

CONFIG = ProjectConfig.model_validate(
    {
        "project": {
            "id": "test.teeth",
            "canonical": "http://example.org/fhir",
            "version": "1.2.0",
            "name": "TestTeeth",
            "title": "Teeth",
            "description": {"en": "Teeth for tests", "nb": "Tenner til tester"},
            "publisher": "Testers",
            "contact": [{"name": "Testers", "url": "https://example.org", "email": "teeth@example.org"}],
            "date": "2026-11-01",
        },
        "dependencies": {"hl7.fhir.r4.core": "4.0.1", "hl7.fhir.no.basis": "2.2.2"},
    }
)

TOOTH: dict[str, Any] = {
    "resourceType": "ValueSet",
    "id": "tooth",
    "url": "http://example.org/fhir/ValueSet/tooth",
    "version": "1.2.0",
    "title": "Tænner",
}
CONDITION: dict[str, Any] = {"resourceType": "Condition", "id": "caries"}
GUIDE: dict[str, Any] = {
    "resourceType": "ImplementationGuide",
    "id": "test.teeth",
    "url": "http://example.org/fhir/ImplementationGuide/test.teeth",
    "version": "1.2.0",
    "packageId": "test.teeth",
    "definition": {
        "resource": [{"reference": {"reference": "ValueSet/tooth"}}, {"reference": {"reference": "Condition/caries"}}]
    },
}
FILES: dict[str, Any] = {
    "ValueSet-tooth.json": TOOTH,
    "ImplementationGuide-test.teeth.json": GUIDE,
    "example/Condition-caries.json": CONDITION,
}


def write_build(folder: Path, files: dict[str, Any] = FILES) -> Path:
    """Write a build folder; text is written as it is, anything else as JSON."""
    for name, content in files.items():
        target = folder / "package" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False, indent=2)
        target.write_text(text, encoding="utf-8")
    return folder
