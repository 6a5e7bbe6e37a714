"""A project is loaded whole: configuration, sources, tables; every problem of every file at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from digidot_term.diagnostics import DigidotError, ExitCode
from digidot_term.source.load import find_root, load_project

CONFIG = """
[project]
id = "org.example.dental"
canonical = "http://example.org/fhir"
version = "1.0.0"
name = "ExampleDental"
title = "Example"
description = { en = "Example.", nb = "Eksempel." }
publisher = "Example"
contact = [{ name = "Example" }]
date = "2026-01-01"
"""

VALUESET = """\
valueset: {id}
title: {{en: Caries, nb: Karies}}
description: {{en: Caries diagnoses., nb: Kariesdiagnoser.}}
include:
  - ecl: "<< 80967001 |Dental caries|"
"""

MAP = """\
conceptmap: local
title: {en: Local, nb: Lokal}
description: {en: Local codes., nb: Lokale koder.}
source: {system: "http://example.org/local"}
target: {system: snomed}
"""


def write(root: Path, **files: str) -> Path:
    (root / "digidot.toml").write_text(CONFIG, encoding="utf-8")
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def problems(root: Path) -> list[str]:
    _, found = load_project(root)
    return [f"{item.place} {item.kind.id} {item.message()}" for item in found]


def test_sources_are_loaded_in_order_of_path(tmp_path: Path) -> None:
    files = {f"valuesets/{name}.yaml": VALUESET.format(id=name) for name in ("b", "a")}
    project, found = load_project(write(tmp_path, **files))
    assert found == ()
    assert [file.id for file in project.files] == ["a", "b"]
    assert project.files[0].model.include[0].ecl == "<< 80967001 |Dental caries|"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("include:", "includes:", "valuesets/a.yaml:4:1 SRC005 unknown key `includes` (`include`?)"),
        ("  - ecl:", "  - eccl:", "valuesets/a.yaml:5:5 SRC005 unknown key `eccl` (`ecl`?)"),
        ("title: {en: Caries, nb: Karies}\n", "", "valuesets/a.yaml:1:1 SRC006 key `title` is missing"),
        ("nb: Karies}", "nb: [Karies]}", "valuesets/a.yaml:2:25 SRC007 `nb` is `[...]`"),
        ("valueset: a", "valueset: a_b", "valuesets/a.yaml:1:11 SRC007 `valueset` is `a_b`"),
        ("valueset: a", "something: a", "valuesets/a.yaml:1:12 SRC010"),
        ('"<< 80967001 |Dental caries|"', "[]", "valuesets/a.yaml:5:10 SRC007 `ecl` is `[]`"),
    ],
)
def test_a_mistake_is_located_with_its_value(tmp_path: Path, old: str, new: str, expected: str) -> None:
    root = write(tmp_path, **{"valuesets/a.yaml": VALUESET.format(id="a").replace(old, new)})
    assert any(line.startswith(expected) for line in problems(root)), problems(root)


def test_all_mistakes_of_all_files_are_reported(tmp_path: Path) -> None:
    broken = VALUESET.format(id="b").replace("include:", "includes:").replace("nb: Karies", "nn: Karies")
    root = write(tmp_path, **{"valuesets/a.yaml": "a: [", "valuesets/b.yaml": broken})
    found = [line.split()[1] for line in problems(root)]
    assert sorted(found) == ["SRC002", "SRC005", "SRC006", "SRC006", "SRC006"]


def test_ids_that_differ_only_in_case_clash(tmp_path: Path) -> None:
    files = {"valuesets/a.yaml": VALUESET.format(id="caries"), "valuesets/b.yaml": VALUESET.format(id="Caries")}
    assert problems(write(tmp_path, **files)) == [
        "valuesets/b.yaml:1:11 SRC011 ValueSet `Caries` is already defined in valuesets/a.yaml"
    ]


def test_rows_of_a_map_may_stand_in_a_table(tmp_path: Path) -> None:
    table = "source\tdisplay\tto\tterm\trelation\twhy\nA\tKaries\t80967001\tDental caries\tequivalent\t\nB\tAnnet\tnone\t\t\tno use\n"
    root = write(tmp_path, **{"conceptmaps/m.yaml": MAP + "rows: m.tsv\n", "conceptmaps/m.tsv": table})
    project, found = load_project(root)
    assert found == ()
    rows = project.files[0].model.map
    assert [(code, row.display, row.targets[0].to.code) for code, row in rows.items()] == [
        ("A", "Karies", "80967001"),
        ("B", "Annet", "none"),
    ]
    place = project.files[0].document.place(("map", "A", "targets", 0, "to"))
    assert str(place) == "conceptmaps/m.tsv:2:10"


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("source\tdestination\nA\tB\n", "conceptmaps/m.tsv:1:1 SRC014 wrong or missing columns: destination, to"),
        ("source\tto\trelation\nA\t80967001\tsame\n", "conceptmaps/m.tsv:2:12 SRC007 `relation` is `same`"),
        ("source\tto\trelation\nA\t80967001\trelated-to\n", "conceptmaps/m.tsv:2:1 SRC016"),
        ("source\tto\nA\tB\tC\n", "conceptmaps/m.tsv:2:1 SRC014 3 cells, but 2 columns"),
        ("source\tto\twhy\n\tnone\tx\n", "conceptmaps/m.tsv:2:1 SRC014 the source code is empty"),
        ('source\tto\twhy\nA\tnone\tsaid "x\n', "conceptmaps/m.tsv:2:13 SRC009"),
    ],
)
def test_mistakes_in_a_table_are_located(tmp_path: Path, table: str, expected: str) -> None:
    root = write(tmp_path, **{"conceptmaps/m.yaml": MAP + "rows: m.tsv\n", "conceptmaps/m.tsv": table})
    assert any(line.startswith(expected) for line in problems(root)), problems(root)


def test_a_missing_table_is_located_in_the_map(tmp_path: Path) -> None:
    root = write(tmp_path, **{"conceptmaps/m.yaml": MAP + "rows: absent.tsv\n"})
    assert problems(root)[0].startswith("conceptmaps/m.yaml:6:7 SRC001")


def test_a_relation_other_than_equivalent_needs_a_why(tmp_path: Path) -> None:
    root = write(tmp_path, **{"conceptmaps/m.yaml": MAP + "map:\n  A: {to: 80967001, relation: related-to}\n"})
    assert "needs `why`" in problems(root)[0]
    assert problems(root)[0].startswith("conceptmaps/m.yaml:7:6 SRC016")


def test_the_root_is_found_from_below(tmp_path: Path) -> None:
    root = write(tmp_path, **{"valuesets/a.yaml": VALUESET.format(id="a")})
    assert find_root(root / "valuesets") == root


def test_without_a_project_the_run_ends(tmp_path: Path) -> None:
    with pytest.raises(DigidotError) as caught:
        find_root(tmp_path)
    assert caught.value.exit_code is ExitCode.USAGE


@pytest.mark.parametrize("broken", ["[project", CONFIG.replace('id = "org.example.dental"', 'id = "X"')])
def test_a_broken_configuration_ends_the_run(tmp_path: Path, broken: str) -> None:
    (tmp_path / "digidot.toml").write_text(broken, encoding="utf-8")
    with pytest.raises(DigidotError) as caught:
        load_project(tmp_path)
    assert caught.value.exit_code is ExitCode.USAGE
    assert caught.value.diagnostics[0].kind.id in {"SRC007", "SRC013"}
