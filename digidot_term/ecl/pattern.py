"""Regular expressions that are compiled when first used: the grammar has fifty, one expression needs a few."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

BLANK = r"(?:[ \t\r\n]|/\*(?:[^*]++|\*[^/])*+\*/)"
"""One blank or comment of `ws = *( SP / HTAB / CR / LF / comment )`."""

_METHODS = frozenset(["finditer", "fullmatch", "match", "search", "sub"])


class Pattern:
    """A regular expression; once compiled its methods are those of `re.Pattern`, at their speed."""

    finditer: Callable[..., Iterator[re.Match[str]]]
    fullmatch: Callable[..., re.Match[str] | None]
    match: Callable[..., re.Match[str] | None]
    search: Callable[..., re.Match[str] | None]
    sub: Callable[..., str]

    def __init__(self, text: str, flags: int = 0) -> None:
        self._text = text
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        """Compile, and put all methods in place; called only while they are not there."""
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self._text, self._flags)
        vars(self).update({method: getattr(compiled, method) for method in _METHODS})
        return vars(self)[name]
