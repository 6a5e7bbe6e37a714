from __future__ import annotations

from pathlib import Path
from typing import Any

from digidot_term.fhir.definitions import Definitions
from tests.compiler.structures.samples import clean, elements, profile

CORE = "http://hl7.org/fhir/StructureDefinition/"
OWN = "http://example.org/fhir/StructureDefinition/"

EVERYTHING = """\
standards-status: trial-use
fmm: 2
imposes: [q]
complies-with: ["http://hl7.org/fhir/StructureDefinition/vitalsigns"]
elements:
  .:
    obligations:
      - code: ["SHALL:populate", "SHOULD:display"]
        actor: [http://example.org/producer]
        documentation: {en: When known, nb: Når kjent}
        filter: status = 'final'
        filter-documentation: Final ones
  code:
    standards-status: draft
    fmm: 0
    bind:
      valueset: codes
      strength: extensible
      description: {en: Codes, nb: Koder}
      additional: [{valueset: codes, purpose: minimum, documentation: Send these, any: true}]
"""


def translation(language: str, content: str) -> dict[str, Any]:
    parts = [{"url": "lang", "valueCode": language}, {"url": "content", "valueString": content}]
    return {"extension": [{"extension": parts, "url": f"{CORE}translation"}]}


def test_what_r4_says_in_extensions(tmp_path: Path, definitions: Definitions) -> None:
    made = clean(tmp_path, definitions, a=profile("o", "Observation", EVERYTHING), q=profile("q", "Observation", ""))
    resource = made["o"].resource
    assert list(resource)[2:5] == ["language", "extension", "url"]
    assert resource["extension"] == [
        {"url": f"{CORE}structuredefinition-standards-status", "valueCode": "trial-use"},
        {"url": f"{CORE}structuredefinition-fmm", "valueInteger": 2},
        {"url": f"{CORE}structuredefinition-imposeProfile", "valueCanonical": f"{OWN}q"},
        {"url": f"{CORE}structuredefinition-compliesWithProfile", "valueCanonical": f"{CORE}vitalsigns"},
    ]
    assert elements(made["o"])["Observation"]["extension"] == [
        {
            "extension": [
                {"url": "code", "valueCode": "SHALL:populate"},
                {"url": "code", "valueCode": "SHOULD:display"},
                {"url": "actor", "valueCanonical": "http://example.org/producer"},
                {
                    "url": "documentation",
                    "valueMarkdown": "When known",
                    "_valueMarkdown": translation("nb", "Når kjent"),
                },
                {"url": "filter", "valueString": "status = 'final'"},
                {"url": "filterDocumentation", "valueString": "Final ones"},
            ],
            "url": f"{CORE}obligation",
        }
    ]
    code = elements(made["o"])["Observation.code"]
    assert code["extension"] == [
        {"url": f"{CORE}structuredefinition-standards-status", "valueCode": "draft"},
        {"url": f"{CORE}structuredefinition-fmm", "valueInteger": 0},
    ]
    assert code["binding"] == {
        "extension": [
            {
                "extension": [
                    {"url": "purpose", "valueCode": "minimum"},
                    {"url": "valueSet", "valueCanonical": "http://example.org/fhir/ValueSet/codes"},
                    {"url": "documentation", "valueMarkdown": "Send these"},
                    {"url": "any", "valueBoolean": True},
                ],
                "url": "http://hl7.org/fhir/tools/StructureDefinition/additional-binding",
            }
        ],
        "strength": "extensible",
        "description": "Codes",
        "_description": translation("nb", "Koder"),
        "valueSet": "http://example.org/fhir/ValueSet/codes",
    }
    assert elements(made["o"], "snapshot")["Observation.code"]["extension"] == code["extension"]
