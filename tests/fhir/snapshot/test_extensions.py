from __future__ import annotations

from digidot_term.fhir.definitions import Definitions
from tests.fhir.snapshot.profiles import OURS, below, card, element, extension, profile, snapshot, typed

SURFACE = extension(
    "surface",
    element("Extension.extension", max="0"),
    element("Extension.value[x]", min=1, type=[{"code": "CodeableConcept"}]),
    short="Tooth surface",
    definition="The surface the finding is on.",
    max="5",
)
RESTORATION = extension(
    "restoration",
    element("Extension.extension:material", min=1, max="1"),
    element("Extension.extension:material.extension", max="0"),
    element("Extension.extension:material.url", fixedUri="material"),
    element("Extension.extension:material.value[x]", min=1, type=[{"code": "Coding"}]),
    element("Extension.value[x]", max="0"),
    isModifier=True,
    isModifierReason="It changes what the finding means.",
)
USE = typed("Extension", "surface")


def test_a_simple_extension(core: Definitions) -> None:
    elements = snapshot(SURFACE, core)
    assert list(elements) == ["Extension", *(f"Extension.{part}" for part in ("id", "extension", "url", "value[x]"))]
    root = elements["Extension"]
    assert (root["short"], card(root), root["base"]) == (
        "Tooth surface",
        "0..5",
        {"path": "Extension", "min": 0, "max": "*"},
    )
    assert (elements["Extension.extension"]["short"], card(elements["Extension.extension"])) == ("Extension", "0..0")
    assert elements["Extension.url"]["fixedUri"] == OURS + "surface"
    assert "http://hl7.org/fhir/extensibility.html" in elements["Extension.value[x]"]["definition"]


def test_a_complex_extension(core: Definitions) -> None:
    elements = snapshot(RESTORATION, core)
    assert below(elements, "Extension.extension:material") == ["id", "extension", "url", "value[x]"]
    assert elements["Extension.extension:material.value[x]"]["path"] == "Extension.extension.value[x]"
    assert elements["Extension.extension"]["slicing"]["discriminator"] == [{"type": "value", "path": "url"}]
    assert elements["Extension.extension:material"]["base"]["path"] == "Element.extension"


def test_an_extension_in_use_is_described_by_its_definition(core: Definitions) -> None:
    used = profile("condition", "Condition", element("Condition.extension:surface", min=1, type=USE))
    elements = snapshot(used, core, SURFACE)
    slot = elements["Condition.extension:surface"]
    assert (slot["short"], slot["definition"]) == ("Tooth surface", "The surface the finding is on.")
    assert card(slot) == "1..5"
    assert slot["base"] == {"path": "DomainResource.extension", "min": 0, "max": "*"}
    assert elements["Condition.extension"]["slicing"] == {
        "discriminator": [{"type": "value", "path": "url"}],
        "ordered": False,
        "rules": "open",
    }
    assert below(elements, "Condition.extension:surface") == []


def test_what_the_profile_says_of_an_extension_stands(core: Definitions) -> None:
    used = profile(
        "condition",
        "Condition",
        element("Condition.extension:surface", short="Flate", max="2", type=USE),
        element("Condition.extension:surface.value[x]", binding={"strength": "required", "valueSet": "urn:x"}),
    )
    derived = profile("strict", OURS + "condition", element("Condition.extension:surface", min=1, type=USE))
    elements = snapshot(derived, core, used, SURFACE)
    assert (elements["Condition.extension:surface"]["short"], card(elements["Condition.extension:surface"])) == (
        "Flate",
        "1..2",
    )
    value = elements["Condition.extension:surface.value[x]"]
    assert (card(value), value["binding"]["valueSet"]) == ("1..1", "urn:x")
    assert elements["Condition.extension:surface.url"]["fixedUri"] == OURS + "surface"


def test_a_modifier_extension_brings_its_flag(core: Definitions) -> None:
    use = typed("Extension", "restoration")
    used = profile("condition", "Condition", element("Condition.modifierExtension:made", max="1", type=use))
    slot = snapshot(used, core, RESTORATION)["Condition.modifierExtension:made"]
    assert (slot["isModifier"], slot["isModifierReason"]) == (True, "It changes what the finding means.")


def test_an_extension_on_a_datatype_and_on_a_primitive(core: Definitions) -> None:
    used = profile(
        "patient",
        "Patient",
        element("Patient.name.extension:surface", type=USE),
        element("Patient.birthDate.extension:surface", max="1", type=USE),
    )
    elements = snapshot(used, core, SURFACE)
    assert below(elements, "Patient.name")[:3] == ["id", "extension", "extension:surface"]
    assert below(elements, "Patient.birthDate") == ["id", "extension", "extension:surface", "value"]
