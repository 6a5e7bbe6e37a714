"""The command ecl: each way to ask, what it prints, and with which exit code."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from digidot_term.language import LANGUAGES
from tests.cli.conftest import Ran, Run

CARIES = "<< 234975001"
IDS = ["109576008", "234975001", "769017001", "769020009", "769021008"]

Ask = Callable[..., tuple[Ran, list[dict[str, Any]]]]


@pytest.fixture
def ask(run: Run, tmp_path: Path) -> Ask:
    """Answer the lines of a file."""

    def asking(text: str | bytes, *options: str) -> tuple[Ran, list[dict[str, Any]]]:
        path = tmp_path / "expressions.txt"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        ran = run("ecl", "--from", str(path), *options)
        return ran, [json.loads(line) for line in ran.out.splitlines()]

    return asking


# One expression


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_table_shows_the_terms_its_reader_wants(run: Run, language: str) -> None:
    ran = run("--lang", language, "ecl", CARIES)
    assert (ran.code, ran.err) == (0, "")
    heading, *rows = ran.out.splitlines()
    assert heading.split() == ["id", "nn" if language == "nn" else "nb", "en", "FSN"]
    assert [row.split()[0] for row in rows] == IDS


def test_data_have_all_terms_under_names_that_stay(run: Run) -> None:
    keys = ["id", "nb", "nn", "en", "fsn"]
    rows = list(csv.DictReader(io.StringIO(run("ecl", CARIES, "--format", "csv").out)))
    lines = [json.loads(line) for line in run("ecl", CARIES, "--format", "ndjson").out.splitlines()]
    items = json.loads(run("ecl", CARIES, "--format", "json").out)
    assert lines == items
    assert [row["id"] for row in rows] == [line["id"] for line in lines] == IDS
    assert list(rows[0]) == list(lines[0]) == keys
    assert [{key: value or "" for key, value in line.items()} for line in lines] == rows
    markdown = run("ecl", CARIES, "--format", "markdown").out.splitlines()
    assert markdown[0] == "| id | nb | nn | en | FSN |"
    assert len(markdown) == len(IDS) + 2


@pytest.mark.parametrize("layout", ["csv", "ndjson"])
def test_a_long_list_has_one_heading_and_every_concept_once(run: Run, layout: str) -> None:
    count = int(run("ecl", "*", "--count").out)
    lines = run("ecl", "*", "--format", layout).out.splitlines()
    assert count > 1000
    assert len(set(lines)) == len(lines) == count + (layout == "csv")
    assert run("ecl", "234975001 MINUS *", "--format", layout).out == ("id,nb,nn,en,fsn\n" if layout == "csv" else "")


def test_an_empty_answer_is_an_answer(run: Run) -> None:
    ran = run("ecl", "234975001 MINUS 234975001", "--format", "json")
    assert (ran.code, ran.out, ran.err) == (0, "[]\n", "")
    assert run("ecl", "234975001 MINUS 234975001", "--count").out == "0\n"


@pytest.mark.parametrize(("limit", "more"), [("2", True), ("0", True), ("4", True), ("5", False), ("6", False)])
def test_that_a_limit_cut_the_list_is_said_apart(run: Run, limit: str, more: bool) -> None:
    ran = run("ecl", CARIES, "--limit", limit, "--format", "ndjson")
    assert [json.loads(line)["id"] for line in ran.out.splitlines()] == IDS[: int(limit)]
    assert (f"these are {limit} of 5" in ran.err) == more
    assert run("-q", "ecl", CARIES, "--limit", limit).err == ""
    assert run("ecl", CARIES, "--limit", limit, "--count").out == "5\n"


# The expression itself


def test_an_expression_is_tidied_without_an_edition(run: Run) -> None:
    ran = run("ecl", "descendantOrSelfOf 80967001 |Dental caries|:363698007=*", "--parse-only", "--edition", "absent")
    assert (ran.code, ran.out, ran.err) == (0, "<< 80967001 : 363698007 = *\n", "")


def test_a_mistake_is_located_without_an_edition(run: Run) -> None:
    ran = run("ecl", "<< (80967001", "--parse-only")
    assert (ran.code, ran.out) == (2, "")
    assert "expression:1:" in ran.err
    ran = run("ecl", "<< 80967002", "--parse-only")
    assert (ran.code, ran.out) == (0, "<< 80967002\n")
    assert "check digit" in ran.err


@pytest.mark.parametrize(("expression", "valid", "code"), [("<< 80967001", True, 0), ("<< (80967001", False, 2)])
def test_whether_an_expression_is_valid_may_be_data(run: Run, expression: str, valid: bool, code: int) -> None:
    for layout in ("json", "ndjson"):
        ran = run("ecl", expression, "--parse-only", "--format", layout)
        assert (ran.code, ran.err) == (code, "")
        data = json.loads(ran.out)
        assert (data["expression"], data["valid"], data["error"] is None) == (expression, valid, valid)


# Many expressions


def test_each_line_is_answered_in_order(ask: Ask) -> None:
    ran, lines = ask(f'{CARIES}\n{{"expression": "234975001 |Root caries|"}}\n< 234975001 AND 234975001\n')
    assert (ran.code, ran.err) == (0, "")
    assert lines == [
        {"expression": CARIES, "valid": True, "error": None, "ids": IDS, "count": 5},
        {"expression": "234975001 |Root caries|", "valid": True, "error": None, "ids": ["234975001"], "count": 1},
        {"expression": "< 234975001 AND 234975001", "valid": True, "error": None, "ids": [], "count": 0},
    ]


def test_ids_are_sorted_as_numbers(ask: Ask) -> None:
    _, (line,) = ask("^ 900000000000527005 OR < 80967001")
    assert [int(sctid) for sctid in line["ids"]] == sorted(map(int, line["ids"]))
    assert len({len(sctid) for sctid in line["ids"]}) > 1


@pytest.mark.parametrize(
    ("line", "kind", "valid", "column"),
    [
        ("", "syntax", False, 1),
        ("/* nothing */", "syntax", False, 14),
        ("<< (80967001", "syntax", False, 4),
        ("80967001 AND 80967001 OR 80967001", "semantic", False, 23),
        ("80967001 : [2..1] 363698007 = *", "semantic", False, 12),
        ("(" * 10_000, "unsupported", False, 65),
        ("x" * 1_000_000, "syntax", False, 1),
        ('{"expression": 1}', "syntax", False, 1),
        ('{"expression": "\\ud800"}', "syntax", False, 1),
        ('{"expression', "syntax", False, 2),
        (b"80967001 \xff", "syntax", False, 10),
    ],
)
def test_a_bad_line_gets_its_object_and_the_next_its_answer(
    ask: Ask, line: str | bytes, kind: str, valid: bool, column: int
) -> None:
    line = line if isinstance(line, bytes) else line.encode()
    ran, (bad, good) = ask(line + b"\n234975001\n")
    assert ran.code == 1
    assert (bad["error"]["kind"], bad["valid"], bad["error"]["line"], bad["error"]["column"]) == (
        kind,
        valid,
        1,
        column,
    )
    assert (bad["ids"], bad["count"]) == ([], 0)
    assert bad["error"]["message"]
    assert (good["ids"], good["error"]) == (["234975001"], None)


def test_what_is_doubtful_stands_beside_the_answer(ask: Ask) -> None:
    ran, (line,) = ask("234975001 OR 80967002")
    assert (ran.code, line["valid"], line["error"], line["ids"]) == (1, True, None, ["234975001"])
    assert {each["kind"] for each in line["warnings"]} == {"warning", "unknown-concept"}


def test_messages_are_in_the_readers_language(ask: Ask) -> None:
    said = {ask("<< (", "--lang", language)[1][0]["error"]["message"] for language in LANGUAGES}
    assert len(said) == len(LANGUAGES)


def test_lines_are_parsed_without_an_edition(ask: Ask) -> None:
    ran, lines = ask("<< 80967001\n<<\n", "--parse-only", "--edition", "absent")
    assert ran.code == 1
    assert lines[0] == {"expression": "<< 80967001", "valid": True, "error": None}
    assert set(lines[1]) == {"expression", "valid", "error"}


def test_lines_may_be_counted_or_cut(ask: Ask) -> None:
    assert ask(CARIES, "--count")[1] == [{"expression": CARIES, "valid": True, "error": None, "count": 5}]
    assert ask(CARIES, "--limit", "2", "--format", "ndjson")[1][0]["ids"] == IDS[:2]
    assert ask(CARIES, "--limit", "2")[1][0]["count"] == 5


def test_selected_fields_are_rows(ask: Ask) -> None:
    selection = "^ [valueId, referencedComponentId] 900000000000489007"
    _, (line,) = ask(selection)
    assert line["count"] == len(line["rows"]) > 2
    assert list(line["rows"][0]) == ["valueId", "referencedComponentId"]
    assert set(line["ids"]) == {value for row in line["rows"] for value in row.values()}
    _, (cut,) = ask(selection, "--limit", "1")
    assert (cut["count"], cut["rows"]) == (line["count"], line["rows"][:1])
    _, (counted,) = ask(selection, "--count")
    assert counted == {"expression": selection, "valid": True, "error": None, "count": line["count"]}


def test_no_lines_give_no_lines(ask: Ask) -> None:
    ran, lines = ask("")
    assert (ran.code, ran.err, lines) == (0, "", [])


@pytest.mark.parametrize(
    "arguments",
    [
        ["ecl"],
        ["ecl", CARIES, "--from", "x.txt"],
        ["ecl", CARIES, "--parse-only", "--count"],
        ["ecl", CARIES, "--parse-only", "--format", "csv"],
        ["ecl", CARIES, "--explain", "80967001", "--plan"],
        ["ecl", CARIES, "--explain", "80967001", "--count"],
        ["ecl", CARIES, "--explain", "80967001", "--format", "ndjson"],
        ["ecl", "--from", "x.txt", "--explain", "80967001"],
        ["ecl", "--from", "x.txt", "--plan"],
        ["ecl", "--from", "x.txt", "--format", "csv"],
    ],
)
def test_what_does_not_go_together_is_a_usage_error(run: Run, arguments: list[str]) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")


def test_a_file_that_is_not_there_is_named(run: Run) -> None:
    ran = run("ecl", "--from", "absent.txt", "--parse-only")
    assert (ran.code, ran.out) == (3, "")
    assert "absent.txt" in ran.err


def test_standard_input_is_answered_line_by_line() -> None:
    """Another process hears the answer to a line before it writes the next."""
    program = "from digidot_term.cli.main import run; run()"
    with subprocess.Popen(
        [sys.executable, "-c", program, "ecl", "--from", "-", "--parse-only"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for expression, valid in (("<< 80967001", True), ("<<", False), ("*", True)):
            process.stdin.write(f"{expression}\n")
            process.stdin.flush()
            answered = json.loads(process.stdout.readline())
            assert (answered["expression"], answered["valid"]) == (expression, valid)
        process.stdin.close()
        assert process.stdout.read() == ""
    assert process.returncode == 1


# Why, and how


@pytest.mark.parametrize(
    ("sctid", "code", "said"), [("234975001", 0, "er med i svaret"), ("80967001", 0, "er ikke med")]
)
def test_an_answer_is_explained(run: Run, sctid: str, code: int, said: str) -> None:
    ran = run("--lang", "nb", "ecl", CARIES, "--explain", sctid)
    assert (ran.code, ran.err) == (code, "")
    assert said in ran.out
    data = json.loads(run("ecl", CARIES, "--explain", f"{sctid} |a term|", "--format", "json").out)
    assert data["concept"]["id"] == sctid
    assert run("ecl", CARIES, "--explain", sctid, "--format", "markdown").out.count("`") == 2


@pytest.mark.parametrize(
    ("expression", "sctid", "code", "said"),
    [
        (CARIES, "caries", 2, "SCT061"),
        (CARIES, "138875006", 2, "SCT061"),
        (CARIES, "61462000", 1, "SCT062"),
        ("<< (", "80967001", 2, "expression:1:"),
        ("^ [mapTarget] 447562003", "80967001", 1, "ECL"),
    ],
)
def test_what_cannot_be_explained_says_why(run: Run, expression: str, sctid: str, code: int, said: str) -> None:
    ran = run("ecl", expression, "--explain", sctid)
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err


def test_an_explanation_warns_as_an_answer_does(run: Run) -> None:
    ran = run("ecl", "<< 80967002 OR << 80967001", "--explain", "80967001")
    assert ran.code == run("ecl", "<< 80967002 OR << 80967001").code == 1
    assert "is in the answer" in ran.out
    assert ran.err == run("ecl", "<< 80967002 OR << 80967001").err


def test_an_answer_is_planned(run: Run) -> None:
    ran = run("ecl", f"{CARIES} {{{{ C active = true }}}}", "--plan")
    assert (ran.code, ran.err) == (0, "")
    assert len(ran.out.splitlines()) == 4
    data = json.loads(run("ecl", CARIES, "--plan", "--format", "json").out)
    assert data["count"] == 5
    assert run("ecl", "<< (", "--plan").code == 2
    assert run("ecl", CARIES, "--plan", "--format", "csv").code == 2


def test_ungrouped_attributes_may_count_as_groups(run: Run, ask: Ask) -> None:
    expression = "* : { 272741003 |Laterality| = * }"
    plain = int(run("ecl", expression, "--count").out)
    grouped = int(run("ecl", expression, "--count", "--self-grouped").out)
    assert plain < grouped
    assert [ask(expression, *options)[1][0]["count"] for options in ([], ["--self-grouped"])] == [plain, grouped]
    data = json.loads(run("ecl", expression, "--plan", "--format", "json", "--self-grouped").out)
    assert data["count"] == grouped
    sctid = json.loads(run("ecl", expression, "--self-grouped", "--limit", "1", "--format", "json").out)[0]["id"]
    explained = [
        json.loads(run("ecl", expression, "--explain", sctid, "--format", "json", *options).out)["met"]
        for options in ([], ["--self-grouped"])
    ]
    assert explained == [False, True]
