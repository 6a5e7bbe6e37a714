"""Snapshots of anybody's structures: files in, files out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from digidot_term.diagnostics import DigidotError, ExitCode
from digidot_term.fhir.type_table import TypeTable
from digidot_term.jobs.structures.snapshot import SnapshotOutcome, snapshot
from tests.fhir.packages.package_files import tgz, write_folder
from tests.fhir.snapshot.profiles import OURS, element, profile, sliced_by
from tests.fhir.xml.documents import read, written

Json = dict[str, Any]


def structure(name: str, base: str, *elements: Json, **facts: Any) -> Json:
    """A StructureDefinition with all that FHIR asks for."""
    head = {"name": name.title(), "status": "draft", "kind": "resource", "abstract": False}
    made = profile(name, base, *elements, **facts)
    return {"resourceType": made["resourceType"], "id": name, "url": made["url"], **head, **made}


BASE = structure("base", "Patient", element("Patient.name", min=1, short="Names"))
CHILD = structure("child", OURS + "base", element("Patient.name", max="2"))


def ran(inputs: Path | list[Path], output: Path, cache: Path, *packages: str, **options: bool) -> SnapshotOutcome:
    words = [str(path) for path in (inputs if isinstance(inputs, list) else [inputs])]
    return snapshot(words, output, packages, cache=cache, **options)


def said(outcome: SnapshotOutcome, root: Path) -> list[str]:
    return [f"{item.place} {item.kind.id}".removeprefix(f"{root}/") for item in outcome.diagnostics]


def said_of(path: Path, root: Path, cache: Path) -> list[str]:
    return said(ran(path, root / "out", cache), root)


def elements(path: Path) -> dict[str, Json]:
    return {item["id"]: item for item in json.loads(path.read_text("utf-8"))["snapshot"]["element"]}


def test_structures_may_build_on_each_other_in_any_order(tmp_path: Path, cache: Path) -> None:
    folder = write_folder(
        tmp_path / "in", {"a/child.json": CHILD, "z/base.json": BASE, "a/patient.json": {"resourceType": "Patient"}}
    )
    outcome = ran(folder, tmp_path / "out", cache)
    assert (said(outcome, tmp_path), outcome.given) == ([], 2)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["base.json", "child.json"]
    name = elements(tmp_path / "out/child.json")["Patient.name"]
    assert (name["min"], name["max"], name["short"]) == (1, "2", "Names")


def test_a_snapshot_that_is_there_is_ignored_and_all_else_kept(tmp_path: Path, cache: Path) -> None:
    wrong = {**BASE, "text": {"status": "empty", "div": "<div/>"}, "snapshot": {"element": [element("Patient")]}}
    ran(write_folder(tmp_path / "in", {"base.json": wrong}), tmp_path / "out", cache)
    made = json.loads((tmp_path / "out/base.json").read_text("utf-8"))
    assert len(made.pop("snapshot")["element"]) > 40
    assert made == {key: value for key, value in wrong.items() if key != "snapshot"}
    assert list(made)[:4] == ["resourceType", "id", "text", "url"]


def test_the_same_input_gives_the_same_bytes(tmp_path: Path, cache: Path) -> None:
    folder = write_folder(tmp_path / "in", {"base.json": BASE, "child.json": CHILD})
    first = ran(folder, tmp_path / "one", cache).files
    assert ran(folder, tmp_path / "two", cache).files == first
    assert {name: (tmp_path / "one" / name).read_text("utf-8") for name in first} == first
    assert ran(tmp_path / "one", tmp_path / "three", cache).files == first


def test_xml_stays_xml(tmp_path: Path, cache: Path, types: TypeTable) -> None:
    folder = write_folder(tmp_path / "in", {"base.xml": written(BASE, types), "child.json": CHILD})
    outcome = ran(folder, tmp_path / "out", cache)
    assert said(outcome, tmp_path) == []
    made = read((tmp_path / "out/base.xml").read_bytes(), types)
    ran(write_folder(tmp_path / "in2", {"base.json": BASE}), tmp_path / "out2", cache)
    assert made == json.loads((tmp_path / "out2/base.json").read_text("utf-8"))


def test_packages_hold_structures_right_in_their_folder(tmp_path: Path, cache: Path) -> None:
    files = {
        "package/package.json": {"name": "x", "version": "1"},
        "package/base.json": BASE,
        "package/example/c.json": CHILD,
    }
    archive = tmp_path / "x.tgz"
    archive.write_bytes(tgz({name: json.dumps(content).encode() for name, content in files.items()}))
    outcome = ran(archive, tmp_path / "out", cache)
    assert (list(outcome.files), said(outcome, tmp_path)) == (["base.json"], [])


def test_what_contradicts_its_base_is_told_at_its_place_and_left_out(tmp_path: Path, cache: Path) -> None:
    bad = structure("bad", OURS + "base", element("Patient.name", min=0), element("Patient.nmae", max="0"))
    folder = write_folder(tmp_path / "in", {"base.json": BASE})
    (folder / "bad.json").write_text(json.dumps(bad, indent=1), "utf-8")
    outcome = ran(folder, tmp_path / "out", cache)
    assert said(outcome, tmp_path) == ["in/bad.json:17:5 SD002", "in/bad.json:21:5 SD001"]
    assert outcome.failed
    assert list(outcome.files) == ["base.json"]
    assert list(ran(folder, tmp_path / "out", cache, despite_errors=True).files) == ["bad.json", "base.json"]


def test_mistakes_in_xml_have_places_too(tmp_path: Path, cache: Path, types: TypeTable) -> None:
    bad = structure("bad", "Patient", element("Patient.name"), element("Patient.link.other", min=0))
    outcome = ran(write_folder(tmp_path / "in", {"bad.xml": written(bad, types)}), tmp_path / "out", cache)
    text = (tmp_path / "in/bad.xml").read_text("utf-8").splitlines()
    (problem,) = outcome.diagnostics
    assert problem.kind.id == "SD002"
    assert text[problem.place.line - 1][problem.place.column - 1 :] == '<min value="0"/>'


def test_bases_that_go_in_a_circle_are_told_on_each(tmp_path: Path, cache: Path) -> None:
    one, two = structure("one", OURS + "two", element("Patient")), structure("two", OURS + "one", element("Patient"))
    outcome = ran(write_folder(tmp_path / "in", {"one.json": one, "two.json": two}), tmp_path / "out", cache)
    assert [item.kind.id for item in outcome.diagnostics] == ["SD012", "SD012"]
    assert outcome.files == {}


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"baseDefinition": "http://x.org/nothing"}, "SD011 error"),
        ({"url": None}, "SD104 error"),
        ({"baseDefinition": None}, "SD104 error"),
        ({"differential": None}, "SD105 error"),
        ({"differential": {"element": []}}, "SD105 error"),
        ({"derivation": None}, "SD106 warning"),
        ({"fhirVersion": "4.3.0"}, "SD107 warning"),
        ({"fhirVersion": "3.0.2"}, "SD107 warning"),
        ({"fhirVersion": "5.0.0"}, "SD114 error"),
        ({"fhirVersion": "10.0.0-ballot"}, "SD114 error"),
        ({"fhirVersion": "4.0.1"}, ""),
        ({"baseDefinition": "http://hl7.org/fhir/StructureDefinition/Patient|4.0.0"}, "SD111 warning"),
        ({"baseDefinition": "http://hl7.org/fhir/StructureDefinition/Patient|4.0.1"}, ""),
        ({"kind": ["resource"]}, "FHIR235 error"),
        ({"knd": "resource"}, "FHIR234 warning"),
        ({"contextType": "resource", "context": ["Patient"]}, "SD108 warning"),
    ],
)
def test_heads_that_lack_something(tmp_path: Path, cache: Path, changed: Json, expected: str) -> None:
    made = {key: value for key, value in {**BASE, **changed}.items() if value is not None}
    outcome = ran(write_folder(tmp_path / "in", {"x.json": made}), tmp_path / "out", cache)
    found = [f"{item.kind.id} {item.severity.word}" for item in outcome.diagnostics]
    assert found == ([expected] if expected else [])
    assert bool(outcome.files) is not outcome.failed


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"path": None}, "SD104"),
        ({"path": "Patient..name"}, "SD109"),
        ({"path": "Patient.name:given"}, "SD109"),
        ({"max": "many"}, "SD110"),
        ({"max": "-1"}, "SD110"),
        ({"min": -1}, "SD110"),
        ({"type": [{"profile": ["http://x"]}]}, "SD104"),
        ({"path": "Person.name", "id": "Person.name"}, "SD018"),
        ({"type": [{"code": "Reference", "targetProfile": ["http://x"]}]}, "SD005"),
    ],
)
def test_elements_that_cannot_be(tmp_path: Path, cache: Path, changed: Json, expected: str) -> None:
    changed = {**element("Patient.name"), **changed}
    bad = {key: value for key, value in changed.items() if value is not None}
    outcome = ran(
        write_folder(tmp_path / "in", {"x.json": structure("x", "Patient", element("Patient"), bad)}),
        tmp_path / "out",
        cache,
    )
    assert expected in [item.kind.id for item in outcome.diagnostics]
    assert outcome.files == {}
    assert all(item.place.line for item in outcome.diagnostics)


def test_a_differential_without_ids_in_any_order(tmp_path: Path, cache: Path) -> None:
    parts = [
        element("Patient.identifier:fnr.system", min=1),
        element("Patient.identifier", slicing=sliced_by(("value", "system"))),
        element("Patient.identifier:fnr", max="1"),
        element("Patient.identifier:fnr.value", min=1),
    ]
    without = [{key: value for key, value in item.items() if key != "id"} for item in parts[1:]]
    files = {"with.json": structure("x", "Patient", *parts), "without.json": structure("y", "Patient", *without)}
    outcome = ran(write_folder(tmp_path / "in", files), tmp_path / "out", cache)
    assert said(outcome, tmp_path) == []
    with_ids, no_ids = elements(tmp_path / "out/with.json"), elements(tmp_path / "out/without.json")
    assert list(with_ids) == list(no_ids)
    assert no_ids["Patient.identifier:fnr.value"]["min"] == 1


def test_a_structure_that_two_files_define_otherwise(tmp_path: Path, cache: Path) -> None:
    other = {**CHILD, "url": BASE["url"]}
    outcome = ran(
        write_folder(tmp_path / "in", {"a.json": BASE, "b.json": other, "c.json": BASE}), tmp_path / "out", cache
    )
    column = json.dumps(other).index('"url"') + 1
    assert f"in/b.json:1:{column} SD103" in said(outcome, tmp_path)
    assert list(outcome.files) == ["a.json", "c.json"]


def test_two_files_of_one_name_are_not_written_over_each_other(tmp_path: Path, cache: Path) -> None:
    folder = write_folder(tmp_path / "in", {"a/x.json": BASE, "b/X.json": CHILD})
    outcome = ran(folder, tmp_path / "out", cache)
    assert "in/b/X.json SD102" in said(outcome, tmp_path)
    assert list(outcome.files) == ["x.json"]


def test_the_same_file_given_twice_is_one(tmp_path: Path, cache: Path) -> None:
    folder = write_folder(tmp_path / "in", {"base.json": BASE})
    assert said(ran([folder / "base.json", folder / "base.json"], tmp_path / "out", cache), tmp_path) == []


def test_a_canonical_that_is_in_doubt(tmp_path: Path, cache: Path) -> None:
    older, newer = {**BASE, "version": "1"}, {**BASE, "version": "2"}
    targets = element("Patient.link.other", type=[{"code": "Reference", "targetProfile": [OURS + "none"]}])
    packages = {f"p{each['version']}": each for each in (older, newer)}
    own = tmp_path / "cache"
    own.mkdir()
    for core in cache.glob("hl7.fhir.r4.core#*"):
        (own / core.name).symlink_to(core, target_is_directory=True)
    for name, content in packages.items():
        write_folder(
            own / f"{name}#1" / "package", {"package.json": {"name": name, "version": "1"}, "base.json": content}
        )
    child = {**CHILD, "differential": {"element": [*CHILD["differential"]["element"], targets]}}
    folder = write_folder(tmp_path / "in", {"child.json": child})
    outcome = ran(folder, tmp_path / "out", own, "p2@1", "p1@1")
    ambiguous, unknown = outcome.diagnostics
    assert (ambiguous.kind.id, unknown.kind.id) == ("SD112", "SD113")
    assert ambiguous.message() == (
        f"{CHILD['url']} names {BASE['url']}, which is in 2 (p2@1), 1 (p1@1); that of 2 (p2@1) is used"
    )
    assert ambiguous.place.column == json.dumps(child).index('"baseDefinition"') + 1


def test_an_extension_of_fhirs_own_that_a_package_carries_on_is_taken_from_there(tmp_path: Path, cache: Path) -> None:
    url = "http://hl7.org/fhir/StructureDefinition/patient-birthPlace"
    root = {**element("Extension", short="Place of birth, newer"), "path": "Extension"}
    newer = {**structure("patient-birthPlace", "Extension", root), "url": url, "version": "5.0.0"}
    own = tmp_path / "cache"
    for core in cache.glob("hl7.fhir.r4.core#*"):
        own.mkdir()
        (own / core.name).symlink_to(core, target_is_directory=True)
    manifest = {"name": "later", "version": "1"}
    write_folder(own / "later#1" / "package", {"package.json": manifest, "StructureDefinition-x.json": newer})
    used = element("Patient.extension:place", type=[{"code": "Extension", "profile": [url]}])
    folder = write_folder(tmp_path / "in", {"used.json": structure("used", "Patient", used)})
    outcome = ran(folder, tmp_path / "out", own, "later@1")
    assert said(outcome, tmp_path) == []
    assert elements(tmp_path / "out" / "used.json")["Patient.extension:place"]["short"] == "Place of birth, newer"


def test_a_logical_model_for_r5_gets_its_snapshot(tmp_path: Path, cache: Path) -> None:
    facts = {"kind": "logical", "derivation": "specialization", "fhirVersion": "5.0.0"}
    tooth = structure("Tooth", "Base", element("Tooth", min=0, max="*"), **facts)
    outcome = ran(write_folder(tmp_path / "in", {"x.json": tooth}), tmp_path / "out", cache)
    assert [item.kind.id for item in outcome.diagnostics] == ["SD107"]
    assert list(outcome.files) == ["x.json"]


@pytest.mark.parametrize("path", ["Observation.value[x]", "Observation.valueQuantity"])
def test_the_id_of_a_choices_slice_goes_with_both_forms_of_its_path(tmp_path: Path, cache: Path, path: str) -> None:
    said = {"id": "Observation.value[x]:valueQuantity", "path": path, "sliceName": "valueQuantity", "min": 1}
    folder = write_folder(tmp_path / "in", {"x.json": structure("x", "Observation", said)})
    assert said_of(folder, tmp_path, cache) == []


@pytest.mark.parametrize("element_id", ["Patient.nam", "Patient.name.given", "Patient"])
def test_an_id_that_is_not_that_of_its_path(tmp_path: Path, cache: Path, element_id: str) -> None:
    told = structure("x", "Patient", {"id": element_id, "path": "Patient.name", "min": 1})
    folder = write_folder(tmp_path / "in", {"x.json": json.dumps(told, indent=1)})
    assert [item.rpartition(" ")[2] for item in said_of(folder, tmp_path, cache)] == ["SD115"]
    assert elements(tmp_path / "out" / "x.json")["Patient.name"]["min"] == 1


def test_an_id_with_the_name_of_another_slice(tmp_path: Path, cache: Path) -> None:
    sliced = {"id": "Patient.name", "path": "Patient.name", "slicing": sliced_by(("value", "use"))}
    named = {"id": "Patient.name:one", "path": "Patient.name", "sliceName": "other", "min": 1}
    folder = write_folder(tmp_path / "in", {"x.json": structure("x", "Patient", sliced, named)})
    assert [item.rpartition(" ")[2] for item in said_of(folder, tmp_path, cache)] == ["SD115"]
    made = elements(tmp_path / "out" / "x.json")
    assert (made["Patient.name:other"]["sliceName"], "Patient.name:one" in made) == ("other", False)


@pytest.mark.parametrize(
    ("broken", "told"),
    [({"id": "Patient.name"}, "SD104"), ({"path": "Patient.name", "min": "one"}, "FHIR235"), (1, "FHIR235")],
)
def test_nothing_stands_on_a_snapshot_that_is_broken(tmp_path: Path, cache: Path, broken: object, told: str) -> None:
    alone = {key: value for key, value in BASE.items() if key != "differential"}
    whole = {**alone, "snapshot": {"element": [{"path": "Patient"}, {"path": "Patient.name"}]}}
    folder = write_folder(tmp_path / "in", {"base.json": whole, "child.json": CHILD})
    assert [item.rpartition(" ")[2] for item in said_of(folder, tmp_path, cache)] == ["SD105"]
    write_folder(folder, {"base.json": {**alone, "snapshot": {"element": [{"path": "Patient"}, broken]}}})
    kinds = {item.rpartition(" ")[2] for item in said_of(folder, tmp_path, cache)}
    assert kinds >= {told, "SD011"}


def test_what_a_folder_holds_beside_structures(tmp_path: Path, cache: Path) -> None:
    bundle = {"resourceType": "Bundle", "type": "collection", "entry": [{"resource": BASE}]}
    folder = write_folder(tmp_path / "in", {"base.json": BASE, "bundle.json": bundle})
    (folder / "wide.json").write_bytes(json.dumps(CHILD).encode("utf-16"))
    assert said_of(folder, tmp_path, cache) == ["in/wide.json:1:1 FHIR231"]
    assert said_of(folder / "bundle.json", tmp_path, cache) == ["in/bundle.json:1:1 SD100"]


def test_what_is_no_structure_is_told_when_it_is_named(tmp_path: Path, cache: Path) -> None:
    folder = write_folder(
        tmp_path / "in",
        {"p.json": {"resourceType": "Patient"}, "broken.json": '{"resourceType": "StructureDefinition",'},
    )
    assert said(ran(folder / "p.json", tmp_path / "out", cache), tmp_path) == ["in/p.json:1:1 SD100"]
    assert said(ran(folder, tmp_path / "out", cache), tmp_path) == ["in/broken.json:1:40 FHIR230"]
    (folder / "broken.json").unlink()
    assert said(ran(folder, tmp_path / "out", cache), tmp_path) == ["in SD101"]


@pytest.mark.parametrize(
    ("words", "packages", "code"),
    [(["nothing"], [], ExitCode.USAGE), (["."], ["x"], ExitCode.USAGE), (["."], ["x@1"], ExitCode.INPUT)],
)
def test_what_is_missing_ends_the_run(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], packages: list[str], code: ExitCode
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(DigidotError) as caught:
        snapshot(words, tmp_path / "out", packages, cache=cache)
    assert caught.value.exit_code is code
    assert not (tmp_path / "out").exists()


def test_nothing_else_is_left_in_the_folder(tmp_path: Path, cache: Path) -> None:
    folder = write_folder(tmp_path / "in", {"base.json": BASE})
    ran(folder, folder, cache)
    assert [path.name for path in folder.iterdir()] == ["base.json"]
    assert "snapshot" in json.loads((folder / "base.json").read_text("utf-8"))
