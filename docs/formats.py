"""The tables of the source formats, made from their models; run by cog (`make docs`, `make docs-check`)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from digidot_term.jobs.schema import SCHEMAS

Schema = dict[str, Any]

WORDS = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
    "object": "mapping",
}
TEXTS = "LocalText"
REFERENCE = "#/$defs/"
BAR = r"\|"
CODE = "^[^\\s|]+"
"""The beginning of the pattern of a code with its term."""


def formats() -> str:
    """Every format: its keys, then those of the models it names; a model that several formats use stands once."""
    lines: list[str] = []
    seen = {TEXTS}
    for kind, models in SCHEMAS.items():
        lines += [f"## {kind}", ""]
        shared: dict[str, Schema] = {}
        for model in models:
            schema = model.model_json_schema(by_alias=True)
            name = model.__name__.removesuffix("Source").lower()
            if len(models) > 1:
                lines += [f"### {name}", ""]
            lines += _form(schema, shared, kind if len(models) == 1 else name)
            shared = shared or schema["properties"]
            for inner, found in _named_in(schema):
                if inner not in seen:
                    seen.add(inner)
                    lines += _definition(inner, found)
    return "\n".join(lines).rstrip("\n")


def _definition(name: str, schema: Schema) -> Iterator[str]:
    """A model that others name: its keys, or its forms when it may be written in several ways."""
    yield from (f"### {name}", "")
    for form in schema.get("anyOf", [schema]):
        if "properties" in form:
            yield from _form(form, {}, "")
        else:
            yield from (f"Or a {_value(form)}.", "")


def _form(schema: Schema, shared: dict[str, Schema], first: str) -> Iterator[str]:
    """A text and a table of keys, `first` on top, without those that are as in `shared` (the keys of a profile)."""
    yield from (_prose(schema.get("description", "")), "")
    if shared:
        absent = ", ".join(f"`{key}`" for key in shared if key not in schema["properties"])
        yield from (f"The keys of a profile without {absent}, and:", "")
    yield from ("| key | value | default | |", "|---|---|---|---|")
    properties = schema["properties"]
    for key in sorted(properties, key=lambda key: key != first):
        if shared.get(key) != properties[key]:
            yield _row(key, properties[key], obligatory=key in schema.get("required", ()))
    yield ""


def _row(key: str, schema: Schema, *, obligatory: bool) -> str:
    cells = (
        f"`{key}`",
        _value(schema),
        "obligatory" if obligatory else _default(schema),
        schema.get("description", ""),
    )
    return f"| {' | '.join(cell.replace('|', BAR) for cell in cells)} |".replace("|  |", "| |")


def _prose(text: str) -> str:
    """The text of a docstring with one sentence a line."""
    paragraphs = [" ".join(part.split()) for part in text.split("\n\n")]
    return "\n".join(paragraph.replace(". `", ".\n`") for paragraph in paragraphs)


def _named_in(schema: Schema) -> Iterator[tuple[str, Schema]]:
    """The models a schema names, in the order of its keys, each followed by those it names itself."""
    definitions = schema.get("$defs", {})
    todo = list(_names(schema["properties"]))
    done: set[str] = set()
    while todo:
        name = todo.pop(0)
        if name not in done:
            done.add(name)
            yield name, definitions[name]
            todo = [*_names(definitions[name]), *todo]


def _names(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if "$ref" in node:
            yield node["$ref"].removeprefix(REFERENCE)
        for inner in node.values():
            yield from _names(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from _names(inner)


def _default(schema: Schema) -> str:
    default = schema.get("default")
    if not default or isinstance(default, dict):
        return ""
    return ", ".join(f"`{word}`" for word in (default if isinstance(default, list) else [default]))


def _value(schema: Schema) -> str:
    """What a value is, in words."""
    if "$ref" in schema or "properties" in schema:
        return _link(str(schema.get("$ref") or schema["title"]).removeprefix(REFERENCE))
    if "enum" in schema:
        return ", ".join(f"`{word}`" for word in schema["enum"])
    if "const" in schema:
        return f"`{str(schema['const']).lower()}`"
    if "anyOf" in schema:
        return _either(schema["anyOf"])
    if schema.get("type") == "array":
        return f"list of {_value(schema.get('items', {}))}"
    return _mapping(schema) if schema.get("type") == "object" else WORDS.get(schema.get("type", ""), "any")


def _link(name: str) -> str:
    return "text in en, nb, nn" if name == TEXTS else f"[{name}](#{name.lower()})"


def _either(forms: list[Schema]) -> str:
    if any(form.get("pattern", "").startswith(CODE) for form in forms):
        return "code with its term"
    return " or ".join(dict.fromkeys(_value(form) for form in forms if form.get("type") != "null"))


def _mapping(schema: Schema) -> str:
    inner = schema.get("additionalProperties") or next(iter(schema.get("patternProperties", {}).values()), None)
    return f"mapping to {_value(inner)}" if isinstance(inner, dict) and inner else "mapping"
