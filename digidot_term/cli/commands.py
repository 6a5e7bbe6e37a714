"""All commands by name; a module is loaded when one of its commands is wanted."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

Command = Callable[..., None]


class Group:
    """Commands under one word."""

    __slots__ = ("commands", "help")

    def __init__(self, help: str) -> None:  # noqa: A002 - as Typer calls it
        self.help = help
        self.commands: dict[str, Command] = {}

    def command(self, name: str | None = None) -> Callable[[Command], Command]:
        """Add a command, under its own name unless another is given."""

        def add(command: Command) -> Command:
            self.commands[name or command.__name__] = command
            return command

        return add


COMMANDS = {
    "build": "project:build",
    "check": "project:check",
    "diff": "project:diff",
    "doctor": "project:doctor",
    "schema": "project:schema",
    "ecl": "ecl:ecl",
    "rules": "rules:rules",
    "explain": "rules:explain",
    "concept": "concept:app",
    "edition": "edition:app",
    "vs": "export:vs_app",
    "map": "export:map_app",
    "sd": "export:sd_app",
    "package": "package:app",
    "sample": "sample:app",
}
"""Each first word, with the module of this package and the name in it of its command or group."""


def load(word: str) -> Command | Group:
    """Return the command or group of a first word."""
    module, _, name = COMMANDS[word].partition(":")
    found: Command | Group = getattr(import_module(f"digidot_term.cli.{module}"), name)
    return found
