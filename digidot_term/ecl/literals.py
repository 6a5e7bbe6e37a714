"""Text in quotation marks and sets of values: how ECL writes them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from digidot_term.ecl.pattern import Pattern

_ESCAPE = Pattern(r"\\(.)", re.DOTALL)


def unescaped(text: str) -> str:
    r"""Take the backslashes of `\"`, `\\` and `\*` away."""
    return _ESCAPE.sub(r"\1", text)


def quoted(text: str) -> str:
    """Return text in quotation marks, escaped."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def listed(items: Sequence[str]) -> str:
    """Return one item as it is, more of them in brackets."""
    return items[0] if len(items) == 1 else f"({' '.join(items)})"
