"""A sweep of what users get wrong: always a message and an exit code, never a traceback, never called a bug."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import FILES, Ran, Run
from tests.project_files import CONFIG, HEAD

USAGE = [
    [],
    ["nonsense"],
    ["--nonsense"],
    ["--lang", "sv", "rules"],
    ["--lang"],
    ["-C", "absent", "build"],
    ["-C", "valuesets/teeth.yaml", "build"],
    ["build", "--format", "xml"],
    ["build", "--format", "json="],
    ["build", "extra"],
    ["check", "absent"],
    ["check", "valuesets/absent.yaml"],
    ["check", "/"],
    ["check", "--fail-on", "sometimes"],
    ["check", "--format", "csv"],
    ["diff", "build"],
    ["diff", "a", "b", "--fail-on", "any"],
    ["diff", "a", "b", "--format", "csv"],
    ["ecl"],
    ["ecl", ""],
    ["ecl", "<<"],
    ["ecl", "<< 80967001 AND"],
    ["ecl", "(" * 3000],
    ["ecl", "\x00"],
    ["ecl", "<< 80967001", "--format", "sarif"],
    ["ecl", "<< 80967001", "--format", "json=x.json"],
    ["ecl", "<< 80967001", "--limit", "many"],
    ["ecl", "<< 80967001", "--limit", "-1"],
    ["ecl", "<< 80967001", "--edition", "+"],
    ["concept"],
    ["concept", "show"],
    ["concept", "show", "caries"],
    ["concept", "show", "80967002"],
    ["concept", "show", "80967001", "--format", "csv"],
    ["concept", "search"],
    ["concept", "search", "x", "--limit", "0"],
    ["edition", "show", "--format", "csv"],
    ["vs", "build", "teth"],
    ["map", "build", "teeth"],
    ["sd", "build", "teeth"],
    ["sd", "build", "--format", "yaml"],
    ["package", "install", "nonsense"],
    ["package", "install", "../../etc@1"],
    ["rules", "nopack"],
    ["rules", "--format", "sarif"],
    ["explain"],
    ["explain", "VS999"],
    ["explain", ""],
    ["schema", "nonsense"],
    ["sample"],
    ["sample", "write"],
    ["sample", "write", "x", "--release", "latest"],
]
MISSING = [
    ["build", "--edition", "absent.zip"],
    ["check", "--edition", "digidot.toml"],
    ["build", "--edition", "valuesets"],
    ["build", "--edition", "not.zip"],
    ["build", "--edition", "sample@later"],
    ["ecl", "<< 80967001", "--edition", "absent.zip+sample"],
    ["ecl", "*", "--edition", "not.zip"],
    ["concept", "show", "80967001", "--edition", "not.zip"],
    ["concept", "search", "x", "--edition", "absent"],
    ["edition", "show", "absent"],
    ["--cache", "empty", "build"],
    ["--cache", "empty", "check"],
    ["--cache", "digidot.toml", "build"],
    ["--cache", "empty", "vs", "build"],
    ["--cache", "empty", "doctor"],
    ["--cache", "empty", "package", "list", "a.b@1.0.0"],
    ["diff", "absent", "absent"],
    ["diff", "valuesets", "valuesets"],
    ["diff", "not.zip", "digidot.toml"],
    ["diff", "empty.tgz", "empty.tgz"],
    ["package", "list", "absent"],
    ["package", "list", "not.zip"],
    ["package", "pack"],
    ["package", "pack", "-o", "absent"],
    ["sample", "write", "digidot.toml"],
    ["build", "-o", "digidot.toml"],
    ["build", "-o", "digidot.toml/below"],
    ["vs", "build", "-o", "digidot.toml"],
    ["check", "--format", "json=absent/out.json"],
    ["check", "--format", "json=valuesets"],
]


def swept(run: Run, arguments: list[str], codes: set[int]) -> Ran:
    ran = run(*arguments)
    assert "Traceback" not in ran.out + ran.err
    assert "bug" not in ran.err
    assert ran.code in codes, (ran.code, ran.err)
    assert (ran.out + ran.err).strip()
    return ran


@pytest.mark.parametrize("arguments", USAGE, ids=lambda words: " ".join(words)[:40])
def test_usage(root: Path, run: Run, arguments: list[str]) -> None:
    swept(run, arguments, {2})


@pytest.mark.parametrize("arguments", MISSING, ids=" ".join)
def test_what_is_missing_or_unreadable(root: Path, run: Run, arguments: list[str]) -> None:
    (root / "not.zip").write_bytes(b"PK\x03\x04 not a zip")
    (root / "empty.tgz").write_bytes(b"")
    swept(run, arguments, {3})


CONFIGURATIONS = [
    "",
    "[",
    "project = 1\n",
    CONFIG.replace("1.0.0", "one"),
    CONFIG.replace("org.example.dental", "UPPER"),
    CONFIG.replace("2026-01-01", "January"),
    CONFIG + "[unknown]\n",
    CONFIG + '[check]\nselect = "fhir"\n',
    CONFIG + "[dependencies]\na = 1\n",
    CONFIG + "[snomed]\nedition = 5\n",
    CONFIG + '[[check.suppress]]\nrule = "x"\n',
]


@pytest.mark.parametrize("configuration", CONFIGURATIONS, ids=range(len(CONFIGURATIONS)))
@pytest.mark.parametrize(
    "command", [["build"], ["check"], ["vs", "build"], ["package", "pack"], ["package", "install"]]
)
def test_a_broken_configuration(root: Path, run: Run, configuration: str, command: list[str]) -> None:
    (root / "digidot.toml").write_text(configuration, "utf-8")
    assert "digidot.toml" in swept(run, command, {2}).err


@pytest.mark.parametrize("configuration", CONFIGURATIONS, ids=range(len(CONFIGURATIONS)))
def test_a_broken_configuration_does_not_stop_other_commands(root: Path, run: Run, configuration: str) -> None:
    (root / "digidot.toml").write_text(configuration, "utf-8")
    assert run("ecl", "80967001").code == 0
    assert run("edition", "list").code == 0
    assert run("package", "list").code == 0
    swept(run, ["doctor"], {3})


def test_a_configuration_that_is_no_text(root: Path, run: Run) -> None:
    (root / "digidot.toml").write_bytes(b"\xff\xfe\x00")
    swept(run, ["build"], {2})


def test_no_project(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for command in (
        ["build"],
        ["check"],
        ["vs", "build"],
        ["sd", "build"],
        ["package", "pack"],
        ["package", "install"],
    ):
        swept(run, command, {2})
    assert run("ecl", "80967001").code == 0
    assert run("doctor").code == 3


TEETH = FILES["valuesets/teeth.yaml"]
SOURCES = {
    "empty": b"",
    "not text": b"\xff\xfe\x00\x01",
    "a list": b"- a\n- b\n",
    "a word": b"hello\n",
    "a number": b"12\n",
    "null": b"~\n",
    "a tab": b"valueset:\tx\n\tinclude: []\n",
    "unclosed": b'valueset: "x\n',
    "an alias": b"valueset: &a x\ntitle: *a\n",
    "a tag": b"valueset: !!python/object/apply:os.system [ls]\n",
    "two documents": b"valueset: x\n---\nvalueset: y\n",
    "deep": b"valueset: " + b"[" * 5000,
    "an odd key": b"? [a]\n: b\n",
    "unknown kind": b"valuset: x\n",
    "no keys": b"valueset: x\n",
    "null keys": b"valueset: x\ntitle:\ndescription:\ninclude:\n",
    "wrong types": b"valueset: [x]\ntitle: 5\ndescription: [a]\ninclude: {a: b}\n",
    "duplicate id": TEETH.encode(),
    "unknown code": TEETH.replace("teeth", "x").replace("80967001 |Dental caries|", "61462000").encode(),
    "wrong check digit": TEETH.replace("teeth", "x").replace("80967001", "80967002").encode(),
    "broken ecl": TEETH.replace("teeth", "x").replace("<< 80967001", "<< (80967001").encode(),
    "circle": TEETH.replace("teeth", "x").replace('ecl: "<< 80967001 |Dental caries|"', "valueset: x").encode(),
    "unresolved": TEETH.replace("teeth", "x").replace('ecl: "<< 80967001 |Dental caries|"', "valueset: y").encode(),
    "map without side": f"conceptmap: x\n{HEAD}map: {{A: {{to: B, relation: equivalent}}}}\n".encode(),
    "map without table": (
        f"conceptmap: x\n{HEAD}source: {{system: surface}}\ntarget: {{system: snomed}}\nrows: absent.tsv\n".encode()
    ),
    "profile of nothing": f"profile: X\nid: x\nbase: Nothing\n{HEAD}".encode(),
    "profile of a url": f"profile: X\nid: x\nbase: http://example.org/absent\n{HEAD}".encode(),
    "unknown element": f"profile: X\nid: x\nbase: Patient\n{HEAD}elements: {{nam: {{card: 1..1}}}}\n".encode(),
    "wrong cardinality": f"profile: X\nid: x\nbase: Patient\n{HEAD}elements: {{name: {{card: 5..1}}}}\n".encode(),
    "looser cardinality": f"profile: X\nid: x\nbase: Patient\n{HEAD}elements: {{gender: {{card: 0..9}}}}\n".encode(),
    "broken path": f"profile: X\nid: x\nbase: Patient\n{HEAD}elements: {{'na[me': {{card: 1..1}}}}\n".encode(),
    "unknown binding": (
        f"profile: X\nid: x\nbase: Patient\n{HEAD}"
        "elements: {gender: {bind: {valueset: absent, strength: required}}}\n".encode()
    ),
    "itself as base": f"profile: X\nid: x\nbase: x\n{HEAD}".encode(),
    "unknown type": f"extension: X\nid: x\ncontext: [Patient]\n{HEAD}elements: {{'value[x]': {{only: [Nothing]}}}}\n".encode(),
    "example of nothing": f"example: x\nof: absent\n{HEAD}resource: {{a: b}}\n".encode(),
}


@pytest.mark.parametrize("name", SOURCES)
def test_a_broken_source_is_an_error_in_that_file(root: Path, run: Run, name: str) -> None:
    (root / "valuesets/x.yaml").write_bytes(SOURCES[name])
    ran = swept(run, ["build"], {1})
    assert "valuesets/x.yaml" in ran.out


def test_a_source_that_cannot_be_opened(root: Path, run: Run) -> None:
    (root / "valuesets/x.yaml").mkdir()
    (root / "valuesets/y.yaml").symlink_to(root / "absent.yaml")
    assert run("build").code in {0, 1}


@pytest.mark.parametrize(
    "resource",
    ["[]", "{", '{"resourceType": "ValueSet", "url": "http://x", "expansion": []}', '{"resourceType": 5}', "null"],
)
def test_a_build_folder_with_broken_files(root: Path, run: Run, resource: str) -> None:
    run("build")
    (root / "other/package").mkdir(parents=True)
    (root / "other/package/ValueSet-x.json").write_text(resource, "utf-8")
    (root / "build/package/ValueSet-x.json").write_text('{"resourceType": "ValueSet", "url": "http://x"}', "utf-8")
    for arguments in (["diff", "build", "other"], ["diff", "other", "build"], ["package", "list", "other"]):
        swept(run, arguments, {0, 3})
