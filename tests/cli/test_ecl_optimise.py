"""The command ecl optimise: what it prints, in which language and format, and with which exit code."""

from __future__ import annotations

import json

import pytest

from digidot_term.ecl import parse, render
from digidot_term.language import LANGUAGES
from tests.cli.conftest import Run

LONG = "(<< 80967001 OR 80967001) OR 234975001"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("layout", ["text", "markdown"])
def test_a_suggestion_is_said_in_the_readers_language(run: Run, language: str, layout: str) -> None:
    ran = run("--lang", language, "ecl", "optimise", LONG, "--format", layout)
    assert (ran.code, ran.err) == (0, "")
    heading = {"en": "In this edition only", "nb": "Bare i denne utgaven", "nn": "Berre i denne utgåva"}[language]
    assert heading in ran.out
    assert "234975001" in ran.out
    assert {"en": "beware:", "nb": "pass på:", "nn": "pass på:"}[language] in ran.out
    assert "71" in ran.out


def test_data_keep_the_two_kinds_apart(run: Run) -> None:
    found = json.loads(run("ecl", "optimise", LONG, "--format", "json").out)
    assert found["suggestion"] == "<< 80967001"
    assert found["with_terms"] == "<< 80967001 |Dental caries|"
    assert found["by_law"]["expression"] == "<< 80967001 OR 234975001"
    assert {step["kind"] for step in found["by_law"]["steps"]} == {"law"}
    assert {step["kind"] for step in found["in_edition"]["steps"]} == {"edition"}
    assert all(step["beware"] for step in found["in_edition"]["steps"])
    assert found["length"]["weight"] > found["in_edition"]["length"]["weight"]
    assert found["count"] == 71


def test_the_laws_alone_open_no_edition(run: Run) -> None:
    ran = run("ecl", "optimise", "--laws-only", LONG, "--edition", "nowhere.zip", "--format", "json")
    assert ran.code == 0
    found = json.loads(ran.out)
    assert (found["suggestion"], found["edition"], found["count"]) == ("<< 80967001 OR 234975001", None, None)


def test_written_terms_are_kept_where_there_is_no_edition(run: Run) -> None:
    ran = run("ecl", "optimise", "--laws-only", "80967001 |Hull i tann| OR < 80967001")
    assert "<< 80967001 |Hull i tann|\n" in ran.out


def test_nothing_shorter_is_an_answer(run: Run) -> None:
    ran = run("ecl", "optimise", "<< 80967001")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("No shorter expression was found. 71 concepts")


def test_mistakes_are_located(run: Run) -> None:
    ran = run("ecl", "optimise", "<< (80967001")
    assert (ran.code, ran.out) == (2, "")
    assert "expression:1:4" in ran.err
    ran = run("ecl", "optimise", "80967001 OR 7771000119106")
    assert ran.code == 1
    assert "expression:1:13" in ran.err
    assert run("ecl", "optimise", "*", "--format", "xml").code == 2
    assert run("ecl", "optimise").code == 2


def test_long_suggestions_are_laid_out_over_lines_that_can_be_pasted(run: Run) -> None:
    ids = ["109576008", "769017001", "769020009", "30512007", "18718003"]
    text = " OR ".join([*(f"<! {each}" for each in ids), ids[0], ids[0]])
    lines = run("ecl", "optimise", "--laws-only", text).out.split("\n\n")[1]
    assert render(parse(lines)[0]) == text.replace(f"OR {ids[0]} OR {ids[0]}", f"OR {ids[0]}").replace(  # type: ignore[arg-type]
        f"<! {ids[0]}", f"<<! {ids[0]}"
    ).replace(f" OR {ids[0]}", "")
