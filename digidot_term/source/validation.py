"""Validate a document against its model and say each problem at its place in the file."""

from __future__ import annotations

import re
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from digidot_term.diagnostics import Diagnostic
from digidot_term.diagnostics.nearest import nearest
from digidot_term.diagnostics.shortened import shortened
from digidot_term.source import kinds
from digidot_term.source.document import Document, KeyPath
from digidot_term.source.model import SourceModel
from digidot_term.source.unfit import expected

LONGEST_SHOWN = 60
_MOST_KEYS = 4
_AMBIGUOUS = re.compile(r"[-+]?[0-9]+(\.[0-9]+)?|true|false|null|yes|no||\s+")

_OTHER_FORMS = frozenset({"string_type", "tuple_type", "list_type"})
_OF_KEYS = frozenset({"missing", "extra_forbidden"})
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
    located = [(_real_path(document.data, detail["loc"]), detail) for detail in error.errors(include_url=False)]
    grouped: dict[KeyPath, list[ErrorDetails]] = {}
    for path, detail in located:
        if _is_said_better(path, detail, located):
            continue
        key = (*path, f"<{detail['loc'][-1]}>") if detail["type"] == "missing" else path
        grouped.setdefault(key, []).append(detail)
    paths = {key: _real_path(document.data, details[0]["loc"]) for key, details in grouped.items()}
    return tuple(_diagnostic(details, paths[key], document, model, schema) for key, details in grouped.items())


def _is_said_better(path: KeyPath, detail: ErrorDetails, located: list[tuple[KeyPath, ErrorDetails]]) -> bool:
    """Tell whether others say it: items that are wrong do not count, and keys are not told of as no text or list."""
    inside = any(_is_inside(other, path) for other, _ in located)
    if detail["type"] == "too_short":
        return inside
    keys = inside or any(other == path and each["type"] in _OF_KEYS for other, each in located)
    return keys and detail["type"] in _OTHER_FORMS


def _diagnostic(
    details: list[ErrorDetails], path: KeyPath, document: Document, model: type[SourceModel], schema: str
) -> Diagnostic:
    detail = next((each for each in details if each["type"] in _OF_KEYS or _is_of_keys(each)), details[0])
    key = _name_of(path) or schema
    if detail["type"] == "missing":
        return Diagnostic.of(kinds.MISSING_KEY, document.place(path), key=detail["loc"][-1], schema=schema)
    if detail["type"] == "extra_forbidden":
        known = _known_keys(model, path[:-1])
        near = nearest(key, known)
        place = document.key_place(path)
        return Diagnostic.of(kinds.UNKNOWN_KEY, place, key=key, near=near, known=", ".join(known))
    if _is_of_keys(detail):
        needs = expected([detail])
        return Diagnostic.of(kinds.INCOMPLETE, document.place(path), key=key, needs=needs, schema=schema)
    place = document.key_place(path) if detail["loc"][-1] == _OF_KEY else document.place(path)
    value = _shown(detail["input"])
    return Diagnostic.of(kinds.WRONG_TYPE, place, key=key, value=value, expected=expected(details), schema=schema)


def _is_of_keys(detail: ErrorDetails) -> bool:
    """Tell whether a model says that the keys of a value do not go together."""
    return detail["type"] == "value_error" and isinstance(detail["input"], dict)


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
    """Show a wrong value as YAML writes it, shortened; in quotation marks where it could be taken for another."""
    if isinstance(value, dict):
        more = ", ..." if len(value) > _MOST_KEYS else ""
        return "`{" + ", ".join(f"{key}: ..." for key in list(value)[:_MOST_KEYS]) + more + "}`"
    if isinstance(value, list):
        return "`[...]`" if value else "`[]`"
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if value is None:
        return "`null`"
    text = shortened(str(value), LONGEST_SHOWN)
    return f'`"{text}"`' if isinstance(value, str) and _AMBIGUOUS.fullmatch(text) else f"`{text}`"
