"""Options and arguments as commands declare them, once: Typer's and those of the quick path are both made of these."""

from __future__ import annotations

from collections.abc import Callable
from types import NoneType, UnionType
from typing import Annotated, Any, get_type_hints

from digidot_term.record import record


@record
class Argument:
    """A word by its place."""

    help: str
    metavar: str | None = None


class Option:
    """A word that begins with a dash; `at_once` is called when it is met, before the command and its checks."""

    __slots__ = ("at_once", "help", "metavar", "min", "names")

    def __init__(
        self,
        *names: str,
        help: str,  # noqa: A002 - as Typer calls it
        metavar: str | None = None,
        min: int | None = None,  # noqa: A002 - likewise
        at_once: Callable[[bool], None] | None = None,
    ) -> None:
        self.names = names
        self.help = help
        self.metavar = metavar
        self.min = min
        self.at_once = at_once


EditionOption = Annotated[
    str | None,
    Option(
        "--edition",
        help="An indexed edition, sample, sample@earlier, or RF2 zips and folders joined by +.",
        metavar="EDITION",
    ),
]
"""The edition a command is to work on."""


class Unusable(Exception):  # noqa: N818 - it is the value that is wrong
    """A value a command cannot use, said before it has done anything; `name` is the option or argument it is for."""

    def __init__(self, message: str, name: str) -> None:
        super().__init__(message)
        self.message = message
        self.name = name


@record
class Parameter:
    """A parameter of a command: how it is declared, the type of its values, whether it takes several."""

    name: str
    declared: Argument | Option
    hint: Any
    type: type
    many: bool
    required: bool
    default: object


def parameters_of(command: Callable[..., None]) -> tuple[Parameter, ...]:
    """Read the declarations of a command, in order; each parameter has one."""
    hints = get_type_hints(command, include_extras=True)
    names = command.__code__.co_varnames[: command.__code__.co_argcount]
    defaults = command.__defaults__ or ()
    first = len(names) - len(defaults)
    return tuple(
        _parameter(name, hints[name], number < first, None if number < first else defaults[number - first])
        for number, name in enumerate(names)
    )


def _parameter(name: str, annotated: Any, required: bool, default: object) -> Parameter:
    hint = annotated.__origin__
    kind = next(each for each in hint.__args__ if each is not NoneType) if isinstance(hint, UnionType) else hint
    many = getattr(kind, "__origin__", None) is list
    return Parameter(name, annotated.__metadata__[0], hint, kind.__args__[0] if many else kind, many, required, default)
