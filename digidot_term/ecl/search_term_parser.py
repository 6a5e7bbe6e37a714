"""What a term is searched for: beginnings of words, or a pattern; each function quotes its production of ECL 2.3."""

from __future__ import annotations

import re

from digidot_term.ecl.cursor import Cursor
from digidot_term.ecl.filter_tree import MatchSearchTerm, WildSearchTerm
from digidot_term.ecl.literals import unescaped
from digidot_term.ecl.pattern import BLANK, Pattern

_KIND = Pattern(rf"(match|wild){BLANK}*+:", re.IGNORECASE)
_MATCH = Pattern(r'"((?:[^"\\]|\\["\\])++)"')
_WILD = Pattern(r'"((?:[^"\\]|\\["\\*])++)"')
_COMMENT = Pattern(r"/\*(?:[^*]++|\*[^/])*+\*/")
_UP_TO_COMMENT = Pattern(r'(?:[^"\\/]|/(?!\*)|\\["\\])*+')
_BLANKS = Pattern(r"[ \t\r\n]+")


def typed_search_term(cursor: Cursor) -> MatchSearchTerm | WildSearchTerm | None:
    """`( [ matchKeyword ws ":" ws ] matchSearchTermSet ) / ( wild ws ":" ws wildSearchTermSet )`."""
    start = cursor.at
    kind = cursor.match(_KIND)
    cursor.space()
    if kind and kind[1].lower() == "wild":
        wild = cursor.match(_WILD)
        return WildSearchTerm(wild[1]) if wild else cursor.fail('wildSearchTerm ("...", with \\* \\" \\\\ inside)')
    readings = _readings(cursor)
    if readings:
        words, cursor.at = cursor.choose(readings)
        return MatchSearchTerm(words)
    if kind or cursor.sees(_MATCH):
        cursor.fail('matchSearchTerm ("...", with \\" \\\\ inside)')
    cursor.at = start
    return None


def _readings(cursor: Cursor) -> list[tuple[tuple[str, ...], int]]:
    """`matchSearchTermSet = QM ws matchSearchTerm *(mws matchSearchTerm) ws QM`: the words, the offset behind them.

    `ws` may be a comment here too; that it is one is the less likely reading.
    """
    readings = []
    plain = _MATCH.match(cursor.text, cursor.at)
    if plain and (words := _words(plain[1])):
        readings.append((words, plain.end()))
    if plain is None or "/*" in plain[1]:
        inside, end = _with_comments(cursor)
        if (not plain or end != plain.end()) and (words := _words(inside)):
            readings.append((words, end))
    return readings


def _with_comments(cursor: Cursor) -> tuple[str, int]:
    """Return what stands between quotation marks with its comments as blanks, and the offset behind; else no text."""
    text, at = cursor.text, cursor.at + 1
    pieces = []
    if not cursor.peek('"'):
        return "", cursor.at
    while (found := _UP_TO_COMMENT.match(text, at)) is not None:
        pieces.append(found[0])
        if text.startswith('"', found.end()):
            return " ".join(pieces), found.end() + 1
        comment = _COMMENT.match(text, found.end())
        if comment is None:
            break
        at = comment.end()
    return "", cursor.at


def _words(text: str) -> tuple[str, ...]:
    """Return the words of a match search term, unescaped."""
    return tuple(word for word in _BLANKS.sub(" ", unescaped(text)).split(" ") if word)
