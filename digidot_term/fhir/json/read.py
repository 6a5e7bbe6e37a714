"""Reading a resource from FHIR JSON that anybody wrote: decimals keep their digits, and mistakes have places."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from digidot_term.diagnostics import Diagnostic, Place
from digidot_term.fhir.json.decimals import parse_decimal
from digidot_term.fhir.json.flaws import DEEPEST, find_flaws, may_hold_halves, parse_integer
from digidot_term.fhir.json.kinds import BROKEN_JSON, NO_RESOURCE, NOT_UTF_8, TOO_DEEP
from digidot_term.fhir.json.places import place_at
from digidot_term.fhir.snapshot.source import Json

_MARK = b"\xef\xbb\xbf"


def parse_json(data: bytes, path: str) -> tuple[Json | None, tuple[Diagnostic, ...]]:
    """Return the resource of a document, decimals as `Decimal`; None and all that is wrong with it.

    That is FHIR230 where it is no JSON, else FHIR231 to FHIR233, FHIR236 and FHIR237; `path` is the file they name.
    Whether the resource has the form of its type is not looked at.
    """
    text, problem = decoded(data, path)
    if problem is not None:
        return None, (problem,)
    reading = _Reading()
    try:
        value = reading.value(text)
    except json.JSONDecodeError as error:
        return None, (Diagnostic.of(BROKEN_JSON, place_at(text, error.pos, path), why=error.msg),)
    except RecursionError:
        return None, find_flaws(text, path) or (Diagnostic.of(TOO_DEEP, Place(path, 1, 1), most=DEEPEST),)
    flaws = find_flaws(text, path) if reading.is_suspicious or may_hold_halves(text) or _is_deep(value) else ()
    if flaws:
        return None, flaws
    if not isinstance(value, dict) or not isinstance(value.get("resourceType"), str):
        return None, (Diagnostic.of(NO_RESOURCE, Place(path, 1, 1)),)
    return value, ()


def decoded(data: bytes, path: str) -> tuple[str, Diagnostic | None]:
    """Return the text of a document without a byte order mark, or what is no UTF-8 in it."""
    if b"\0" in data[:4]:  # how UTF-16 and UTF-32 begin
        return "", Diagnostic.of(NOT_UTF_8, Place(path, 1, 1), byte="0x00")
    plain = data.removeprefix(_MARK)
    try:
        return plain.decode(), None
    except UnicodeDecodeError as error:
        before = plain[: error.start].decode()
        byte = f"0x{plain[error.start]:02X}"
        return "", Diagnostic.of(NOT_UTF_8, place_at(before, len(before), path), byte=byte)


class _Reading:
    """One text being read, and whether something in it is to be looked at more closely."""

    __slots__ = ("is_suspicious",)

    def __init__(self) -> None:
        self.is_suspicious = False

    def value(self, text: str) -> Any:
        """Return what a text holds; JSONDecodeError when it is not JSON, RecursionError when it is far too deep."""
        return json.loads(
            text,
            parse_float=lambda word: self._number(word, parse_decimal),
            parse_int=lambda word: self._number(word, parse_integer),
            parse_constant=self._constant,
            object_pairs_hook=self._object,
        )

    def _object(self, pairs: list[tuple[str, Any]]) -> Json:
        found = dict(pairs)
        self.is_suspicious |= len(found) < len(pairs)
        return found

    def _constant(self, _: str) -> None:
        self.is_suspicious = True

    def _number(self, word: str, parse: Callable[[str], Decimal | int]) -> Decimal | int | None:
        try:
            return parse(word)
        except ValueError:
            self.is_suspicious = True
            return None


def _is_deep(value: Any) -> bool:
    """Tell whether more lists and objects stand in each other than is read."""
    level, depth = _containers([value]), 0
    while level and depth <= DEEPEST:
        depth += 1
        level = [inner for item in level for inner in _containers(item.values() if isinstance(item, dict) else item)]
    return depth > DEEPEST


def _containers(items: Iterable[Any]) -> list[Any]:
    return [item for item in items if isinstance(item, (dict, list))]
