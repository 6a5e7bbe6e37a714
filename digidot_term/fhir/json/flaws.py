"""What is JSON and yet nothing FHIR can hold, and where it stands, which Python's reader does not tell (RFC 8259).

A reader that has met something suspicious asks here; it costs a walk over all marks of the text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import islice

from digidot_term.diagnostics import Diagnostic, Kind
from digidot_term.diagnostics.shortened import shortened
from digidot_term.fhir.json.decimals import parse_decimal
from digidot_term.fhir.json.kinds import REPEATED_KEY, TOO_DEEP, UNFIT_VALUE
from digidot_term.fhir.json.places import place_at

DEEPEST = 500
"""Lists and objects in each other; XML's bound on elements comes to a little less."""

_MOST_DIGITS = 1000
_MOST = 100  # flaws

_MARK = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}:,]|[^\s"\[\]{}:,]+', re.DOTALL)
_HALF = re.compile("[\ud800-\udfff]")
_SHOWN = 40  # characters of a value

_Flaw = tuple[int, Kind, dict[str, object]]
"""Where something is wrong, what it is, and what its texts speak of."""


def find_flaws(text: str, path: str) -> tuple[Diagnostic, ...]:
    """Return repeated keys, impossible numbers, halves of characters and too deep a nesting: the first hundred."""
    found = islice(_flaws(text), _MOST)
    return tuple(Diagnostic.of(kind, place_at(text, at, path), **values) for at, kind, values in found)


def may_hold_halves(text: str) -> bool:
    """Tell whether a text escapes characters of the kind that only count as pairs (RFC 8259, section 7)."""
    return "\\ud" in text or "\\uD" in text


def parse_integer(text: str) -> int:
    """Return a JSON number without point and exponent; ValueError when it has more than a thousand digits."""
    if len(text) > _MOST_DIGITS:
        raise ValueError(text)
    return int(text)


def _flaws(text: str) -> Iterator[_Flaw]:
    around: list[set[str] | None] = []  # the keys of each object so far; None for a list
    before = ""
    for found in _MARK.finditer(text):
        at, mark = found.start(), found[0]
        if mark in "[{":
            around.append(set() if mark == "{" else None)
            if len(around) > DEEPEST:
                yield at, TOO_DEEP, {"most": DEEPEST}
                return
        elif mark in "]}":
            around.pop()
        elif mark[0] == '"':
            yield from _string_flaws(at, mark, around[-1] if around and before != ":" else None)
        elif mark not in ",:" and not _is_sound(mark):
            yield at, UNFIT_VALUE, {"value": shortened(mark, _SHOWN)}
        before = mark


def _string_flaws(at: int, mark: str, keys: set[str] | None) -> Iterator[_Flaw]:
    value = json.loads(mark)
    half = _HALF.search(value)
    if half:
        yield at, UNFIT_VALUE, {"value": f"\\u{ord(half[0]):04x}"}
    if keys is not None and value in keys:
        yield at, REPEATED_KEY, {"key": value}
    if keys is not None:
        keys.add(value)


def _is_sound(word: str) -> bool:
    """Tell whether a word is `true`, `false`, `null` or a number that FHIR can hold."""
    if word in ("true", "false", "null"):
        return True
    try:
        parse_decimal(word)
    except ValueError:
        return False
    return True
