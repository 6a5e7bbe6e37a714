"""Mistakes that are made again and again, and how ECL writes what was meant; looked for where a text is no ECL."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from difflib import get_close_matches

from digidot_term.ecl.forms import LONG

BLANKS = frozenset(
    "\u00a0\u1680\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u202f\u205f\u2060\u3000\ufeff"
)
"""Characters that look like a blank, or like nothing."""

Expected = tuple[str, ...]
Found = tuple[str, str]
"""What stands in the text, and what ECL has in its place."""

_LIKE = {
    "“": '"', "”": '"', "„": '"', "″": '"', "‘": '"', "’": '"', "´": '"', "`": '"', "–": "-", "—": "-", "‐": "-",
    "‑": "-", "−": "-", "≤": "<=", "≥": ">=", "≠": "!=", "…": "..", "：": ":", "＝": "=", "∗": "*", "＊": "*",
    "│": "|", "¦": "|", "∣": "|", "＃": "#", "‹": "<", "›": ">", "《": "<<", "》": ">>", "∧": "AND", "∨": "OR",
}  # fmt: skip
_CONNECTIVES = {
    "og": "AND", "&": "AND", "&&": "AND", "+": "AND", "eller": "OR", "||": "OR", "/": "OR", "not": "MINUS",
    "ikke": "MINUS", "ikkje": "MINUS", "uten": "MINUS", "utan": "MINUS", "unntatt": "MINUS", "except": "MINUS",
    "without": "MINUS", "-": "MINUS", "\\": "MINUS",
}  # fmt: skip
_OPERATORS = {"==": "=", "=<": "<=", "=>": ">=", "!==": "!=", "=!": "!=", "is": "=", "er": "=", "in": "="}
_KEYWORDS = (*LONG.operators.values(), "memberOf", "refsetContainingAny", "ANY")
_CONCEPT_FILTERS = ("definitionStatus", "definitionStatusId")
_DESCRIPTION_FILTERS = ("term", "language", "type", "typeId", "dialect", "dialectId", "id")
_FILTERS = (*_CONCEPT_FILTERS, *_DESCRIPTION_FILTERS, "moduleId", "effectiveTime", "active")
_FIELDS = (
    "referencedComponentId", "targetComponentId", "valueId", "acceptabilityId", "mapGroup", "mapPriority", "mapRule",
    "mapAdvice", "mapTarget", "correlationId", "mapCategoryId", "order", "query",
)  # fmt: skip
_WORD = re.compile(r"[^\W\d_]{1,40}")
_CONNECTIVE = re.compile(r"(&&?|\|\||[+/\\-]|[^\W\d_]{2,12})\s*[0-9<>^*(!]")
_TERM = re.compile(r"[^\W\d_](?:(?!\s(?:AND|OR|MINUS)\b|,\s*[0-9*(\[])[^|:=<>^{}\"#]){0,80}", re.IGNORECASE)
_PIPE = re.compile(r"(?<=[0-9])\s{0,9}(?P<pipe>\|)\s{0,9}(?P<term>[^\W\d_])")
_NO_TERM = re.compile(r"[:=<{]|\b[0-9]{6,18}\b|\b(?:AND|OR|MINUS)\s", re.IGNORECASE)
_AND_NOT = re.compile(r"AND\s+(?:NOT|IKKE|IKKJE)\b", re.IGNORECASE)
_FIELD_NAMES = re.compile(r"\[\s*[A-Za-z][A-Za-z, ]{0,80}\]")
_FILTER = re.compile(
    r"\{\s*(?:[CDM]\s|\+|(?:term|type|dialect|language|active|module|effective|definition)\w*\s*[!=<>])",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\s*([0-9]+|\*)\s*(?:(?:\.+|-|–|,|…|:|to)\s*([0-9]+|\*|many|n))?\s*\]", re.IGNORECASE)
_DATE = re.compile(r"[\"']?([12][0-9]{3})[-./]?(0[1-9]|1[0-2])[-./]?(0[1-9]|[12][0-9]|3[01])[\"']?(?![0-9])")
_SINGLE_QUOTES = re.compile(r"'([^'\"\\]{1,80})'")
_BARE_TEXT = re.compile(r"[^\s\"'(){},|\\][^\"'(){},|\\]{0,80}")
_NUMBER = re.compile(r"[-+]?[0-9]{1,5}(?:\.[0-9]{1,20})?(?![0-9.])")
_QUOTED_WORD = re.compile(r'"([A-Za-z0-9][A-Za-z0-9-]{1,20})"')
_PROFILE = re.compile(r"\s*[-_ ]\s*(min|mod|max|all)[a-z]*", re.IGNORECASE)


def likely_mistake(text: str, at: int, expected: Expected) -> Found | None:
    """Return what was probably written wrong at an offset where something else was expected, and how ECL writes it."""
    return next((found for look in _LOOKS if (found := look(text, at, expected)) and found[0] != found[1]), None)


def unclosed_term(text: str, at: int) -> tuple[int, str] | None:
    """Return the pipe up to `at` behind which a term was probably not closed, and the term as it should be written.

    It is the first one with something of an expression before the next pipe, else the last one if none follows.
    """
    for opened in _PIPE.finditer(text):
        start = opened.start("term")
        if opened.start("pipe") > at:
            break
        end = text.find("|", start)
        term = _TERM.match(text, start, end if end >= 0 else len(text))
        if term and (end < 0 or _NO_TERM.search(text, term.end(), end)):
            return opened.start("pipe"), f"|{term[0].strip()}|"
    return None


def _look_alike(text: str, at: int, expected: Expected) -> Found | None:
    """A character that resembles another: word processors put it there."""
    found = text[at : at + 1]
    if found in {"«", "»"}:
        angles = {"«": "<<", "»": ">>"}[found]
        return found, angles if "conceptId" in expected else '"'
    return (found, _LIKE[found]) if found in _LIKE else None


def _operator(text: str, at: int, expected: Expected) -> Found | None:
    """A comparison operator of other languages."""
    if "=" in expected:
        word = _WORD.match(text, at)
        return (word[0], _OPERATORS[word[0].lower()]) if word and word[0].lower() in _OPERATORS else None
    for found in (text[at - 2 : at + 1], text[at - 1 : at + 1], text[at - 3 : at].strip()):
        if found in _OPERATORS:
            return found, _OPERATORS[found]
    return None


def _connective(text: str, at: int, expected: Expected) -> Found | None:
    """A word or sign for AND, OR or MINUS, with an operand behind it; AND itself mistyped."""
    if expected == ("term",) and text[at - 1 : at + 1] == "||":
        at -= 1
    found = _CONNECTIVE.match(text, at)
    if not found or not {"AND", "term"} & {*expected}:
        return _and_not(text, at, expected)
    word = found[1]
    if word.lower() in _CONNECTIVES:
        return word, _CONNECTIVES[word.lower()]
    close = _near(word, ("AND", "OR", "MINUS"), 0.6)
    return close if close and abs(len(close[1]) - len(word)) <= 1 else None


def _and_not(text: str, at: int, expected: Expected) -> Found | None:
    """AND NOT, which is MINUS."""
    start = text.upper().rfind("AND", max(at - 20, 0), at) if "conceptId" in expected else -1
    found = _AND_NOT.match(text, start) if start >= 0 else None
    return (found[0], "MINUS") if found and found.end() > at else None


def _fields(text: str, at: int, expected: Expected) -> Found | None:
    """Names of fields behind a reference set."""
    found = _FIELD_NAMES.match(text, at) if ":" in expected else None
    return (found[0], f"^ {found[0]} …") if found else None


def _keyword(text: str, at: int, expected: Expected) -> Found | None:
    """An operator of the long form mistyped, or run together with what stands behind it."""
    word = _WORD.match(text, at)
    if not word or "conceptId" not in expected:
        return None
    digits = re.compile(r"[0-9]{1,18}").match(text, word.end())
    if digits and word[0].lower() in {each.lower() for each in _KEYWORDS}:
        return word[0] + digits[0], f"{word[0]} {digits[0]}"
    return _near(word[0], _KEYWORDS)


def _filter_word(text: str, at: int, expected: Expected) -> Found | None:
    """A filter mistyped, or one that takes another letter."""
    word = _WORD.match(text, at)
    if not word or not {"moduleId", "active"} <= {*expected}:
        return None
    whole = text[at - 1] + word[0] if text[at - 1 : at].isalpha() else word[0]
    letters = {"C": _CONCEPT_FILTERS, "D": _DESCRIPTION_FILTERS, "M": _FIELDS}
    for letter, names in letters.items():
        if whole.lower() in {name.lower() for name in names} and whole not in expected:
            return whole, f"{letter} {whole}"
    return (word[0], f"+ {word[0]}") if whole.lower() == "history" else _near(whole, _FILTERS)


def _brace(text: str, at: int, expected: Expected) -> Found | None:
    """One brace where filters have two."""
    if text.startswith("{", at) and _FILTER.match(text, at):
        return "{", "{{"
    return ("}", "}}") if text.startswith("}", at) and "}}" in expected else None


def _profile(text: str, at: int, expected: Expected) -> Found | None:
    """A history profile that is not joined by a dash; ALL, which is MAX."""
    begun = at
    while text[begun - 1 : begun].isspace():
        begun -= 1
    found = _PROFILE.match(text, begun)
    if not found or "}}" not in expected or text[begun - 7 : begun].upper() != "HISTORY":
        return None
    suffix = found[1].upper().replace("ALL", "MAX")
    return text[begun - 7 : found.end()], f"HISTORY-{suffix}"


def _range(text: str, at: int, expected: Expected) -> Found | None:
    """A cardinality with another sign between its numbers, with blanks, or of one number."""
    found = _RANGE.match(text, at)
    if not found or not expected[0].startswith("cardinality"):
        return None
    least, most = found[1], found[2] or found[1]
    return f"[{found[0]}", f"[{'0' if least == '*' else least}..{'*' if not most.isdigit() else most}]"


def _quotes(text: str, at: int, expected: Expected) -> Found | None:
    """A text or date without quotation marks or with single ones, or a word with quotation marks that takes none."""
    if expected[0].startswith(("languageCode", "dialectAlias", "syn ", "primitive ", "descriptionId")):
        quoted = _QUOTED_WORD.match(text, at)
        return (quoted[0], quoted[1]) if quoted else None
    if expected[0].startswith("timeValue"):
        date = _DATE.match(text, at)
        return (date[0], f'"{date[1]}{date[2]}{date[3]}"') if date else None
    single = _SINGLE_QUOTES.match(text, at)
    if single:
        return single[0], f'"{single[1]}"'
    bare = _BARE_TEXT.match(text, at)
    if not bare or not expected[0].startswith(("match:", "matchSearchTerm", "wildSearchTerm")):
        return None
    kind = re.match(r"[A-Za-z]+\s*:", bare[0])
    return (kind[0], "wild:") if kind else (bare[0].strip(), f'"{bare[0].strip()}"')


def _number(text: str, at: int, expected: Expected) -> Found | None:
    """A number without its sign."""
    number = _NUMBER.match(text, at)
    behind = text[max(at - 8, 0) : at].rstrip()
    wanted = expected[0].startswith("#") or ("conceptId" in expected and behind.endswith("="))
    return (number[0], f"#{number[0]}") if number and wanted else None


def _term(text: str, at: int, expected: Expected) -> Found | None:
    """A term behind its concept id without pipes."""
    del expected
    behind = text[max(at - 20, 0) : at]
    found = _TERM.match(text, at)
    return (found[0].strip(), f"|{found[0].strip()}|") if found and re.search(r"[0-9]{6,18}\s+\Z", behind) else None


def _near(word: str, known: Iterable[str], likeness: float = 0.75) -> Found | None:
    names = {each.lower(): each for each in known}
    close = get_close_matches(word.lower(), list(names), 1, likeness)
    return (word, names[close[0]]) if close else None


_LOOKS: tuple[Callable[[str, int, Expected], Found | None], ...] = (
    _look_alike,
    _operator,
    _connective,
    _fields,
    _keyword,
    _filter_word,
    _brace,
    _profile,
    _range,
    _quotes,
    _number,
    _term,
)
