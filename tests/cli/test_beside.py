"""Commands that stand beside another: their names are known by the word behind its own."""

from __future__ import annotations

import pytest
from typer.core import TyperGroup

from digidot_term import ecl
from digidot_term.cli.app import OnDemand
from digidot_term.cli.commands import COMMANDS, Entry
from digidot_term.cli.quick import NotPlain, command_of
from digidot_term.cli.rules import explain, rules
from digidot_term.diagnostics import ExitCode

ENTRIES = {
    "rules": Entry(
        COMMANDS["rules"].target,
        "List the rules with their packs and severities.",
        {"explain": COMMANDS["explain"]},
    )
}


def test_the_word_behind_a_command_may_be_the_name_of_another() -> None:
    for words, command, rest in (
        (["rules", "explain", "SCT053"], explain, ["SCT053"]),
        (["rules", "dent"], rules, ["dent"]),
        (["rules"], rules, []),
        (["rules", "dent", "explain"], rules, ["dent", "explain"]),
        (["rules", "--format", "explain"], rules, ["--format", "explain"]),
    ):
        assert command_of(words, ENTRIES) is command
        assert words == rest


@pytest.mark.parametrize("words", [[], ["nothing"], ["explain", "SCT053"]])
def test_other_words_are_no_commands(words: list[str]) -> None:
    with pytest.raises(NotPlain):
        command_of(words, ENTRIES)


def output(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    with pytest.raises(SystemExit) as leaving:
        TyperGroup(name="tool", commands=dict(OnDemand(ENTRIES)))(["rules", *words], prog_name="tool")
    said = capsys.readouterr()
    return leaving.value.code, said.out + said.err  # type: ignore[return-value]


def test_typer_knows_them_too(capsys: pytest.CaptureFixture[str]) -> None:
    code, text = output(capsys, "explain", "SCT053")
    assert (code, "SCT053 inactive-concept" in text) == (0, True)
    code, text = output(capsys, "fhir")
    assert (code, "FHIR" in text) == (0, True)


def test_help_lists_them_and_theirs_is_their_own(capsys: pytest.CaptureFixture[str]) -> None:
    code, text = output(capsys, "--help")
    assert code == 0
    assert "Usage: tool rules [OPTIONS] [PACK]" in text
    assert "explain  Explain a rule" in text
    code, text = output(capsys, "explain", "--help")
    assert code == 0
    assert "Usage: tool rules explain [OPTIONS] {RULE}" in text
    code, text = output(capsys, "explain")
    assert code == ExitCode.USAGE
    assert "Usage: tool rules explain" in text


def test_a_command_without_others_lists_none() -> None:
    assert not hasattr(OnDemand(COMMANDS)["explain"], "commands")


def test_no_expression_is_the_name_of_a_command() -> None:
    for name in ("optimise", "from-codes", *COMMANDS["ecl"].beside):
        assert ecl.parse(name)[0] is None
