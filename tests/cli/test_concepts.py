"""What `concept` prints, where, and with which exit code."""

from __future__ import annotations

import json

import pytest

from digidot_term.language import LANGUAGES
from digidot_term.report.wrapping import WIDTH
from tests.cli.conftest import Run


@pytest.mark.parametrize("language", LANGUAGES)
def test_concepts_are_shown_and_searched(run: Run, language: str) -> None:
    shown = run("--lang", language, "concept", "show", "80967001 |Dental caries|")
    assert (shown.code, shown.err) == (0, "")
    assert shown.out.startswith("80967001  Dental caries (disorder)\n")
    assert max(map(len, shown.out.splitlines())) <= WIDTH
    found = run("--lang", language, "concept", "search", "dent", "car")
    assert "80967001" in found.out


@pytest.mark.parametrize("command", ["show", "tree"])
@pytest.mark.parametrize(("word", "code"), [("80967002", 2), ("caries", 2), ("", 2), ("138875006", 2), ("61462000", 1)])
def test_unknown_concepts(run: Run, command: str, word: str, code: int) -> None:
    ran = run("concept", command, word)
    assert ran.code == code
    assert ran.out == ""
    assert "ID: " in ran.err


def test_a_page_lists_so_many_children(run: Run) -> None:
    assert "'<! 80967001'" in run("concept", "show", "80967001").out
    assert "'<! 80967001'" not in run("concept", "show", "80967001", "--limit", "99").out
    data = json.loads(run("concept", "show", "80967001", "--limit", "1", "--format", "json").out)
    assert len(data["children"]) > 20


def test_that_there_are_more_is_said_apart(run: Run) -> None:
    ran = run("concept", "search", "karies", "--limit", "2", "--format", "json")
    assert len(json.loads(ran.out)) == 2
    assert "these 2" in ran.err
    assert run("-q", "concept", "search", "karies", "--limit", "2").err == ""
    assert run("concept", "search", "hull i tann", "--limit", "50").err == ""


def test_nothing_found_leads_to_near_spellings(run: Run) -> None:
    ran = run("concept", "search", "kareis")
    assert (ran.code, ran.out) == (0, "nothing found\n")
    assert "--fuzzy" in ran.err
    near = run("concept", "search", "kareis", "--fuzzy")
    assert "80967001" in near.out
    assert run("concept", "search", "zzzzzzzz", "--fuzzy").err == ""


def test_a_search_may_be_narrowed(run: Run) -> None:
    ran = run("concept", "search", "karies", "--ecl", "<< 65413006 |Caries|", "--format", "ndjson")
    assert (ran.code, ran.err) == (0, "")
    ids = {json.loads(line)["id"] for line in ran.out.splitlines()}
    assert "65413006" in ids
    assert "80967001" not in ids


@pytest.mark.parametrize(("expression", "code"), [("<< (", 2), ("<< 80967002", 1)])
def test_a_mistake_in_the_expression_is_located(run: Run, expression: str, code: int) -> None:
    ran = run("concept", "search", "karies", "--ecl", expression)
    assert ran.code == code
    assert "--ecl:1:" in ran.err
    assert "--fuzzy" not in ran.err


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_tree_is_drawn(run: Run, language: str) -> None:
    ran = run("--lang", language, "concept", "tree", "65413006", "--depth", "1")
    assert (ran.code, ran.err) == (0, "")
    above, _, below = ran.out.partition("\n\n")
    assert " › " in above
    assert below.startswith("65413006 ")
    assert below.count("─ ") == 7


def test_a_tree_is_as_deep_and_as_wide_as_asked_for(run: Run) -> None:
    assert (
        json.loads(run("concept", "tree", "65413006", "--depth", "0", "--format", "json").out)["tree"]["children"] == []
    )
    assert "… and 6 more" in run("concept", "tree", "65413006", "--depth", "1", "--limit", "1").out
    assert run("concept", "tree", "65413006", "--format", "csv").code == 2
