from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from digidot_term.diagnostics import DigidotError
from digidot_term.fhir.packages.archive import extract_tgz
from digidot_term.package.pack import pack
from digidot_term.package.verify import verify_package
from tests.fhir.packages.package_files import tgz
from tests.package.builds import CONFIG, FILES, GUIDE, TOOTH, write_build

Files = dict[str, bytes]


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A packed build, unpacked again so that a test can spoil it."""
    outcome = pack(write_build(tmp_path / "build"), CONFIG, output=tmp_path, allow_sample=False)
    extract_tgz(outcome.path.read_bytes(), tmp_path / "p", origin="a.tgz")
    return tmp_path / "p"


def edit(path: Path, change: Callable[[dict[str, Any]], object]) -> None:
    value = json.loads(path.read_text("utf-8"))
    change(value)
    path.write_text(json.dumps(value), encoding="utf-8")


def found(path: Path) -> list[str]:
    return [f"{problem.kind.id} {problem.message()}" for problem in verify_package(path)]


def test_a_packed_build_has_no_problems(package: Path) -> None:
    assert found(package) == []


@pytest.mark.parametrize(
    ("member", "value"),
    [
        ("name", "Test"),
        ("version", "1.0"),
        ("type", "fhir.core"),
        ("date", "2026-11-01"),
        ("license", " "),
        ("canonical", "example.org"),
        ("url", None),
        ("title", ""),
        ("description", 1),
        ("author", None),
        ("fhirVersions", ["5.0.0"]),
        ("dependencies", {}),
        ("jurisdiction", "NO"),
    ],
)
def test_a_wrong_manifest_member_is_named(package: Path, member: str, value: object) -> None:
    edit(package / "package/package.json", lambda manifest: manifest.update({member: value}))
    assert any(text.startswith(f"PKG053 package.json: `{member}` is {json.dumps(value)}") for text in found(package))


@pytest.mark.parametrize("index", ["{", "[]", '{"index-version": 1, "files": []}'])
def test_an_index_that_is_none_disagrees_with_every_file(package: Path, index: str) -> None:
    (package / "package/.index.json").write_text(index, encoding="utf-8")
    assert found(package) == [
        f"PKG054 the index .index.json does not agree with {name}"
        for name in ("ImplementationGuide-test.teeth.json", "ValueSet-tooth.json")
    ]


def test_a_changed_resource_disagrees_with_the_index(package: Path) -> None:
    edit(package / "package/ValueSet-tooth.json", lambda resource: resource.update(version="1.2.1"))
    assert found(package) == ["PKG054 the index .index.json does not agree with ValueSet-tooth.json"]


def test_examples_have_their_own_index(package: Path) -> None:
    (package / "package/example/.index.json").unlink()
    assert found(package) == ["PKG054 the index example/.index.json does not agree with example/Condition-caries.json"]


def test_a_file_must_be_named_after_its_resource(tmp_path: Path) -> None:
    files = {name: content for name, content in FILES.items() if content is not TOOTH}
    build = write_build(tmp_path, {**files, "ValueSet-teeth.json": TOOTH})
    path = pack(build, CONFIG, output=tmp_path, allow_sample=False).path
    assert found(path) == ["PKG055 a file with ValueSet/tooth should be named ValueSet-tooth.json"]


def test_two_resources_may_not_share_a_canonical(tmp_path: Path) -> None:
    twin = {**TOOTH, "id": "twin"}
    listed = [*GUIDE["definition"]["resource"], {"reference": {"reference": "ValueSet/twin"}}]
    guide = {**GUIDE, "definition": {"resource": listed}}
    files = {**FILES, "ValueSet-twin.json": twin, "ImplementationGuide-test.teeth.json": guide}
    path = pack(write_build(tmp_path, files), CONFIG, output=tmp_path, allow_sample=False).path
    assert found(path) == [
        "PKG056 http://example.org/fhir/ValueSet/tooth|1.2.0 is also the canonical of ValueSet-tooth.json"
    ]


def test_a_package_without_its_guide_is_told(tmp_path: Path) -> None:
    path = pack(write_build(tmp_path, {"ValueSet-tooth.json": TOOTH}), CONFIG, output=tmp_path, allow_sample=False).path
    assert found(path) == ["PKG057 no ImplementationGuide has packageId test.teeth and version 1.2.0"]


@pytest.mark.parametrize(
    ("definition", "expected"),
    [
        (None, ["PKG058 {} Condition/caries", "PKG058 {} ValueSet/tooth"]),
        ({"resource": [{"reference": "x"}, 1]}, ["PKG058 {} Condition/caries", "PKG058 {} ValueSet/tooth"]),
        (
            {"resource": [*GUIDE["definition"]["resource"], {"reference": {"reference": "Patient/x"}}]},
            ["PKG059 the ImplementationGuide lists Patient/x, and no file holds it"],
        ),
    ],
)
def test_the_guides_list_must_be_the_files(tmp_path: Path, definition: object, expected: list[str]) -> None:
    files = {**FILES, "ImplementationGuide-test.teeth.json": {**GUIDE, "definition": definition}}
    path = pack(write_build(tmp_path, files), CONFIG, output=tmp_path, allow_sample=False).path
    assert found(path) == [text.format("the ImplementationGuide does not list") for text in expected]


@pytest.mark.parametrize("files", [{}, {"package/ValueSet-tooth.json": b"{}"}])
def test_what_is_no_package_cannot_be_verified(tmp_path: Path, files: Files) -> None:
    (tmp_path / "a.tgz").write_bytes(tgz(files))
    with pytest.raises(DigidotError) as caught:
        verify_package(tmp_path / "a.tgz")
    assert caught.value.diagnostics[0].kind.id == "PKG013"
