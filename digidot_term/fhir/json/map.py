"""Where every value and every key of a JSON text stands, found in one pass (RFC 8259)."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator

from digidot_term.diagnostics import Place
from digidot_term.fhir.json.places import JsonPath

_BLANKS = re.compile(r"[ \t\r\n]*")
_decode = json.JSONDecoder().raw_decode


def map_places(text: str, file: str) -> tuple[dict[JsonPath, Place], dict[JsonPath, Place]]:
    """Return the place of each value and of each key by its path; `text` must be JSON that can be read."""
    lines = [0, *(match.end() for match in re.finditer("\n", text))]
    values: dict[JsonPath, Place] = {}
    keys: dict[JsonPath, Place] = {}
    for path, offset, is_key in _offsets(text):
        line = bisect_right(lines, offset)
        (keys if is_key else values)[path] = Place(file, line, offset - lines[line - 1] + 1)
    return values, keys


def _offsets(text: str) -> Iterator[tuple[JsonPath, int, bool]]:
    """Yield path and offset of every value, and of every key before its value."""
    reading = _Reading(text)
    yield from reading.value((), reading.skip(0))


class _Reading:
    """One walk over a text; `end` is the offset behind what was read last."""

    __slots__ = ("_text", "end")

    def __init__(self, text: str) -> None:
        self._text = text
        self.end = 0

    def skip(self, offset: int) -> int:
        found = _BLANKS.match(self._text, offset)
        return found.end() if found else offset

    def value(self, path: JsonPath, offset: int) -> Iterator[tuple[JsonPath, int, bool]]:
        yield path, offset, False
        opening = self._text[offset]
        if opening == "{":
            yield from self._object(path, offset)
        elif opening == "[":
            yield from self._array(path, offset)
        else:
            _, self.end = _decode(self._text, offset)

    def _object(self, path: JsonPath, offset: int) -> Iterator[tuple[JsonPath, int, bool]]:
        offset = self.skip(offset + 1)
        while self._text[offset] == '"':
            name, behind = _decode(self._text, offset)
            yield (*path, name), offset, True
            yield from self.value((*path, name), self.skip(self.skip(behind) + 1))
            offset = self._next()
        self.end = offset + 1

    def _array(self, path: JsonPath, offset: int) -> Iterator[tuple[JsonPath, int, bool]]:
        offset = self.skip(offset + 1)
        number = 0
        while self._text[offset] != "]":
            yield from self.value((*path, number), offset)
            number += 1
            offset = self._next()
        self.end = offset + 1

    def _next(self) -> int:
        """Return where the next member begins, or where the closing bracket stands."""
        offset = self.skip(self.end)
        return self.skip(offset + 1) if self._text[offset] == "," else offset
