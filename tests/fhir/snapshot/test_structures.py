from __future__ import annotations

import copy

from digidot_term.fhir.definitions import Definitions
from digidot_term.fhir.snapshot import SnapshotGenerator, generate_snapshot
from tests.fhir.snapshot.profiles import (
    CORE,
    OURS,
    Json,
    below,
    card,
    element,
    problems,
    profile,
    sliced_by,
    snapshot,
    typed,
)


def model(name: str, base: str, *elements: Json) -> Json:
    return profile(name, base, *elements, kind="logical", derivation="specialization")


FINDING = model(
    "Funn",
    CORE + "Base",
    element("Funn", short="Funn", definition="Et funn."),
    element("Funn.diagnose", min=1, max="1", type=[{"code": "CodeableConcept"}], short="Diagnose"),
    element("Funn.anatomi", min=0, max="*", type=[{"code": "BackboneElement"}], short="Anatomi"),
    element("Funn.anatomi.tann", min=0, max="1", type=[{"code": "Coding"}], short="Tann"),
    element("Funn.del", min=0, max="*", contentReference="#Funn.anatomi", short="Del"),
)


def test_a_logical_model_on_base(core: Definitions) -> None:
    elements = snapshot(FINDING, core)
    group = [f"Funn.anatomi.{name}" for name in ("id", "extension", "modifierExtension", "tann")]
    assert list(elements) == ["Funn", "Funn.diagnose", "Funn.anatomi", *group, "Funn.del"]
    assert elements["Funn"]["base"] == {"path": "Funn", "min": 0, "max": "*"}
    assert elements["Funn.diagnose"]["base"] == {"path": "Funn.diagnose", "min": 1, "max": "1"}
    assert [item["key"] for item in elements["Funn.diagnose"]["constraint"]] == ["ele-1"]
    assert elements["Funn.anatomi.modifierExtension"]["base"]["path"] == "BackboneElement.modifierExtension"
    assert elements["Funn.del"]["contentReference"] == "#Funn.anatomi"


def test_a_logical_model_on_element(core: Definitions) -> None:
    elements = snapshot(
        model("Kontakt", "Element", element("Kontakt"), element("Kontakt.status", min=1, max="1")), core
    )
    assert list(elements) == ["Kontakt", "Kontakt.id", "Kontakt.extension", "Kontakt.status"]
    assert elements["Kontakt.id"]["base"]["path"] == "Element.id"


def test_what_a_group_has_by_its_type_may_be_narrowed(core: Definitions) -> None:
    narrowed = [
        element("Kontakt"),
        element("Kontakt.del", min=0, max="1", type=[{"code": "BackboneElement"}]),
        element("Kontakt.del.extension", max="0"),
        element("Kontakt.del.navn", min=1, max="1", type=[{"code": "string"}]),
    ]
    elements = snapshot(model("Kontakt", "Element", *narrowed), core)
    assert below(elements, "Kontakt.del") == ["id", "extension", "modifierExtension", "navn"]
    assert card(elements["Kontakt.del.extension"]) == "0..0"


def test_a_logical_model_extended_and_profiled(core: Definitions) -> None:
    more = model(
        "Mer", OURS + "Funn", element("Mer"), element("Mer.merknad", min=0, max="1", type=[{"code": "string"}])
    )
    assert list(snapshot(more, core, FINDING))[-1] == "Mer.merknad"
    strict = profile("strict", OURS + "Funn", element("Funn.del.tann", min=1), element("Funn.diagnose.coding", max="1"))
    elements = snapshot(strict, core, FINDING)
    assert card(elements["Funn.del.tann"]) == "1..1"
    assert card(elements["Funn.anatomi.tann"]) == "0..1"
    assert below(elements, "Funn.diagnose") == ["id", "extension", "coding", "text"]


def test_a_chain_of_bases_without_snapshots(core: Definitions) -> None:
    chain = [profile("p0", "Patient", element("Patient.name", min=1))]
    chain += [profile(f"p{n}", f"{OURS}p{n - 1}", element("Patient.name.given", max=str(9 - n))) for n in range(1, 5)]
    elements = snapshot(chain[-1], core, *chain)
    assert (card(elements["Patient.name"]), card(elements["Patient.name.given"])) == ("1..*", "0..5")


def test_bases_in_a_circle_are_refused(core: Definitions) -> None:
    one = profile("one", OURS + "two", element("Patient.name", min=1))
    two = profile("two", OURS + "one", element("Patient.name", min=1))
    own = profile("own", OURS + "own", element("Patient.name", min=1))
    assert [kind for kind, _ in problems(one, core, two)] == ["SD012"]
    assert [kind for kind, _ in problems(own, core)] == ["SD012"]


def test_a_profile_may_use_itself_further_down(core: Definitions) -> None:
    own = profile(
        "own", "Patient", element("Patient.link.other", type=[{"code": "Reference", "targetProfile": [OURS + "own"]}])
    )
    assert snapshot(own, core)["Patient.link.other"]["type"][0]["targetProfile"] == [OURS + "own"]


