"""Reading a resource from FHIR JSON that anybody wrote: decimals keep their digits, and mistakes have places."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from digidot_term.diagnostics import Diagnostic, Place
from digidot_term.fhir.json.kinds import BROKEN_JSON, NO_RESOURCE, NOT_UTF_8, REPEATED_KEY
from digidot_term.fhir.json.places import place_at
from digidot_term.fhir.snapshot.source import Json

_MARK = b"\xef\xbb\xbf"


def parse_json(data: bytes, path: str) -> tuple[Json | None, tuple[Diagnostic, ...]]:
    """Return the resource of a document, decimals as `Decimal`; None and what is wrong (FHIR230 to FHIR233).

    `path` is what the places of diagnostics name. Whether the resource has the form of its type is not looked at.
    """
    text, problem = decoded(data, path)
    if problem is not None:
        return None, (problem,)
    repeated: list[str] = []
    try:
        value = json.loads(
            text,
            parse_float=Decimal,
            parse_constant=_refuse,
            object_pairs_hook=lambda pairs: _object(pairs, repeated),
        )
    except json.JSONDecodeError as error:
        return None, (Diagnostic.of(BROKEN_JSON, place_at(text, error.pos, path), why=error.msg),)
    except (ValueError, RecursionError) as error:
        return None, (Diagnostic.of(BROKEN_JSON, Place(path), why=error),)
    if not isinstance(value, dict) or not isinstance(value.get("resourceType"), str):
        return None, (Diagnostic.of(NO_RESOURCE, Place(path)),)
    if repeated:
        return None, tuple(Diagnostic.of(REPEATED_KEY, Place(path), key=key) for key in dict.fromkeys(repeated))
    return value, ()


def decoded(data: bytes, path: str) -> tuple[str, Diagnostic | None]:
    """Return the text of a document without a byte order mark, or what is no UTF-8 in it."""
    plain = data.removeprefix(_MARK)
    try:
        return plain.decode(), None
    except UnicodeDecodeError as error:
        before = plain[: error.start].decode()
        byte = f"0x{plain[error.start]:02X}"
        return "", Diagnostic.of(NOT_UTF_8, place_at(before, len(before), path), byte=byte)


def _object(pairs: list[tuple[str, Any]], repeated: list[str]) -> Json:
    found = dict(pairs)
    if len(found) < len(pairs):
        seen: set[str] = set()
        repeated += [key for key, _ in pairs if key in seen or seen.add(key)]  # type: ignore[func-returns-value]
    return found


def _refuse(constant: str) -> None:
    raise ValueError(constant)
