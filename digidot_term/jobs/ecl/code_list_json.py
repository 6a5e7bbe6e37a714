"""Codes of JSON: a FHIR ValueSet, a list of codes, or what `ecl --format json` and other tools print."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from digidot_term.diagnostics import Diagnostic, DigidotError, ExitCode, Place
from digidot_term.jobs.ecl.code_cell import Cell
from digidot_term.jobs.ecl.code_rules import NOT_EXPANDED, NOT_JSON, OTHER_SYSTEM
from digidot_term.snomed.constants import CODE_SYSTEM

_CODES = ("code", "conceptId", "sctid", "referencedComponentId", "id")
_TERMS = ("display", "term", "fsn")
_LISTS = ("contains", "concept", "concepts", "items", "codes")
_WORD = re.compile(r'"((?:[^"\\]|\\.)*)"|\b[0-9]+\b')


def cells_of_json(text: str, name: str) -> tuple[list[Cell], list[Diagnostic]]:
    """Return what stands where a code should, and what the JSON has that is left out."""
    data = _loaded(text, name)
    diagnostics: list[Diagnostic] = []
    if isinstance(data, dict) and data.get("resourceType") == "ValueSet":
        items = list(_of_value_set(data, name, diagnostics))
    else:
        items = list(_items(data, None))
    lines = _lines(text)
    others = Counter(system for _, _, system in items if system not in {None, CODE_SYSTEM})
    diagnostics += [
        Diagnostic.of(OTHER_SYSTEM, Place(name), count=count, system=system) for system, count in sorted(others.items())
    ]
    cells = [
        Cell(code, term, *lines.get(code, (0, 0))) for code, term, system in items if system in {None, CODE_SYSTEM}
    ]
    return cells, diagnostics


def _loaded(text: str, name: str) -> Any:
    """Read JSON, or an object a line."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        try:
            return [json.loads(line) for line in text.splitlines() if line.strip()]
        except (ValueError, RecursionError):
            place = Place(name, getattr(error, "lineno", 0), getattr(error, "colno", 0))
            why = getattr(error, "msg", type(error).__name__)
            raise DigidotError(Diagnostic.of(NOT_JSON, place, why=why), exit_code=ExitCode.INPUT) from error


def _of_value_set(data: dict[str, Any], name: str, diagnostics: list[Diagnostic]) -> Iterator[tuple[str, Any, Any]]:
    """Yield the codes of the expansion; where there is none, those that are listed, less those that are excluded."""
    if isinstance(data.get("expansion"), dict):
        yield from _items(data["expansion"].get("contains", []), None)
        return
    included, excluded = (_parts(data.get("compose"), key) for key in ("include", "exclude"))
    unlisted = [each for each in (*included, *excluded) if not each.get("concept")]
    if unlisted:
        diagnostics.append(Diagnostic.of(NOT_EXPANDED, Place(name), count=len(unlisted)))
    out = {code for each in excluded for code, _, _ in _items(each, None)}
    for part in included:
        yield from (item for item in _items(part, None) if item[0] not in out)


def _parts(compose: Any, key: str) -> list[dict[str, Any]]:
    parts = compose.get(key) if isinstance(compose, dict) else None
    return [each for each in parts if isinstance(each, dict)] if isinstance(parts, list) else []


def _items(data: Any, system: Any) -> Iterator[tuple[str, Any, Any]]:
    """Yield code, term and system of whatever is a code or has one, and of all within it, in its order."""
    waiting = [(data, system)]
    while waiting:
        here, system = waiting.pop()
        if isinstance(here, list):
            waiting.extend((each, system) for each in reversed(here))
        elif isinstance(here, str | int) and not isinstance(here, bool):
            yield str(here), None, system
        elif isinstance(here, dict):
            system = here.get("system", system)
            code = next((here[key] for key in _CODES if isinstance(here.get(key), str | int)), None)
            if code is not None:
                term = next((here[key] for key in _TERMS if isinstance(here.get(key), str)), None)
                yield str(code), term, system
            waiting.extend((here[key], system) for key in reversed(_LISTS) if isinstance(here.get(key), list))


def _lines(text: str) -> dict[str, tuple[int, int]]:
    """Return line and column of the first place where each word or number stands."""
    found: dict[str, tuple[int, int]] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        for word in _WORD.finditer(line):
            at = word.start(1) if word[1] is not None else word.start()
            found.setdefault(word[1] if word[1] is not None else word[0], (number, at + 1))
    return found
