"""Global options may stand anywhere on the command line: they are moved to its front, where typer expects them."""

from __future__ import annotations

from collections.abc import Sequence

FLAGS = frozenset(["--online", "--offline", "-q", "--quiet", "-v", "--verbose", "--no-color"])
WITH_VALUE = frozenset(["-C", "--lang", "--cache"])


def with_globals_first(arguments: Sequence[str]) -> list[str]:
    """Return the arguments with the global options in front; what follows `--` is left alone."""
    front: list[str] = []
    rest: list[str] = []
    pending = list(arguments)
    while pending:
        word = pending.pop(0)
        if word == "--":
            rest += [word, *pending]
            break
        if word in FLAGS or (word.partition("=")[0] in WITH_VALUE - {"-C"} and "=" in word):
            front.append(word)
        elif word in WITH_VALUE and pending:
            front += [word, pending.pop(0)]
        else:
            rest.append(word)
    return front + rest
