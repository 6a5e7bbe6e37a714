"""The quick way to a command: a plain command line is read here, and Typer, which takes its time, is not loaded.

Whatever is not plain, such as help, an unknown option, a missing argument or a value that will not do, is left to
Typer: it alone speaks to users of such things.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import Any

from digidot_term.cli.commands import COMMANDS, Command, Entry, Group
from digidot_term.cli.global_options import global_options, print_version
from digidot_term.cli.parameters import Option, Parameter, Unusable, parameters_of

_COMPLETING = "_DIGIDOT_TERM_COMPLETE"
"""The variable by which a shell asks Typer for completions."""

_MOST_DIGITS = 9


class NotPlain(Exception):  # noqa: N818 - it is not wrong, it is for Typer
    """What the quick way leaves to Typer."""


def answered(arguments: list[str]) -> bool:
    """Run the command if it is plainly written, global options first; say whether it was."""
    if arguments == ["--version"]:
        print_version(True)
    try:
        words = _plain(arguments)
        before = read(global_options, words, whole=False)
        command = command_of(words)
        values = read(command, words)
        global_options(**before)
        command(**values)
    except (NotPlain, Unusable):
        return False
    return True


def _plain(arguments: list[str]) -> list[str]:
    """Return a copy of the words; bytes that are no text are not plain."""
    try:
        "".join(arguments).encode()
    except UnicodeEncodeError:
        raise NotPlain from None
    if _COMPLETING in os.environ:
        raise NotPlain
    return list(arguments)


def command_of(words: list[str], entries: Mapping[str, Entry] = COMMANDS) -> Command:
    """Take the name of a command off the words and return the command; NotPlain when it is not the name of one."""
    entry = entries.get(words.pop(0)) if words else None
    if entry is None:
        raise NotPlain
    if words and words[0] in entry.beside:
        return command_of(words, entry.beside)
    found = entry.load()
    if not isinstance(found, Group):
        return found
    command = found.commands.get(words.pop(0)) if words else None
    if command is None:
        raise NotPlain
    return command


def read(command: Callable[..., None], words: list[str], *, whole: bool = True) -> dict[str, Any]:
    """Take the parameters of `command` off the words, all of them or those up to the first name; return their values.

    Raises NotPlain for what Typer must read.
    """
    parameters = parameters_of(command)
    options = _options(parameters)
    given: dict[str, list[object]] = {}
    others: list[str] = []
    while words and (whole or words[0].startswith("-")):
        word = words.pop(0)
        if not word.startswith("-"):
            others.append(word)
            continue
        name, equals, value = word.partition("=")
        option, yes = options.get(name, (None, False))
        if option is None or (option.name in given and not option.many):
            raise NotPlain
        if equals and (option.type is bool or not name.startswith("--")):
            raise NotPlain
        found = yes if option.type is bool else _value(option, value if equals else _next(words))
        given.setdefault(option.name, []).append(found)
    _place(parameters, others, given)
    return {each.name: _settled(each, given.get(each.name)) for each in parameters}


def _options(parameters: tuple[Parameter, ...]) -> dict[str, tuple[Parameter, bool]]:
    """Return each name of each option and what a flag of that name says: `--online/--offline` is a yes and a no."""
    options: dict[str, tuple[Parameter, bool]] = {}
    for parameter in parameters:
        declared = parameter.declared
        if isinstance(declared, Option) and not declared.at_once:
            for names in declared.names:
                options |= {name: (parameter, not place) for place, name in enumerate(names.split("/"))}
    return options


def _next(words: list[str]) -> str:
    """Take a value off the words; a dash alone is one."""
    if not words or (words[0].startswith("-") and words[0] != "-"):
        raise NotPlain
    return words.pop(0)


def _value(parameter: Parameter, text: str) -> object:
    """Return the value a text stands for."""
    if parameter.type is not int:
        return parameter.type(text)
    if not (text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS) or text != str(int(text)):
        raise NotPlain
    least = parameter.declared.min if isinstance(parameter.declared, Option) else None
    if least is not None and int(text) < least:
        raise NotPlain
    return int(text)


def _place(parameters: tuple[Parameter, ...], words: list[str], given: dict[str, list[object]]) -> None:
    """Give the words that are no options to the arguments, in order; one that takes several takes the rest."""
    for parameter in parameters:
        if isinstance(parameter.declared, Option) or not words:
            continue
        taken = words[:] if parameter.many else words[:1]
        del words[: len(taken)]
        given[parameter.name] = [_value(parameter, word) for word in taken]
    if words:
        raise NotPlain


def _settled(parameter: Parameter, values: list[object] | None) -> object:
    """Return what the command gets: all values, the one value, or the default."""
    if values is None:
        if parameter.required:
            raise NotPlain
        return parameter.default
    return values if parameter.many else values[0]
