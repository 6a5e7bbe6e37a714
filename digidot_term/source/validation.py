"""Validate a document against its model and say each problem at its place in the file."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from digidot_term.diagnostics import Diagnostic
from digidot_term.diagnostics.nearest import nearest
from digidot_term.diagnostics.shortened import shortened
from digidot_term.source import kinds
from digidot_term.source.document import Document, KeyPath
from digidot_term.source.model import SourceModel

LONGEST_SHOWN = 60

_SAID_BETTER_INSIDE = frozenset({"too_short", "string_type"})
_OF_KEY = "[key]"  # how pydantic says that the key itself is wrong, not its value


def validate(document: Document, model: type[SourceModel], schema: str) -> tuple[Any, tuple[Diagnostic, ...]]:
    """Return the model made from the document's data, or None and what is wrong; `schema` is the format's name."""
    try:
        return model.model_validate(document.data), ()
    except ValidationError as error:
        return None, problems(error, document, model, schema)


def problems(
    error: ValidationError, document: Document, model: type[SourceModel], schema: str
) -> tuple[Diagnostic, ...]:
    """Turn pydantic's errors into diagnostics; each place is reported once, by its most telling error."""
    found: dict[KeyPath, Diagnostic] = {}
    located = [(_real_path(document.data, detail["loc"]), detail) for detail in error.errors(include_url=False)]
    for path, detail in located:
        if detail["type"] in _SAID_BETTER_INSIDE and any(_is_inside(other, path) for other, _ in located):
            continue  # items that are wrong do not count, and are reported themselves; so is a mapping that is no text
        if detail["type"] not in {"missing", "extra_forbidden"} and path in found:
            continue
        key = (*path, f"<{detail['loc'][-1]}>") if detail["type"] == "missing" else path
        found.setdefault(key, _diagnostic(detail, path, document, model, schema))
    return tuple(found.values())


def _diagnostic(
    detail: ErrorDetails, path: KeyPath, document: Document, model: type[SourceModel], schema: str
) -> Diagnostic:
    key = _name_of(path) or schema
    if detail["type"] == "missing":
        return Diagnostic.of(kinds.MISSING_KEY, document.place(path), key=detail["loc"][-1], schema=schema)
    if detail["type"] == "extra_forbidden":
        known = _known_keys(model, path[:-1])
        near = nearest(key, known)
        place = document.key_place(path)
        return Diagnostic.of(kinds.UNKNOWN_KEY, place, key=key, near=near, known=", ".join(known))
    expected = _expected(detail)
    if detail["type"] == "value_error" and isinstance(detail["input"], dict):
        return Diagnostic.of(kinds.INCOMPLETE, document.place(path), key=key, needs=expected, schema=schema)
    value = _shown(detail["input"])
    place = document.key_place(path) if detail["loc"][-1] == _OF_KEY else document.place(path)
    return Diagnostic.of(kinds.WRONG_TYPE, place, key=key, value=value, expected=expected, schema=schema)


def _name_of(path: KeyPath) -> str:
    """Return the last key of a path, with the number of an item in its list: `include[0]`."""
    numbers = ""
    for step in reversed(path):
        if isinstance(step, str):
            return f"{step}{numbers}"
        numbers = f"[{step}]{numbers}"
    return numbers


def _is_inside(path: KeyPath, outer: KeyPath) -> bool:
    return len(path) > len(outer) and path[: len(outer)] == outer


def _expected(detail: ErrorDetails) -> str:
    """Say what was expected, in words that fit behind the value."""
    if detail["type"] == "too_short":
        return f"needs at least {detail['ctx']['min_length']}"
    expected = detail["msg"].removeprefix("Value error, ")
    return expected[0].lower() + expected[1:]


def _real_path(data: Any, location: tuple[int | str, ...]) -> KeyPath:
    """Drop the steps pydantic adds for unions and key checks: keep those that lead into the data."""
    path: list[int | str] = []
    for step in location:
        if isinstance(data, dict):
            key = next((key for key in (step, str(step).replace("_", "-")) if key in data), None)
            if key is None:
                continue
            path.append(key)
            data = data[key]
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            path.append(step)
            data = data[step]
    return tuple(path)


def _known_keys(model: type[SourceModel], path: KeyPath) -> list[str]:
    """Keys the model knows at `path`, found in its JSON Schema."""
    schema = model.model_json_schema(by_alias=True)
    definitions = schema.get("$defs", {})
    here = [schema]
    for step in path:
        here = [inner for node in here for inner in _step(_resolved(node, definitions), step)]
    keys = {key for node in here for form in _resolved(node, definitions) for key in form.get("properties", {})}
    return sorted(keys)


def _step(forms: list[dict[str, Any]], step: str | int) -> list[dict[str, Any]]:
    """Follow one key or list position from each of the plain forms."""
    found: list[dict[str, Any]] = []
    for form in forms:
        if isinstance(step, int):
            found.extend(part for part in [form.get("items")] if isinstance(part, dict))
            continue
        inner = form.get("properties", {}).get(step) or form.get("additionalProperties")
        if isinstance(inner, dict):
            found.append(inner)
        found.extend(part for part in form.get("patternProperties", {}).values() if isinstance(part, dict))
    return found


def _resolved(node: dict[str, Any], definitions: dict[str, Any]) -> list[dict[str, Any]]:
    """Follow `$ref` and `anyOf` to the plain forms of a schema node."""
    if "$ref" in node:
        return _resolved(definitions[node["$ref"].rsplit("/", 1)[-1]], definitions)
    if "anyOf" in node:
        return [form for part in node["anyOf"] for form in _resolved(part, definitions)]
    return [node]


def _shown(value: Any) -> str:
    """Show a wrong value the way its author wrote it, shortened."""
    if isinstance(value, dict):
        return "a mapping with " + (", ".join(map(str, list(value)[:4])) or "nothing in it")
    if isinstance(value, list):
        return f"a list of {len(value)}"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, Decimal)):
        return f"the number {value}"
    if value is None:
        return "empty"
    return f"`{shortened(str(value), LONGEST_SHOWN)}`"
