"""The quick way and Typer's way to a command are one: same values, same output, same exit codes."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st

from digidot_term.cli import main as program
from digidot_term.cli.app import app
from digidot_term.cli.arguments import FLAGS, WITH_VALUE
from digidot_term.cli.commands import COMMANDS, Command, Entry, Group
from digidot_term.cli.global_options import global_options
from digidot_term.cli.parameters import Option, Parameter, parameters_of
from digidot_term.cli.quick import NotPlain, read
from tests.cli.conftest import Run


def every_command() -> Iterator[tuple[str, Command, Any]]:
    """Each command by its words, with what Typer makes of it."""
    made = typer.main.get_command(app)
    for word, entry in COMMANDS.items():
        yield from commands_of(word, entry, made.commands[word])


def commands_of(words: str, entry: Entry, made: Any) -> Iterator[tuple[str, Command, Any]]:
    """The command of an entry and those beside it, or all of a group."""
    found = entry.load()
    if isinstance(found, Group):
        for name, command in found.commands.items():
            yield f"{words} {name}", command, made.commands[name]
    else:
        yield words, found, made
    for name, other in entry.beside.items():
        yield from commands_of(f"{words} {name}", other, made.commands[name])


ALL = [*every_command(), ("", global_options, typer.main.get_command(app))]
IDS = [words or "digidot-term" for words, _, _ in ALL]


def names_of(parameter: Parameter) -> tuple[list[str], list[str]]:
    assert isinstance(parameter.declared, Option)
    pairs = [names.partition("/") for names in parameter.declared.names]
    return [yes for yes, _, _ in pairs], [no for _, _, no in pairs if no]


@pytest.mark.parametrize(("words", "command", "made"), ALL, ids=IDS)
def test_typer_has_the_parameters_that_are_declared(words: str, command: Command, made: Any) -> None:
    declared = {each.name: each for each in parameters_of(command)}
    typers = {each.name: each for each in made.params if "completion" not in each.name}
    assert list(typers) == list(declared)
    for name, parameter in declared.items():
        found = typers[name]
        assert (found.required, found.default) == (parameter.required, parameter.default)
        assert found.help == parameter.declared.help
        if isinstance(parameter.declared, Option):
            assert (found.opts, found.secondary_opts) == names_of(parameter)
            assert found.is_flag == (parameter.type is bool)
            assert found.multiple == parameter.many
            assert found.min == parameter.declared.min
        else:
            assert found.nargs == (-1 if parameter.many else 1)


@pytest.mark.parametrize("parameter", [each for _, command, _ in ALL for each in parameters_of(command)], ids=str)
def test_the_quick_way_knows_the_type(parameter: Parameter) -> None:
    assert parameter.type in {str, int, bool, Path}
    if isinstance(parameter.declared, Option):
        assert parameter.declared.min is None or parameter.type is int


def test_only_the_last_argument_takes_several() -> None:
    for _, command, _ in ALL:
        arguments = [each for each in parameters_of(command) if not isinstance(each.declared, Option)]
        assert not any(each.many for each in arguments[:-1])


VALUES = [
    "",
    "x",
    "-",
    "--",
    "-x",
    "-q",
    "--no",
    "0",
    "1",
    "007",
    "-1",
    "+1",
    "1_0",
    " 1",
    "٣",
    "9" * 20,
    "å",
    "\udcff",
]


@st.composite
def lines(draw: st.DrawFn) -> tuple[Command, Any, list[str]]:
    """A command and words that are often right for it."""
    _, command, made = draw(st.sampled_from(ALL[:-1]))
    options = [name for each in made.params for name in each.opts if name.startswith("-")]
    names = st.sampled_from([*options, "--help", "--nonsense"])
    values = st.sampled_from(VALUES)
    one = names.map(lambda name: [name]) | values.map(lambda value: [value])
    two = st.tuples(names, values).map(list) | st.tuples(names, values).map(lambda pair: [f"{pair[0]}={pair[1]}"])
    groups: list[list[str]] = draw(st.lists(one | two, max_size=5))
    return command, made, [word for group in groups for word in group]


@given(lines())
def test_what_is_read_quickly_is_what_typer_reads(line: tuple[Command, Any, list[str]]) -> None:
    command, made, words = line
    try:
        values = read(command, list(words))
    except NotPlain:
        return
    if any("\udcff" in word for word in words):
        return  # such a line does not get as far as here
    with made.make_context("command", list(words)) as context:
        for parameter in parameters_of(command):
            typers = context.params[parameter.name]
            if parameter.many:
                typers = list(typers) or None
            assert (values[parameter.name], type(values[parameter.name])) == (typers, type(typers))


def every_entry(entries: Mapping[str, Entry]) -> Iterator[tuple[str, Entry]]:
    for word, entry in entries.items():
        yield word, entry
        yield from every_entry(entry.beside)


@pytest.mark.parametrize(("word", "entry"), list(every_entry(COMMANDS)))
def test_a_command_is_listed_with_the_first_line_of_its_help(word: str, entry: Entry) -> None:
    found = entry.load()
    if not isinstance(found, Group):
        assert entry.help == (inspect.getdoc(found) or "").splitlines()[0]


def test_the_options_that_may_stand_anywhere_are_the_global_ones() -> None:
    plain = [each for each in parameters_of(global_options) if each.name != "version"]
    names = {each.name: {name for part in names_of(each) for name in part} for each in plain}
    assert set().union(*(names[each.name] for each in plain if each.type is bool)) == FLAGS
    assert set().union(*(names[each.name] for each in plain if each.type is not bool)) == WITH_VALUE


QUICK = [
    ["--version"],
    ["ecl", "<< 80967001"],
    ["ecl", "<< 80967001", "--count"],
    ["ecl", "--count", "<< 80967001"],
    ["ecl", "<< 80967001", "--limit", "2", "--format", "json"],
    ["ecl", "<< 80967001", "--limit=2", "--format=csv", "--edition=sample@earlier"],
    ["--lang", "nn", "ecl", "<< 80967001"],
    ["ecl", "<< 80967001", "--lang=nb", "-q"],
    ["ecl", "<< 80967002"],
    ["ecl", "<< (80967001"],
    ["ecl", ""],
    ["ecl", "\x00"],
    ["ecl", "80967001", "--format", "sarif"],
    ["ecl", "80967001", "--edition", "absent.zip"],
    ["ecl", "80967001", "--edition", "+"],
    ["-C", ".", "ecl", "80967001"],
    ["ecl", "80967001", "--offline"],
    ["ecl", "<<  80967001", "--parse-only"],
    ["ecl", "<< 80967001", "--explain", "80967001"],
    ["ecl", "<< 80967001", "--explain", "caries", "--lang", "nn"],
    ["ecl", "--from", "expressions.txt"],
    ["ecl", "--from=expressions.txt", "--parse-only", "--lang", "nb"],
    ["ecl", "--from", "absent.txt"],
    ["concept", "show", "80967001"],
    ["concept", "show", "80967001 |Dental caries|", "--format", "json", "--lang", "nb"],
    ["concept", "show", "80967002"],
    ["concept", "show", "caries"],
    ["concept", "show", "61462000"],
    ["concept", "show", "80967001", "--format", "csv"],
    ["concept", "search", "dent", "car"],
    ["concept", "search", "dent", "car", "--limit", "1", "--lang", "nn"],
    ["concept", "search", "zzzz"],
    ["concept", "search", "caries", "--format", "ndjson", "--no-color"],
    ["edition", "list"],
    ["edition", "list", "--format", "json"],
    ["edition", "show", "sample@earlier", "--lang", "nb"],
    ["rules"],
    ["explain", "SCT053"],
    ["explain", "nothing"],
    ["schema"],
    ["check", "absent"],
]
THOROUGH = [
    [],
    ["-h"],
    ["--help"],
    ["nothing"],
    ["--nothing"],
    ["--version", "--nothing"],
    ["--version", "ecl"],
    ["ecl"],
    ["ecl", "80967001", "--from", "expressions.txt"],
    ["ecl", "80967001", "--parse-only", "--count"],
    ["ecl", "--help"],
    ["ecl", "80967001", "extra"],
    ["ecl", "80967001", "--cout"],
    ["ecl", "80967001", "--cou"],
    ["ecl", "80967001", "--count=yes"],
    ["ecl", "80967001", "--limit"],
    ["ecl", "80967001", "--limit", "many"],
    ["ecl", "80967001", "--limit", "-1"],
    ["ecl", "80967001", "--limit", "1", "--limit", "2"],
    ["ecl", "80967001", "--limit", "007"],
    ["ecl", "80967001", "--format"],
    ["ecl", "--", "80967001"],
    ["ecl", "-80967001"],
    ["ecl", "\udcff"],
    ["--lang", "sv", "ecl", "80967001"],
    ["--lang"],
    ["-C", "absent", "ecl", "80967001"],
    ["-Cabsent", "ecl", "80967001"],
    ["ecl", "80967001", "--online", "--offline"],
    ["-qq", "rules"],
    ["build", "-o=x", "--check"],
    ["concept"],
    ["concept", "--help"],
    ["concept", "nothing"],
    ["concept", "show"],
    ["concept", "show", "80967001", "80967001"],
    ["concept", "search"],
    ["concept", "search", "x", "--limit", "0"],
    ["edition", "list", "extra"],
    ["rules", "nopack"],
    ["schema", "nonsense"],
]


def both(run: Run, monkeypatch: pytest.MonkeyPatch, arguments: list[str]) -> tuple[bool, Any, Any]:
    """Run as it is, and again with every line left to Typer; say whether the first run went the quick way."""
    went: list[bool] = []

    def watched(words: list[str], answered: Callable[[list[str]], bool] = program.answered) -> bool:
        try:
            went.append(answered(words))
        except BaseException:
            went.append(True)
            raise
        return went[-1]

    monkeypatch.setattr(program, "answered", watched)
    quick = run(*arguments)
    monkeypatch.setattr(program, "answered", lambda _: False)
    return went == [True], quick, run(*arguments)


@pytest.mark.parametrize("arguments", QUICK, ids=" ".join)
def test_plain_lines_go_the_quick_way(
    root: Path, run: Run, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    (root / "expressions.txt").write_text("<< 80967001\n<<\n", "utf-8")
    went, quick, thorough = both(run, monkeypatch, arguments)
    assert went
    assert quick == thorough


@pytest.mark.parametrize("arguments", THOROUGH, ids=lambda words: ascii(" ".join(words)))
def test_other_lines_are_left_to_typer(
    root: Path, run: Run, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    went, quick, thorough = both(run, monkeypatch, arguments)
    assert not went
    assert quick == thorough


def test_a_shell_that_asks_for_completions_gets_them_from_typer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_DIGIDOT_TERM_COMPLETE", "complete_bash")
    assert not program.answered(["ecl", "80967001"])


def test_the_time_is_said_either_way(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    went, quick, thorough = both(run, monkeypatch, ["-v", "explain", "SCT053"])
    assert went
    assert (quick.code, quick.out) == (thorough.code, thorough.out)
    assert quick.err.endswith(" s\n")
