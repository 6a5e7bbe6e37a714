"""Start-up stays light: asking for help, or for a concept, loads nothing heavy."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

HEAVY = ("yaml", "requests", "rich", "fhir", "lxml", "jsonschema", "digidot_term.source.model")
"""pydantic is not among them: newer releases of typer load it themselves; our models, which need it, stay away."""
NEVER_FOR_A_QUESTION = (*HEAVY, "typer", "click", "pydantic", "numpy", "csv", "decimal", "traceback")
"""A question asked plainly does without Typer; numpy is for building an edition."""
PROBE = """
import json, sys
from digidot_term.cli.main import main
code = main({arguments})
print(json.dumps([code, sorted(name for name in {heavy} if name in sys.modules)]), file=sys.stderr)
"""


def loaded(arguments: list[str], heavy: tuple[str, ...] = HEAVY) -> tuple[int, list[str]]:
    probe = PROBE.format(arguments=arguments, heavy=heavy)
    ran = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True, encoding="utf-8")
    code, names = json.loads(ran.stderr.strip().splitlines()[-1])
    return code, names


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["--version"],
        ["build", "--help"],
        ["ecl", "<< 80967001"],
        ["ecl", "<< ("],
        ["concept", "show", "80967001"],
        ["concept", "search", "caries"],
        ["edition", "list"],
        ["nonsense"],
    ],
    ids=" ".join,
)
def test_nothing_heavy_is_loaded(arguments: list[str]) -> None:
    code, names = loaded(arguments)
    assert code in {0, 2}
    assert names == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["--version"],
        ["ecl", "<< 80967001"],
        ["ecl", "<< 80967001", "--format", "json", "--lang", "nb", "-q"],
        ["ecl", "<< 80967002 : 363698007 = *"],
        ["ecl", "optimise", "80967001 OR < 80967001"],
        ["ecl", "from-codes", __file__],
        ["ecl", "<< ("],
        ["ecl", "<< 80967001", "--parse-only"],
        ["ecl", "--from", __file__],
        ["ecl", "<< 80967001", "--explain", "80967001"],
        ["ecl", "<< 80967001", "--plan", "--format", "json"],
        ["concept", "show", "80967001"],
        ["concept", "show", "caries"],
        ["concept", "search", "caries", "--limit=3"],
        ["edition", "list"],
    ],
    ids=" ".join,
)
def test_a_question_loads_no_typer(arguments: list[str]) -> None:
    code, names = loaded(arguments, NEVER_FOR_A_QUESTION)
    assert code in {0, 1, 2}
    assert names == []


@pytest.mark.parametrize("written", ['term = "tåre"', 'term = wild:"*krone*", type = syn', 'term = "idé’s"'])
def test_icu_is_not_loaded_for_letters_the_table_has(written: str) -> None:
    watched = ("icu", "digidot_term.snomed.icu_folding")
    assert loaded(["ecl", f"<< 91723000 {{{{ {written} }}}}"], watched) == (0, [])


def test_output_that_cannot_be_encoded_does_not_end_the_run() -> None:
    program = "from digidot_term.cli.main import run; run()"
    ran = subprocess.run(
        [sys.executable, "-c", program, "--lang", "nb", "concept", "show", "80967001"],
        capture_output=True,
        check=False,
        env={"PYTHONIOENCODING": "ascii", "PATH": "", "PYTHONPATH": ""},
    )
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.isascii()
