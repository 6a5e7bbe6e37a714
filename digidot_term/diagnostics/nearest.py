"""The known word closest to one that is not known, as messages write it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str:
    """Return ` (`that`?)` for the known word closest to `word`, or nothing."""
    close = difflib.get_close_matches(word, list(known), 1)
    return f" (`{close[0]}`?)" if close else ""
