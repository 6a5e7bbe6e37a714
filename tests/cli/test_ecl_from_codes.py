"""The command ecl from-codes: what it prints, in which language and format, and with which exit code."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest
import yaml

from digidot_term.ecl import parse, render
from digidot_term.language import LANGUAGES
from tests.cli.conftest import Run


@pytest.fixture
def listed(run: Run, tmp_path: Path) -> str:
    """A file of caries but for root caries, as the tool prints them."""
    path = tmp_path / "codes.csv"
    path.write_text(run("ecl", "<< 80967001 MINUS << 234975001", "--format", "csv").out, "utf-8")
    return str(path)


def test_what_the_tool_printed_is_found_again(run: Run, listed: str) -> None:
    ran = run("ecl", "from-codes", listed)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("<< 80967001 |Dental caries| MINUS << 234975001 |Root caries|\n\nCodes: 66, all found")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("layout", ["text", "markdown", "yaml"])
def test_what_is_wrong_is_listed_in_the_readers_language(run: Run, listed: str, language: str, layout: str) -> None:
    ran = run("--lang", language, "ecl", "from-codes", listed, "--max-clauses", "1", "--format", layout)
    assert (ran.code, ran.err) == (0, "")
    assert {"en": "Found besides", "nb": "Funnet i tillegg", "nn": "Funne i tillegg"}[language] in ran.out
    assert "769020009" in ran.out


def test_data_name_all_that_is_wrong(run: Run, listed: str) -> None:
    found = json.loads(run("ecl", "from-codes", listed, "--at-most-wrong", "5", "--format", "json").out)
    assert found["expression"] == "<< 80967001"
    assert (found["codes"], found["exact"], found["within_bounds"], found["clauses"]) == (66, False, True, 1)
    assert found["missing"] == []
    assert {"id": "234975001", "term": "Root caries"} in found["extra"]
    assert len(found["extra"]) == 5


def test_yaml_can_stand_in_a_value_set(run: Run, listed: str) -> None:
    text = run("ecl", "from-codes", listed, "--format", "yaml").out
    expression = yaml.safe_load(text)["include"][0]["ecl"]
    assert render(parse(expression)[0]) == "<< 80967001 MINUS << 234975001"  # type: ignore[arg-type]


def test_long_expressions_are_laid_out_over_lines(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "codes.txt"
    ids = ["80967001", "109576008", "769017001", "18718003", "30512007", "363698007"]
    path.write_text("\n".join(ids), "utf-8")
    lines = run("ecl", "from-codes", str(path)).out.split("\n\n")[0]
    assert lines.count("\n") == len(ids) - 1
    assert sorted(render(parse(lines)[0]).split(" OR ")) == sorted(ids)  # type: ignore[arg-type]
    data = run("ecl", "from-codes", str(path), "--format", "yaml").out
    assert render(parse(yaml.safe_load(data)["include"][0]["ecl"])[0]).count(" OR ") == len(ids) - 1  # type: ignore[arg-type]


def test_what_is_wrong_with_the_list_is_told_and_the_rest_is_used(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "codes.txt"
    path.write_text(
        "80967001 |Dental caries|\n58411009\n80967002\nkaries\n234975001 |Rot|\n900000000000380005\n", "utf-8"
    )
    ran = run("ecl", "from-codes", str(path), "--format", "json")
    assert ran.code == 1
    found = json.loads(ran.out)
    assert (found["codes"], found["left_out"]) == (2, 2)
    for place, kind in ((2, "ECL051"), (3, "ECL081"), (4, "ECL080"), (5, "ECL052"), (6, "ECL050")):
        assert any(f"codes.txt:{place}:" in line and kind in line for line in ran.err.splitlines()), kind
    assert "109753007" in ran.err  # what took the place of the inactive one
    assert "58411009" not in found["expression"]
    kept = json.loads(run("ecl", "from-codes", str(path), "--keep-inactive", "--format", "json").out)
    assert "58411009" in kept["expression"]


def test_a_list_without_codes_has_no_expression(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "codes.txt"
    path.write_text("# nothing\n", "utf-8")
    ran = run("ecl", "from-codes", str(path))
    assert (ran.code, ran.out) == (1, "")
    assert "ECL083" in ran.err


def test_bounds_that_cannot_be_met_exit_1(run: Run, listed: str) -> None:
    ran = run("ecl", "from-codes", listed, "--max-clauses", "1", "--at-most-wrong", "1")
    assert ran.code == 1
    assert "nearest" in ran.out


def test_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"80967001\n234975001x\n")))
    ran = run("ecl", "from-codes", "-")
    assert (ran.code, ran.out.splitlines()[0]) == (1, "80967001 |Dental caries|")
    assert "<stdin>:2:1" in ran.err


def test_usage(run: Run, listed: str) -> None:
    assert run("ecl", "from-codes").code == 2
    assert run("ecl", "from-codes", listed, "--max-clauses", "0").code == 2
    assert run("ecl", "from-codes", listed, "--format", "xml").code == 2
    assert run("ecl", "from-codes", listed, "--column", "sjanger").code == 2
    assert run("ecl", "from-codes", "nowhere.txt").code == 3
