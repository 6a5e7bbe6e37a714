"""The doctor looks at everything, whatever is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from digidot_term.jobs.doctor import examine
from digidot_term.report.health import Health


def states(health: Health) -> dict[str, str]:
    return {sign.what.en: sign.state for sign in health.signs}


def test_a_sound_project(root: Path, cache: Path) -> None:
    health = examine(root, cache)
    assert health.is_sound
    assert states(health) == {
        "digidot-term": "ok",
        "project": "ok",
        "sources": "ok",
        "SNOMED CT edition": "note",
        "FHIR package": "ok",
        "build folder": "note",
    }


@pytest.mark.parametrize(
    "configuration", ["[", "", "snomed = 1\n", "[project]\nid = 1\n", "[snomed]\nedition = 5\n", "\xff"]
)
def test_a_broken_configuration_does_not_stop_it(root: Path, cache: Path, configuration: str) -> None:
    (root / "digidot.toml").write_text(configuration, "latin-1")
    health = examine(root, cache)
    assert not health.is_sound
    assert states(health)["project"] == "missing"
    assert states(health)["FHIR package"] == "ok"
    assert states(health)["SNOMED CT edition"] == "note"


def test_without_a_project(tmp_path: Path, cache: Path) -> None:
    assert states(examine(tmp_path, cache))["project"] == "missing"


def test_what_is_missing_is_said_with_how_to_mend_it_in_the_readers_language(root: Path, tmp_path: Path) -> None:
    config = root / "digidot.toml"
    config.write_text(config.read_text("utf-8") + '\n[snomed]\nedition = "absent.zip"\n', "utf-8")
    (root / "valuesets/broken.yaml").write_text("valueset: [\n", "utf-8")
    health = examine(root, tmp_path / "empty", "nb")
    assert {name for name, state in states(health).items() if state == "missing"} == {
        "sources",
        "SNOMED CT edition",
        "FHIR package",
    }
    assert any("absent.zip" in sign.seen for sign in health.signs)
    assert all(sign.mend for sign in health.signs if sign.state == "missing")
    assert next(sign.seen for sign in health.signs if sign.what.en == "sources").endswith("feil: 1")


def test_a_build_folder_is_counted(root: Path, cache: Path) -> None:
    (root / "build/package").mkdir(parents=True)
    (root / "build/package/a.json").write_text("{}", "utf-8")
    assert examine(root, cache).signs[-1].seen.endswith("package: 1")
