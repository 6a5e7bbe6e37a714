"""Where a value stands in a JSON text, which Python's reader does not tell (RFC 8259)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from json.decoder import scanstring  # type: ignore[attr-defined]  # unknown to typeshed

from digidot_term.diagnostics import Place

JsonPath = tuple[str | int, ...]
"""The keys and indexes that lead to a value from the outermost one."""

_BLANKS = re.compile(r"[ \t\r\n]*")
_BEHIND_KEY = re.compile(r"[ \t\r\n]*:[ \t\r\n]*")
_decode = json.JSONDecoder().raw_decode


def place_of(text: str, path: Iterable[str | int], file: str) -> Place:
    """Return the place of the value at a path, or of the innermost one on the way to it that is there.

    `text` must be JSON that can be read. In an object it is the place of the key.
    """
    place = offset = _skip(text, 0)
    for step in path:
        found = _in_array(text, offset, step) if isinstance(step, int) else _in_object(text, offset, step)
        if found is None:
            break
        place, offset = found
    return place_at(text, place, file)


def place_at(text: str, offset: int, file: str) -> Place:
    """Return the place of a character."""
    before = text[:offset]
    return Place(file, before.count("\n") + 1, offset - before.rfind("\n"))


def _skip(text: str, offset: int) -> int:
    found = _BLANKS.match(text, offset)
    return found.end() if found else offset


def _in_object(text: str, offset: int, key: str) -> tuple[int, int] | None:
    """Return the offsets of a key and of its value in the object at `offset`; the last of keys that repeat."""
    if text[offset : offset + 1] != "{":
        return None
    found: tuple[int, int] | None = None
    offset = _skip(text, offset + 1)
    while text[offset] == '"':
        name, end = scanstring(text, offset + 1)
        colon = _BEHIND_KEY.match(text, end)
        value = colon.end() if colon else end
        if name == key:
            found = (offset, value)
        offset = _behind_comma(text, value)
    return found


def _in_array(text: str, offset: int, index: int) -> tuple[int, int] | None:
    """Return the offset of an item of the array at `offset`, twice."""
    if text[offset : offset + 1] != "[":
        return None
    offset = _skip(text, offset + 1)
    while text[offset] != "]":
        if index == 0:
            return offset, offset
        index -= 1
        offset = _behind_comma(text, offset)
    return None


def _behind_comma(text: str, offset: int) -> int:
    """Return where what follows the value at `offset` begins."""
    _, end = _decode(text, offset)
    end = _skip(text, end)
    return _skip(text, end + 1) if text[end] == "," else end
