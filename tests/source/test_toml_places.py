"""Mistakes of a configuration are located."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from digidot_term.diagnostics import DigidotError
from digidot_term.source.load import load_config
from digidot_term.source.toml_places import find_keys, place_of_error
from tests.project_files import CONFIG, said

TEXT = """\
top = 1
[project]  # a comment
  id = "x"
"quoted key" = 2
a.b = 3

[[check.suppress]]
rule = "first"
[[check.suppress]]
rule = "second"
[dependencies]
"hl7.fhir.r4.core" = "4.0.1"
"""


def test_tables_and_keys_have_places() -> None:
    assert {key: (place.line, place.column) for key, place in find_keys(TEXT, "x.toml").items()} == {
        ("top",): (1, 1),
        ("project",): (2, 2),
        ("project", "id"): (3, 3),
        ("project", "quoted key"): (4, 1),
        ("project", "a", "b"): (5, 1),
        ("check", "suppress", 0): (7, 3),
        ("check", "suppress", 0, "rule"): (8, 1),
        ("check", "suppress", 1): (9, 3),
        ("check", "suppress", 1, "rule"): (10, 1),
        ("dependencies",): (11, 2),
        ("dependencies", "hl7.fhir.r4.core"): (12, 1),
    }


@pytest.mark.parametrize(
    ("text", "place"), [("a = 1\nb = [\n", "x.toml:3:1"), ("a = 1\nb = ?\n", "x.toml:2:5"), ('a = "', "x.toml:1:6")]
)
def test_broken_toml_has_a_place(text: str, place: str) -> None:
    with pytest.raises(tomllib.TOMLDecodeError) as caught:
        tomllib.loads(text)
    assert str(place_of_error(caught.value, text, "x.toml")) == place


@pytest.mark.parametrize(
    ("configuration", "expected"),
    [
        (CONFIG.replace("1.0.0", "one"), "digidot.toml:4:1 SRC007 `version` is `one`"),
        (CONFIG.replace("version =", "vershun ="), "digidot.toml:4:1 SRC005 unknown key `vershun` (`version`?)"),
        (CONFIG.replace('version = "1.0.0"\n', ""), "digidot.toml:1:2 SRC006 key `version` is missing"),
        (CONFIG + "[unknown]\n", "digidot.toml:14:2 SRC005 unknown key `unknown`"),
        (CONFIG + '[[check.suppress]]\nrule = "x"\n', "digidot.toml:14:3 SRC006 key `reason` is missing"),
        (CONFIG.replace('nb = "Eksempel."', "nb = 1"), "digidot.toml:7:1 SRC007 `nb` is `1`"),
        ("[project\n", "digidot.toml:1:9 SRC013 not valid TOML"),
        ("project = 1\n", "digidot.toml:1:1 SRC007 `project` is `1`"),
    ],
)
def test_mistakes_in_a_configuration_are_located(tmp_path: Path, configuration: str, expected: str) -> None:
    (tmp_path / "digidot.toml").write_text(configuration, "utf-8")
    with pytest.raises(DigidotError) as caught:
        load_config(tmp_path)
    found = said(caught.value.diagnostics)
    assert any(line.startswith(expected) for line in found), found


def test_tables_of_pyproject_have_their_places(tmp_path: Path) -> None:
    tables = CONFIG.replace("[project]", "[tool.digidot-term.project]").replace(
        "[systems]", "[tool.digidot-term.systems]"
    )
    (tmp_path / "pyproject.toml").write_text(tables.replace("1.0.0", "one"), "utf-8")
    with pytest.raises(DigidotError) as caught:
        load_config(tmp_path)
    assert said(caught.value.diagnostics)[0].startswith("pyproject.toml:4:1 SRC007 `version` is `one`")
    (tmp_path / "pyproject.toml").write_text("tool = 1\n", "utf-8")
    with pytest.raises(DigidotError):
        load_config(tmp_path)
