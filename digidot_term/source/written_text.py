"""The text of a scalar as it is written in YAML, and where each character of what is read stands in it.

Folding, indentation and escapes change blanks and how many characters one is written with, but never the order of the
characters that are no blanks (YAML 1.2, 5.7, 6.5, 7.3 and 8.1): a character is found by how many of them precede it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_PIECES = {
    '"': re.compile(r"\\(?:x(?P<two>..)|u(?P<four>.{4})|U(?P<eight>.{8})|(?P<one>\r?\n|.))|.", re.DOTALL),
    "'": re.compile("''|.", re.DOTALL),
}
_PIECE = re.compile(r".", re.DOTALL)
_BLANK_ESCAPES = frozenset([*"tnrvfN_LP \t", "\n", "\r\n"])


@dataclass(frozen=True, slots=True)
class Scalar:
    """A scalar as written, without quotation marks or the head of a block; `line` and `column` (from 1) of its start.

    `style` is empty for a plain scalar, else `'`, `"`, `|` or `>`.
    """

    written: str
    line: int
    column: int
    style: str = ""

    def locate(self, text: str, offset: int) -> tuple[int, int]:
        """Return the line and column (from 1) of the character at `offset` of the text that was read."""
        before = len("".join(text[:offset].split()))
        spans = self._visible()
        if offset < len(text) and not text[offset].isspace() and before < len(spans):
            return self._line_and_column(spans[before][0])
        end = spans[before - 1][1] if 0 < before <= len(spans) else 0
        blanks = len(text[:offset]) - len(text[:offset].rstrip())
        return self._line_and_column(min(end + blanks, len(self.written)))

    def _visible(self) -> list[tuple[int, int]]:
        """Return from where to where each character that is no blank is written."""
        pieces = _PIECES.get(self.style, _PIECE).finditer(self.written)
        return [piece.span() for piece in pieces if not _is_blank(piece)]

    def _line_and_column(self, position: int) -> tuple[int, int]:
        above, _, here = self.written[:position].rpartition("\n")
        if not above and "\n" not in self.written[:position]:
            return self.line, self.column + len(here)
        return self.line + self.written.count("\n", 0, position), len(here) + 1


def _is_blank(piece: re.Match[str]) -> bool:
    named = {name: value for name, value in piece.groupdict().items() if value is not None}
    if "one" in named:
        return named["one"] in _BLANK_ESCAPES
    for digits in named.values():
        try:
            return chr(int(digits, 16)).isspace()
        except (ValueError, OverflowError):
            return False
    return piece[0].isspace()
