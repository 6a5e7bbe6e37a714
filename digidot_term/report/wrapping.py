"""Break long lines at blanks, so that a page fits a terminal of 100 columns."""

from __future__ import annotations

import re
from collections.abc import Sequence

from digidot_term.report.table import width_of

WIDTH = 100

_BLANKS = re.compile(r"[^\S\u00a0]+")
"""Where a line may be broken: not at a no-break space."""


def wrapped(text: str, first: str = "", rest: str | None = None, width: int = WIDTH) -> list[str]:
    """Return `text` behind `first` as lines of at most `width` columns, where its words allow that.

    Later lines begin with `rest`: blanks as wide as `first` when it is not given.
    """
    rest = " " * width_of(first) if rest is None else rest
    lines: list[str] = []
    line, begun = first, False
    for word in filter(None, _BLANKS.split(text)):
        if begun and width_of(line) + 1 + width_of(word) > width:
            lines.append(line)
            line, begun = rest, False
        line += f" {word}" if begun else word
        begun = True
    return [*lines, line.rstrip()]


def padded(text: str, width: int) -> str:
    """Return `text` with blanks behind it up to `width` columns."""
    return text + " " * (width - width_of(text))


def widest(texts: Sequence[str]) -> int:
    """Return the columns the widest text takes, 0 for none."""
    return max(map(width_of, texts), default=0)
