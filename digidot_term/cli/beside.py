"""A command of Typer's that has others beside it: `ecl EXPRESSION`, and `ecl optimise EXPRESSION`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from typer.core import TyperCommand, TyperGroup


class CommandWithOthers(TyperCommand):
    """A command whose first word may be the name of another; any other word is its own."""

    commands: Mapping[str, TyperCommand] = {}

    def make_context(self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any) -> Any:
        """Return the context of the command that the first word names, or this one's own."""
        other = self.commands.get(args[0]) if args else None
        if other is None:
            return super().make_context(info_name, args, parent, **extra)
        above = self.context_class(self, info_name=info_name, parent=parent)
        return other.make_context(args[0], args[1:], above, **extra)

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names of the others."""
        del ctx
        return list(self.commands)

    def get_command(self, ctx: Any, name: str) -> TyperCommand | None:
        """Return one of the others."""
        del ctx
        return self.commands.get(name)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write this command's own options and then, as a group does, the others."""
        super().format_options(ctx, formatter)
        TyperGroup(commands=dict(self.commands)).format_commands(ctx, formatter)

    def get_params(self, ctx: Any) -> Any:
        """Return no parameters to the others: their usage would have this command's argument in front of their name."""
        return super().get_params(ctx) if ctx.command is self else []
