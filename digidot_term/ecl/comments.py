"""Comments of an expression, which its syntax tree does not hold: kept in front and behind, refused within."""

from __future__ import annotations

import re

from digidot_term.ecl.pattern import BLANK, Pattern

_BLANKS = Pattern(rf"{BLANK}*+")
_COMMENT = r"/\*(?:[^*]++|\*[^/])*+\*/"
_PIECE = Pattern(
    rf'"(?:[^"\\]|\\.)*+"|\|{BLANK}*+[^|]*+\||(?P<comment>{_COMMENT})',
    re.DOTALL,
)


def with_comments(text: str, rendered: str, *, lines: bool) -> str | None:
    """Return new text of an expression with the comments that `text` has around it; None when one stands within.

    With `lines` they stand on lines of their own, as they were written; else all is one line.
    """
    blanks = _BLANKS.match(text)
    start = blanks.end() if blanks else 0
    comments = [found.span("comment") for found in _PIECE.finditer(text, start) if found["comment"]]
    end = len(text)
    while comments and not text[comments[-1][1] : end].strip():
        end = comments.pop()[0]
    if comments:
        return None
    front, behind = text[:start].strip(), text[end:].strip()
    if not lines:
        front, behind = (" ".join(piece.split()) for piece in (front, behind))
    return ("\n" if lines else " ").join(piece for piece in (front, rendered, behind) if piece)
