from __future__ import annotations

import hashlib
import json
import threading
from pathlib import Path

import pytest

from digidot_term.diagnostics import DigidotError, ExitCode
from digidot_term.fhir.packages.cache import PackageId, list_packages
from digidot_term.fhir.packages.install import InstallOutcome, install
from digidot_term.fhir.packages.package import read_package
from digidot_term.fhir.packages.wheel import WheelSource
from tests.fhir.packages.package_files import MANIFEST, TOOTH, package_tgz, tgz, write_folder, write_wheel
from tests.fhir.packages.registry_server import Serve

TEETH = PackageId("test.teeth", "1.0.0")
DATA = package_tgz(TOOTH)


def test_an_installed_package_is_left_alone(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "test.teeth#1.0.0", {"package/package.json": MANIFEST})
    assert install(TEETH, cache=tmp_path, online=False) == InstallOutcome(TEETH, "cache", folder, str(folder))
    assert [path.name for path in folder.rglob("*.*")] == ["package.json"]


def test_a_registry_is_asked_online(tmp_path: Path, serve: Serve) -> None:
    url = serve({"/test.teeth/1.0.0": DATA})
    outcome = install(TEETH, cache=tmp_path / "new/cache", online=True, registries=[url])
    assert (outcome.source, outcome.origin) == ("registry", f"{url}/test.teeth/1.0.0")
    assert read_package(outcome.path).read_resource("ValueSet-tooth.json") == TOOTH
    assert list_packages(tmp_path / "new/cache") == (TEETH,)


def test_the_index_is_rebuilt_as_version_2(tmp_path: Path, serve: Serve) -> None:
    old = {"index-version": 1, "files": []}
    url = serve({"/test.teeth/1.0.0": package_tgz(TOOTH, **{".index.json": old})})
    path = install(TEETH, cache=tmp_path, online=True, registries=[url]).path
    index = json.loads((path / "package/.index.json").read_text("utf-8"))
    assert index["index-version"] == 2
    assert [file["id"] for file in index["files"]] == ["tooth"]


def test_no_registry_is_asked_offline(tmp_path: Path, serve: Serve) -> None:
    url = serve({"/test.teeth/1.0.0": DATA})
    with pytest.raises(DigidotError) as caught:
        install(TEETH, cache=tmp_path / "cache", online=False, registries=[url])
    (diagnostic,) = caught.value.diagnostics
    assert caught.value.exit_code is ExitCode.INPUT
    assert diagnostic.kind.id == "PKG001"
    assert f"looked in {tmp_path / 'cache'}" in diagnostic.message()
    assert url not in diagnostic.message()
    assert "digidot-term package install test.teeth@1.0.0" in diagnostic.advice()
    assert not (tmp_path / "cache").exists()


def test_every_place_that_failed_is_named(tmp_path: Path, serve: Serve) -> None:
    url = serve({})
    with pytest.raises(DigidotError) as caught:
        install(TEETH, cache=tmp_path, online=True, registries=[url, f"{url}/2"])
    assert [each.kind.id for each in caught.value.diagnostics] == ["PKG003", "PKG003", "PKG001"]
    assert f"{tmp_path}, {url}, {url}/2" in caught.value.diagnostics[-1].message()


def test_the_python_package_index_comes_last(tmp_path: Path, serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    write_wheel(tmp_path, "test_teeth", "1.0.0", {"teeth.tgz": DATA})
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path))
    wheel = WheelSource(TEETH, "test-teeth==1.0.0", "teeth.tgz", hashlib.sha256(DATA).hexdigest())
    outcome = install(TEETH, cache=tmp_path / "cache", online=True, registries=[serve({})], wheels=[wheel])
    assert (outcome.source, outcome.origin) == ("pypi", "test-teeth==1.0.0")
    assert [each.kind.id for each in outcome.diagnostics] == ["PKG003"]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (package_tgz(TOOTH, manifest={**MANIFEST, "version": "1.0.1"}), "PKG007"),
        (b"<html>not an archive</html>", "PKG010"),
        (tgz({"package/../../evil.json": b""}), "PKG011"),
        (tgz({"package/x.json": b"{}"}), "PKG013"),
        (tgz({"package/package.json": json.dumps(MANIFEST).encode(), "package/ValueSet-x.json": b"{"}), "PKG014"),
    ],
)
def test_what_is_not_the_package_leaves_nothing_behind(tmp_path: Path, serve: Serve, data: bytes, kind: str) -> None:
    with pytest.raises(DigidotError) as caught:
        install(TEETH, cache=tmp_path, online=True, registries=[serve({"/test.teeth/1.0.0": data})])
    assert caught.value.diagnostics[0].kind.id == kind
    assert list(tmp_path.iterdir()) == []


def test_an_interrupt_leaves_nothing_behind(tmp_path: Path, serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "rename", interrupted)
    with pytest.raises(KeyboardInterrupt):
        install(TEETH, cache=tmp_path, online=True, registries=[serve({"/test.teeth/1.0.0": DATA})])
    assert list(tmp_path.iterdir()) == []


def test_what_an_interrupted_tool_left_half_made_is_replaced(tmp_path: Path, serve: Serve) -> None:
    write_folder(tmp_path, {"test.teeth#1.0.0/package/ValueSet-old.json": "{"})
    path = install(TEETH, cache=tmp_path, online=True, registries=[serve({"/test.teeth/1.0.0": DATA})]).path
    assert read_package(path).files.names() == (".index.json", "ValueSet-tooth.json", "package.json")
    assert list(tmp_path.iterdir()) == [path]


def test_installing_at_the_same_time_ends_well_for_all(tmp_path: Path, serve: Serve) -> None:
    registries = [serve({"/test.teeth/1.0.0": DATA})]
    outcomes: list[InstallOutcome] = []
    start = threading.Barrier(8)

    def run() -> None:
        start.wait()
        outcomes.append(install(TEETH, cache=tmp_path, online=True, registries=registries))

    threads = [threading.Thread(target=run) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(outcomes) == 8
    assert [path.name for path in tmp_path.iterdir()] == ["test.teeth#1.0.0"]


def test_a_cache_that_cannot_be_written_is_told(tmp_path: Path, serve: Serve) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(DigidotError) as caught:
        install(TEETH, cache=tmp_path / "file", online=True, registries=[serve({"/test.teeth/1.0.0": DATA})])
    assert caught.value.diagnostics[0].kind.id == "PKG008"
    assert "FHIR_PACKAGE_CACHE" in caught.value.diagnostics[0].advice()
