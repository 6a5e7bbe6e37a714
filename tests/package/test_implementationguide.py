from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from digidot_term.artefact import Artefact, Compilation
from digidot_term.package.implementationguide import build_implementation_guide
from digidot_term.source.model import Description
from tests.package.builds import CONDITION, CONFIG, TOOTH


def artefact(kind: str, resource: dict[str, Any], title: str) -> Artefact:
    texts = {"en": title, "nb": f"{title} (nb)"}
    return Artefact(resource, SimpleNamespace(kind=kind, model=Description(title=texts, description=texts)))


def guide(*artefacts: Artefact, is_sample: bool = False, config: Any = CONFIG) -> dict[str, Any]:
    edition = SimpleNamespace(is_sample=is_sample)
    return build_implementation_guide(Compilation(SimpleNamespace(config=config), edition, None, artefacts))


def test_the_guide_carries_the_packages_identity() -> None:
    made = guide(artefact("valueset", TOOTH, "Tooth"))
    assert made["id"] == made["packageId"] == "test.teeth"
    assert made["url"] == "http://example.org/fhir/ImplementationGuide/test.teeth"
    assert (made["version"], made["fhirVersion"], made["date"]) == ("1.2.0", ["4.0.1"], "2026-11-01")
    assert made["definition"]["page"] == {"nameUrl": "index.html", "title": "Teeth", "generation": "html"}


@pytest.mark.parametrize("is_sample", [True, False])
def test_the_guide_of_a_build_on_the_sample_is_experimental(is_sample: bool) -> None:
    assert guide(is_sample=is_sample)["experimental"] is is_sample


def test_every_dependency_but_the_core_is_listed() -> None:
    assert [entry["packageId"] for entry in guide()["dependsOn"]] == ["hl7.fhir.no.basis"]
    alone = CONFIG.model_copy(update={"dependencies": {"hl7.fhir.r4.core": "4.0.1"}})
    assert "dependsOn" not in guide(config=alone)


def test_resources_are_listed_with_their_names_and_examples_with_their_profile() -> None:
    profile = "http://example.org/fhir/StructureDefinition/condition"
    example = {**CONDITION, "meta": {"profile": [profile]}}
    made = guide(
        artefact("valueset", TOOTH, "Tooth"),
        artefact("example", example, "Caries"),
        artefact("example", CONDITION, "Bare"),
    )
    assert made["definition"]["resource"] == [
        {
            "reference": {"reference": "ValueSet/tooth"},
            "name": "Tooth",
            "description": "Tooth",
            "exampleBoolean": False,
        },
        {
            "reference": {"reference": "Condition/caries"},
            "name": "Caries",
            "description": "Caries",
            "exampleCanonical": profile,
        },
        {
            "reference": {"reference": "Condition/caries"},
            "name": "Bare",
            "description": "Bare",
            "exampleBoolean": True,
        },
    ]
