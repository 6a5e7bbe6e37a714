"""A structure becomes a source that builds the same differential, or what comes out otherwise is said."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from digidot_term.diagnostics import DigidotError
from digidot_term.fhir.definitions import Definitions
from digidot_term.fhir.packages.package import FhirPackage
from digidot_term.fhir.snapshot import SnapshotGenerator
from digidot_term.fhir.structures.files import InputFile
from digidot_term.jobs.structures.file import Places, read_structure
from digidot_term.jobs.structures.finding import Surroundings
from digidot_term.jobs.structures.importing import Imported, import_structure, imported
from digidot_term.source.reader import parse_yaml
from tests.project_files import project_of, said

CORE = "http://hl7.org/fhir/StructureDefinition/"
URL = "http://example.org/fhir/StructureDefinition/a"
OTHERWISE = {"synthesis"}
"""The structures of R4 core that come out otherwise: a link of the base is repeated in another form."""


def structure(*elements: dict[str, Any], base: str = "Patient", **head: Any) -> dict[str, Any]:
    return {
        "resourceType": "StructureDefinition",
        "id": "a",
        "url": URL,
        "name": "A",
        "title": "A",
        "status": "draft",
        "kind": "resource",
        "abstract": False,
        "type": base,
        "baseDefinition": CORE + base,
        "derivation": "constraint",
        **head,
        "differential": {"element": list(elements)},
    }


def element(element_id: str, **parts: Any) -> dict[str, Any]:
    path = ".".join(part.partition(":")[0] for part in element_id.split("."))
    last = element_id.rpartition(".")[2].partition(":")[2]
    return {"id": element_id, "path": path, **({"sliceName": last} if last else {}), **parts}


@pytest.fixture(scope="module")
def known(r4_core: FhirPackage) -> Surroundings:
    return Surroundings(None, Definitions([r4_core]))


def taken(made: dict[str, Any], known: Surroundings) -> Imported:
    text = json.dumps(made, indent=2, default=str)
    return imported(made, known, Places(InputFile("a.json", "a.json", text.encode()), made))


def data(result: Imported) -> Any:
    document, _ = parse_yaml(result.text, "a.yaml")
    assert document is not None
    return document.data


def clean(made: dict[str, Any], known: Surroundings) -> Any:
    result = taken(made, known)
    assert [item.message() for item in result.diagnostics if item.severity.word != "info"] == []
    assert result.same
    return data(result)["elements"]


def test_cardinality_flags_and_values(known: Surroundings) -> None:
    gender = element("Patient.gender", min=1, mustSupport=True, fixedCode="female", short="Sex")
    assert clean(structure(gender), known) == {"gender": {"card": "1..", "ms": True, "fixed": "female", "short": "Sex"}}


def test_slices_stand_below_what_they_slice(known: Surroundings) -> None:
    made = structure(
        element(
            "Patient.identifier", slicing={"discriminator": [{"type": "value", "path": "system"}], "rules": "open"}
        ),
        element("Patient.identifier:fnr", min=0, max="1"),
        element("Patient.identifier:fnr.system", min=1, fixedUri="urn:oid:2.16.578.1.12.4.1.4.1"),
    )
    inner = {"card": "0..1", "elements": {"system": {"card": "1..", "fixed": "urn:oid:2.16.578.1.12.4.1.4.1"}}}
    assert clean(made, known) == {"identifier": {"slice": {"by": {"value": "system"}}, "slices": {"fnr": inner}}}


def test_an_extension_is_used_by_its_name(known: Surroundings) -> None:
    use = element(
        "Patient.extension:place", max="1", type=[{"code": "Extension", "profile": [CORE + "patient-birthPlace"]}]
    )
    assert clean(structure(use), known)["extension[place]"]["use"] == "patient-birthPlace"


def test_types_keep_targets_and_aggregation(known: Surroundings) -> None:
    types = [{"code": "Reference", "targetProfile": [CORE + "Organization"], "aggregation": ["contained"]}]
    found = clean(structure(element("Patient.managingOrganization", type=types)), known)
    assert found["managingOrganization"]["type"] == {
        "type": "Reference",
        "target": ["Organization"],
        "aggregation": ["contained"],
    }


def test_a_choice_keeps_its_short_name(known: Surroundings) -> None:
    made = structure(element("Observation.valueQuantity", mustSupport=True), base="Observation")
    assert clean(made, known) == {"valueQuantity": {"ms": True}}


def test_bindings_have_names_and_bounds(known: Surroundings) -> None:
    names = {"url": CORE + "elementdefinition-bindingName", "valueString": "Sex"}
    most = {
        "url": CORE + "elementdefinition-maxValueSet",
        "valueCanonical": "http://hl7.org/fhir/ValueSet/administrative-gender",
    }
    binding = {"strength": "preferred", "description": "Codes.", "extension": [most, names]}
    made = structure(element("Patient.maritalStatus", binding=binding))
    bind = {"strength": "preferred", "description": "Codes.", "name": "Sex", "maximum": most["valueCanonical"]}
    result = taken(made, known)
    assert data(result)["elements"]["maritalStatus"]["bind"] == bind


def test_translations_come_along(known: Surroundings) -> None:
    translation = {
        "url": CORE + "translation",
        "extension": [{"url": "lang", "valueCode": "nb"}, {"url": "content", "valueString": "Kjønn"}],
    }
    gender = element("Patient.gender", short="Sex", _short={"extension": [translation]})
    assert clean(structure(gender), known)["gender"]["short"] == {"en": "Sex", "nb": "Kjønn"}


def test_constraints_are_invariants_and_say_no_more_than_they_did(known: Surroundings) -> None:
    constraint = {"key": "a-1", "severity": "error", "human": "Must.", "expression": "name.exists()"}
    result = taken(structure(element("Patient", constraint=[constraint])), known)
    assert result.same
    assert data(result)["invariants"]["a-1"] == {
        "severity": "error",
        "human": "Must.",
        "expression": "name.exists()",
    }


def test_what_only_repeats_the_base_is_left_out_and_counted(known: Surroundings) -> None:
    result = taken(structure(element("Patient.gender", min=1, max="1")), known)
    assert data(result)["elements"] == {"gender": {"card": "1.."}}
    assert [item.kind.id for item in result.diagnostics] == ["SD098", "SD099"]


def test_what_has_no_yaml_is_said_at_its_element(known: Surroundings) -> None:
    gender = element("Patient.gender", min=1, mustHaveValue=True, constraint=[{"key": "a-1", "severity": "error"}])
    result = taken(structure(gender), known)
    assert not result.same
    lost = [item for item in result.diagnostics if item.kind.id == "SD095"]
    assert {dict(item.values)["part"] for item in lost} == {"mustHaveValue", "constraint"}
    assert [item.place.line for item in lost] == [19, 20]
    assert "# - Patient.gender: mustHaveValue:" in result.text


def test_a_decimal_keeps_its_digits(known: Surroundings) -> None:
    low = {"minValueQuantity": {"value": Decimal("1.10"), "code": "kg", "system": "http://unitsofmeasure.org"}}
    made = structure(element("Observation.value[x]", type=[{"code": "Quantity"}], **low), base="Observation")
    assert "value: 1.10" in taken(made, known).text


def test_a_logical_model(known: Surroundings) -> None:
    made = structure(
        element("a", short="A", definition="A"),
        element("a.b", min=0, max="*", short="B", definition="B", type=[{"code": "Base"}]),
        element("a.b.c", min=1, max="1", short="C", definition="C", type=[{"code": "string"}]),
        kind="logical",
        type=URL,
        baseDefinition=CORE + "Base",
        derivation="specialization",
    )
    assert clean(made, known)["b.c"] == {"card": "1..1", "type": "string", "short": "C", "definition": "C"}


def test_in_a_project_its_own_names_are_used_and_its_canonical(tmp_path: Path, r4_core: FhirPackage) -> None:
    base = (
        "profile: Base\nid: base\nbase: Patient\ntitle: {en: A, nb: A}\ndescription: {en: A, nb: A}\n"
        "elements: {birthDate: {card: 1..1}}\n"
    )
    project = project_of(tmp_path, {"structuredefinitions/base.yaml": base})
    known = Surroundings(project, Definitions([r4_core]))
    made = structure(
        element("Patient.gender", min=1),
        url="http://other.example.org/StructureDefinition/a",
        baseDefinition="http://example.org/fhir/StructureDefinition/base",
    )
    result = taken(made, known)
    assert data(result)["base"] == "base"
    assert "SD097" in [item.kind.id for item in result.diagnostics]


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ({"baseDefinition": CORE + "Patent"}, "SD094"),
        ({"derivation": "specialization"}, "SD093"),
    ],
)
def test_what_cannot_be_imported_ends_the_run(known: Surroundings, head: dict[str, Any], kind: str) -> None:
    with pytest.raises(DigidotError) as error:
        taken(structure(element("Patient.gender", min=1), **head), known)
    assert [item.kind.id for item in error.value.diagnostics] == [kind]


def test_r4_cores_constraints_come_out_the_same(known: Surroundings, r4_core: FhirPackage) -> None:
    otherwise = set()
    count = 0
    for entry in r4_core.entries:
        if entry.resource_type != "StructureDefinition" or entry.derivation != "constraint":
            continue
        made = r4_core.read_resource(entry.filename)
        if "snapshot" not in made:
            continue
        count += 1
        result = imported(made, known, Places(InputFile(entry.filename, entry.filename, b"{}"), {}))
        if not result.same:
            otherwise.add(result.id)
            assert any(item.kind.id in {"SD095", "SD096"} for item in result.diagnostics), result.id
    assert (count, otherwise) == (439, OTHERWISE)


def test_norways_profiles_come_out_the_same(known: Surroundings, shared: Path) -> None:
    folder = shared / "packages/hl7.fhir.no.basis-2.2.2/StructureDefinition"
    paths = sorted(folder.glob("*.xml"))
    published = [read_structure(path, known.definitions)[0] for path in paths]
    bare = [{key: value for key, value in item.items() if key != "snapshot"} for item in published]
    generator = SnapshotGenerator(known.definitions.with_resources(bare))
    complete = known.definitions.with_resources(generator.generate(item)[0] for item in bare)
    results = [import_structure(path, Surroundings(None, complete)) for path in paths]
    assert [item.id for item in results if not item.same] == []


def test_nothing_is_said_of_a_source_that_builds_the_same(tmp_path: Path, r4_core: FhirPackage) -> None:
    project = project_of(tmp_path, {})
    known = Surroundings(project, Definitions([r4_core]))
    text = {
        "url": CORE + "translation",
        "extension": [{"url": "lang", "valueCode": "nb"}, {"url": "content", "valueString": "A"}],
    }
    sibling = {"extension": [text]}
    made = structure(element("Patient.gender", min=1), description="A", _title=sibling, _description=sibling)
    assert said(taken(made, known).diagnostics) == []


def test_what_is_rarely_said_comes_along(known: Surroundings) -> None:
    code = {"system": "http://loinc.org", "code": "46098-0"}
    usage = {"code": {"system": "http://example.org", "code": "a"}, "valueCodeableConcept": {"text": "b"}}
    obligation = {
        "url": CORE + "obligation",
        "extension": [
            {"url": "code", "valueCode": "SHALL:populate"},
            {"url": "elementId", "valueString": "Patient.name"},
            {"url": "usage", "valueUsageContext": usage},
            {"url": "process", "valueCanonical": "http://example.org/process"},
        ],
    }
    gender = element(
        "Patient.gender",
        label="Sex",
        code=[code],
        meaningWhenMissing="Not known.",
        orderMeaning="None.",
        condition=["a-1"],
        extension=[obligation],
    )
    assert clean(structure(gender), known)["gender"] == {
        "label": "Sex",
        "code": [code],
        "when-missing": "Not known.",
        "order-meaning": "None.",
        "obligations": [
            {
                "code": ["SHALL:populate"],
                "element-id": ["Patient.name"],
                "usage": [usage],
                "process": ["http://example.org/process"],
            }
        ],
        "condition": ["a-1"],
    }


def test_an_extension_without_key_stands_where_it_stood(known: Surroundings) -> None:
    url = CORE + "elementdefinition-isCommonBinding"
    german = {
        "url": CORE + "translation",
        "extension": [{"url": "lang", "valueCode": "de"}, {"url": "content", "valueString": "Geschlecht"}],
    }
    binding = {
        "strength": "required",
        "extension": [{"url": "http://example.org/e", "valueString": "x"}, {"url": url, "valueBoolean": True}],
    }
    gender = element("Patient.gender", short="Sex", _short={"extension": [german]}, binding=binding)
    result = taken(structure(gender), known)
    assert result.same
    assert data(result)["elements"]["gender"] == {
        "bind": {"strength": "required", "common": True},
        "short": "Sex",
        "extensions": [
            {"url": "translation", "on": "short", "extension": german["extension"]},
            {"url": "http://example.org/e", "on": "binding", "valueString": "x"},
        ],
    }


def test_xpath_and_requirements_of_a_constraint(known: Surroundings) -> None:
    constraint = {
        "key": "a-1",
        "requirements": "Old tools.",
        "severity": "error",
        "human": "Must.",
        "expression": "name.exists()",
        "xpath": "f:name",
    }
    result = taken(structure(element("Patient", constraint=[constraint])), known)
    assert result.same
    assert data(result)["invariants"]["a-1"]["xpath"] == "f:name"


@pytest.mark.parametrize(
    "text",
    [
        " leading",
        "trailing ",
        "tab\there",
        "two\nlines",
        "two\r\nlines",
        "ends\n",
        "a: b, 'c' \"d\" # e",
        "- item\n- item",
        "Ærlig, ørret og ål",
        "long words " * 30 + "end",
        "long  blanks " * 30 + "end",
        "para one " * 20 + "end\n\npara two",
        "para one " * 20 + "end\n\n  indented",
        "no",
        "1.10",
    ],
)
def test_a_text_is_kept_to_the_last_blank(known: Surroundings, text: str) -> None:
    made = clean(structure(element("Patient.gender", definition=text, min=1)), known)
    assert made["gender"]["definition"] == text


def test_long_texts_are_folded_and_expressions_are_not(known: Surroundings) -> None:
    long = "word " * 40 + "end"
    constraint = {"key": "a-1", "severity": "error", "human": long, "expression": "name.exists()" + " or true" * 20}
    result = taken(structure(element("Patient", definition=long, constraint=[constraint])), known)
    assert result.same
    assert result.text.count(">-") == 2


def test_slicing_that_goes_without_saying_is_not_said(known: Surroundings) -> None:
    sliced = {"discriminator": [{"type": "value", "path": "url"}], "ordered": False, "rules": "open"}
    made = structure(
        element("Patient.name.family.extension", slicing=sliced),
        element(
            "Patient.name.family.extension:order",
            type=[{"code": "Extension", "profile": [CORE + "humanname-own-prefix"]}],
        ),
    )
    assert list(clean(made, known)) == ["name.family.extension[order]"]


def test_mappings_of_the_base_are_not_declared_again(known: Surroundings) -> None:
    rim = {"identity": "rim", "uri": "http://hl7.org/v3", "name": "RIM Mapping"}
    own = {"identity": "own", "name": "Own"}
    gender = element("Patient.gender", mapping=[{"identity": "own", "map": "a"}])
    result = taken(structure(gender, mapping=[rim, own]), known)
    assert result.same
    assert list(data(result)["mappings"]) == ["own"]


def test_the_head_keeps_what_is_the_structures_own(known: Surroundings, tmp_path: Path, r4_core: FhirPackage) -> None:
    head = {
        "url": "http://example.org/fhir/StructureDefinition/a",
        "status": "active",
        "date": "2020-02-02",
        "copyright": "CC0.",
        "identifier": [{"system": "urn:ietf:rfc:3986", "value": "urn:oid:1.2.3"}],
        "extension": [{"url": CORE + "structuredefinition-wg", "valueCode": "pa"}],
    }
    around = Surroundings(project_of(tmp_path, {}), Definitions([r4_core]))
    result = taken(structure(element("Patient.gender", min=1), **head), around)
    assert result.built is not None
    assert {key: result.built[key] for key in head} == head
    assert "SD088" not in {item.kind.id for item in result.diagnostics}


def test_what_the_project_says_instead_is_named(tmp_path: Path, r4_core: FhirPackage) -> None:
    around = Surroundings(project_of(tmp_path, {}), Definitions([r4_core]))
    made = structure(
        element("Patient.gender", min=1), url="http://other.example.org/a", status="retired", publisher="Other"
    )
    found = next(item for item in taken(made, around).diagnostics if item.kind.id == "SD088")
    assert dict(found.values)["parts"] == "status, publisher"


def test_an_extension_may_narrow_another(known: Surroundings) -> None:
    made = structure(
        element("Extension", short="A"),
        element("Extension.value[x]", short="B", min=1),
        base="Extension",
        kind="complex-type",
        baseDefinition=CORE + "patient-birthPlace",
        context=[{"type": "element", "expression": "Patient"}],
    )
    result = taken(made, known)
    assert result.same
    assert data(result)["base"] == "patient-birthPlace"


def test_what_a_type_profile_says_already_is_left_out_and_counted(known: Surroundings) -> None:
    made = structure(
        element("Bundle.entry.link", max="1"),
        element("Bundle.entry.link.relation", min=1),
        base="Bundle",
    )
    result = taken(made, known)
    assert result.same
    assert data(result)["elements"] == {"entry.link": {"card": "..1"}}
    assert "SD099" in {item.kind.id for item in result.diagnostics}


def test_another_root_of_a_model_is_told(known: Surroundings) -> None:
    made = structure(
        element("Other", short="A", definition="A"),
        element("Other.b", min=0, max="1", short="B", definition="B", type=[{"code": "string"}]),
        kind="logical",
        type=URL,
        baseDefinition=CORE + "Base",
        derivation="specialization",
    )
    result = taken(made, known)
    assert not result.same
    assert [dict(item.values)["now"] for item in result.diagnostics if item.kind.id == "SD096"] == ["a"]


@pytest.mark.parametrize(
    "parts",
    [
        {"type": [{"profile": [URL]}]},
        {"slicing": {"discriminator": [{"type": "value"}], "rules": "open"}},
        {"slicing": {"rules": "open", "discriminator": [{"path": "system"}]}},
        {"mapping": [{"map": "a"}]},
        {"mapping": [{"identity": "rim", "map": " "}]},
        {"binding": {"valueSet": "http://example.com/vs"}},
        {"example": [{"valueString": "x"}]},
        {"short": " "},
        {"alias": [" "]},
    ],
)
def test_half_a_part_is_lost_and_told(known: Surroundings, parts: dict[str, Any]) -> None:
    result = taken(structure(element("Patient.name", max="2", **parts)), known)
    assert data(result)["elements"]["name"]["card"] == "..2"
    assert {item.kind.id for item in result.diagnostics} & {"SD095", "SD096"}
