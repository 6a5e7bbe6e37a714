"""The commands as a Typer application; each is made when it is wanted, so that help need not make them all."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping
from functools import wraps
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from digidot_term.cli.beside import CommandWithOthers
from digidot_term.cli.commands import COMMANDS, Command, Entry, Group
from digidot_term.cli.global_options import global_options
from digidot_term.cli.output import drop_output
from digidot_term.cli.parameters import Argument, Option, Parameter, Unusable, parameters_of
from digidot_term.diagnostics import ExitCode


class OnDemand(Mapping[str, Any]):
    """Typer's commands by their words, each made when it is asked for."""

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        self._entries = entries
        self._made: dict[str, Any] = {}

    def __getitem__(self, word: str) -> Any:
        if word not in self._made:
            self._made[word] = _made(word, self._entries[word])
        return self._made[word]

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)


class _Root(TyperGroup):
    """All commands; to list them their names and what they say of themselves are enough."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        self.commands: Any = OnDemand(COMMANDS)

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the first words of all commands."""
        del ctx
        return list(COMMANDS)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the list of commands as Typer does, of stand-ins without parameters."""
        listed: Any = {word: TyperCommand(word, help=entry.help) for word, entry in COMMANDS.items()}
        TyperGroup(commands=listed).format_commands(ctx, formatter)


def _made(word: str, entry: Entry) -> Any:
    """Make Typer's command of a command, with those beside it, or of a group with all its commands."""
    found = entry.load()
    inner = typer.Typer(name=word, no_args_is_help=True, add_completion=False, rich_markup_mode=None)
    if isinstance(found, Group):
        inner.info.help = entry.help
        for name, command in found.commands.items():
            inner.command(name)(typed(command))
        return typer.main.get_group(inner)
    inner.command(word, cls=CommandWithOthers if entry.beside else None)(typed(found))
    made: Any = typer.main.get_command(inner)
    if entry.beside:
        made.commands = OnDemand(entry.beside)
    return made


def typed(command: Command) -> Command:
    """Return a command with its parameters declared as Typer wants them."""
    parameters = parameters_of(command)

    @wraps(command)
    def called(**values: Any) -> None:
        try:
            command(**values)
        except Unusable as error:
            raise typer.BadParameter(error.message, param_hint=error.name) from error
        except BrokenPipeError as error:
            drop_output()
            raise SystemExit(int(ExitCode.OK)) from error

    signed = [_signed(each) for each in parameters]
    called.__annotations__ = {each.name: each.annotation for each in signed}
    called.__signature__ = inspect.Signature(signed)  # type: ignore[attr-defined]  # what `inspect` looks for
    return called


def _signed(parameter: Parameter) -> inspect.Parameter:
    return inspect.Parameter(
        parameter.name,
        inspect.Parameter.POSITIONAL_OR_KEYWORD,
        default=inspect.Parameter.empty if parameter.required else parameter.default,
        annotation=Annotated[parameter.hint, _declared(parameter.declared)],
    )


def _declared(declared: Argument | Option) -> Any:
    """Return Typer's own declaration."""
    if isinstance(declared, Argument):
        return typer.Argument(help=declared.help, metavar=declared.metavar)
    return typer.Option(
        *declared.names,
        help=declared.help,
        metavar=declared.metavar,
        min=declared.min,
        callback=declared.at_once,
        is_eager=declared.at_once is not None,
    )


app = typer.Typer(
    name="digidot-term",
    cls=_Root,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)
app.callback()(typed(global_options))
