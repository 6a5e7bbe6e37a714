"""Every command is documented and has help."""

from __future__ import annotations

from typing import Any

import pytest
import typer

from digidot_term.cli.app import app
from tests.cli.conftest import Run
from tests.conftest import ROOT


def commands(command: Any, words: tuple[str, ...] = ()) -> list[tuple[tuple[str, ...], Any]]:
    found = [(words, command)]
    for name, inner in getattr(command, "commands", {}).items():
        found += commands(inner, (*words, name))
    return found


COMMANDS = commands(typer.main.get_command(app))
IDS = [" ".join(words) or "digidot-term" for words, _ in COMMANDS]


def test_the_commands_of_this_issue_are_there() -> None:
    assert set(IDS) >= {
        "build",
        "check",
        "ecl",
        "concept show",
        "concept search",
        "concept tree",
        "vs build",
        "map build",
        "sd build",
        "package install",
        "package list",
        "package pack",
        "edition add",
        "edition list",
        "edition show",
        "edition verify",
        "edition remove",
        "edition diff",
        "doctor",
        "rules",
        "explain",
        "schema",
        "sample write",
        "diff",
    }


@pytest.mark.parametrize(("words", "command"), COMMANDS, ids=IDS)
def test_a_command_has_help_and_stands_in_the_reference(run: Run, words: tuple[str, ...], command: Any) -> None:
    assert command.help
    for parameter in command.params:
        assert getattr(parameter, "help", None), parameter.name
    page = (ROOT / "docs/reference/cli.md").read_text("utf-8")
    assert f"\n## {' '.join(('digidot-term', *words))}\n" in page
    assert " ".join(command.help.split("\n")[0].split()) in " ".join(page.split())
    assert run(*words, "--help").code == 0
