"""Terms in pipes; what looks like a comment within them may be one, or a part of the term."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.ecl.cursor import Cursor
from digidot_term.ecl.pattern import BLANK, Pattern

_BLANKS = Pattern(rf"{BLANK}*+")
_TERM = Pattern(r"[^\x00-\x20\x7f|]++(?: ++[^\x00-\x20\x7f|]++)*+")
_WHITE = " \t\r\n"


def optional_term(cursor: Cursor) -> str | None:
    """`[ws "|" ws term ws "|"]`; stays in front of the blanks when there is no term."""
    start = cursor.at
    cursor.space()
    if not cursor.peek("|"):
        cursor.at = start
        return None
    readings = _readings(cursor.text, cursor.at + 1)
    if not readings:
        _no_term(cursor)
    term, cursor.at = cursor.choose(readings)
    return term


def _readings(text: str, start: int) -> list[tuple[str, int]]:
    """Return each way to read a term whose pipe was opened before `start`: the term, and the offset behind it.

    `ws term ws "|"`, `term = 1*nonwsNonPipe *( 1*SP 1*nonwsNonPipe )`: it ends at the next pipe that no comment holds.
    """
    end = text.find("|", start)
    if end < 0:
        return []
    term = text[start:end].strip(_WHITE)
    if "/*" not in term:
        return [(term, end + 1)] if _TERM.fullmatch(term) else []
    found: dict[int, str] = {}
    for term, end in _with_comments(text, start):
        found.setdefault(end, term)
    return [(term, end) for end, term in found.items()]


def _with_comments(text: str, start: int) -> Iterator[tuple[str, int]]:
    """Yield readings of a term with `/*` in it: as a comment in front, as part of the term, as a comment behind it."""
    blanks = _BLANKS.match(text, start)
    for begin in dict.fromkeys((blanks.end() if blanks else start, start)):
        end = text.find("|", begin)
        if end < 0:
            continue
        term = text[begin:end].strip(_WHITE)
        if _TERM.fullmatch(term):
            yield term, end + 1
        for cut in (text.find("/*", begin + 1, end), text.rfind("/*", begin + 1, end)):
            term = text[begin:cut].strip(_WHITE) if cut > 0 else ""
            behind = _BLANKS.match(text, cut) if _TERM.fullmatch(term) else None
            if behind and text.startswith("|", behind.end()):
                yield term, behind.end() + 1


def _no_term(cursor: Cursor) -> None:
    """Say why no term stands behind a pipe."""
    opened = cursor.at
    end = cursor.text.find("|", opened + 1)
    if end < 0:
        cursor.stop_at_open_term()
    cursor.at += 1
    cursor.space()
    matched = _TERM.match(cursor.text, cursor.at)
    cursor.at = min(matched.end() if matched else cursor.at, end)
    cursor.fail("term")