def test_nothing_given_is_changed_and_the_same_comes_out_twice(core: Definitions) -> None:
    own = profile("own", "Patient", element("Patient.name.given", min=1), snapshot={"element": [{"id": "stale"}]})
    before = copy.deepcopy(own)
    base = copy.deepcopy(core.structure("Patient"))
    generator = SnapshotGenerator(core)
    first, second = generator.generate(own), generator.generate(own)
    assert first == second == generate_snapshot(own, core)
    assert (own, core.structure("Patient")) == (before, base)
    assert list(first[0])[-2:] == ["snapshot", "differential"]
    assert first[0]["snapshot"]["element"][0]["id"] == "Patient"


def test_questions_within_questions(core: Definitions) -> None:
    form = profile(
        "form",
        "Questionnaire",
        element("Questionnaire.item.item.text", min=1),
        element("Questionnaire.item.text", max="0"),
    )
    elements = snapshot(form, core)
    assert card(elements["Questionnaire.item.item.text"]) == "1..1"
    assert elements["Questionnaire.item.item.item"]["contentReference"] == "#Questionnaire.item"
    assert elements["Questionnaire.item.item.linkId"]["base"]["path"] == "Questionnaire.item.linkId"


def test_a_type_takes_the_place_of_a_content_reference(core: Definitions) -> None:
    link = element("Bundle.entry.link", max="1", type=[{"code": "BackboneElement"}])
    elements = snapshot(profile("own", "Bundle", link), core)
    assert "contentReference" not in elements["Bundle.entry.link"]
    assert below(elements, "Bundle.entry.link") == ["id", "extension", "modifierExtension", "relation", "url"]


def test_a_content_reference_to_another_type_names_its_structure(core: Definitions) -> None:
    part = element("Part", min=0, max="*")
    again = element("Part.again", min=0, max="1", contentReference="#Part")
    first = profile("Part", "Base", part, again, kind="logical", derivation="specialization")
    second = profile("Whole", OURS + "Part", element("Whole"), kind="logical", derivation="specialization")
    held = profile(
        "held",
        "Patient",
        element("Patient.contained", type=typed("Questionnaire")),
        element("Patient.contained.title", min=1),
    )
    assert snapshot(second, core, first)["Whole.again"]["contentReference"] == OURS + "Part#Part"
    assert snapshot(first, core)["Part.again"]["contentReference"] == "#Part"
    contained = snapshot(held, core)["Patient.contained.item.item"]
    assert contained["contentReference"] == CORE + "Questionnaire#Questionnaire.item"


def test_structures_that_use_each_other_are_the_same_wherever_one_begins(core: Definitions) -> None:
    def bundle(name: str, inner: str) -> Json:
        entry = element("Bundle.entry.resource", type=typed("Bundle", inner))
        return profile(name, "Bundle", entry, element("Bundle.entry.resource.type", min=1, short=name))

    own = [bundle("a", "b"), bundle("b", "a"), bundle("c", "c")]
    own += [profile(f"of-{name}", OURS + name, element("Bundle.timestamp", min=1)) for name in "abc"]
    definitions = core.with_resources(own)

    def ids(order: list[Json]) -> dict[str, list[str]]:
        generator = SnapshotGenerator(definitions)
        made = [generator.generate(item)[0] for item in order]
        return {item["id"]: [each["id"] for each in item["snapshot"]["element"]] for item in made}

    found = ids(own)
    assert ids(own[::-1]) == found
    assert all(found[f"of-{name}"] == found[name] for name in "abc")


def test_a_structure_may_derive_from_an_earlier_version_of_itself(core: Definitions) -> None:
    first = profile("own", "Patient", element("Patient.name", min=1), version="1")
    second = profile("own", OURS + "own|1", element("Patient.name", max="3"), version="2")
    assert card(snapshot(second, core, first)["Patient.name"]) == "1..3"


def test_a_profile_whose_base_is_not_known_is_known_all_the_same(core: Definitions) -> None:
    name = profile("name", "http://example.org/unknown", element("HumanName.family", min=1), kind="complex-type")
    used = profile(
        "used", "Patient", element("Patient.name", type=typed("HumanName", "name")), element("Patient.name.text", min=1)
    )
    assert card(snapshot(used, core, name)["Patient.name.text"]) == "1..1"


def test_elements_that_a_model_defines_may_be_sliced(core: Definitions) -> None:
    own = model(
        "Person",
        CORE + "Base",
        element("Person", min=0, max="*"),
        element("Person.number", min=0, max="*", type=typed("Identifier"), slicing=sliced_by(("value", "system"))),
        element("Person.number:fnr", max="1"),
        element("Person.number:fnr.system", min=1),
        element("Person.part", min=0, max="*", type=typed("BackboneElement"), slicing=sliced_by(("value", "kind"))),
        element("Person.part.kind", min=1, max="1", type=typed("code")),
        element("Person.part:one", max="1"),
        element("Person.part:one.kind", fixedCode="one"),
    )
    elements = snapshot(own, core)
    assert card(elements["Person.number:fnr.system"]) == "1..1"
    assert elements["Person.part:one.kind"]["fixedCode"] == "one"
    assert elements["Person.part:one"]["base"] == elements["Person.part"]["base"]
