"""The JSON Schemas of the source formats."""

from __future__ import annotations

import json
from typing import Any

from digidot_term.source.conceptmap import ConceptMapSource
from digidot_term.source.model import SourceModel
from digidot_term.source.project import ProjectConfig
from digidot_term.source.structure import DatatypeSource, ExampleSource, ExtensionSource, LogicalSource, ProfileSource
from digidot_term.source.valueset import CodeSystemSource, ValueSetSource

_STRUCTURES: tuple[type[SourceModel], ...] = (ProfileSource, DatatypeSource, ExtensionSource, LogicalSource)

SCHEMAS: dict[str, tuple[type[SourceModel], ...]] = {
    "valueset": (ValueSetSource,),
    "codesystem": (CodeSystemSource,),
    "conceptmap": (ConceptMapSource,),
    "structuredefinition": _STRUCTURES,
    "example": (ExampleSource,),
    "project": (ProjectConfig,),
}


def schema_of(kind: str) -> str:
    """Return the JSON Schema (2020-12) of one source format; structures are any of four forms."""
    models = SCHEMAS[kind]
    schema = models[0].model_json_schema(by_alias=True) if len(models) == 1 else _any_of(models)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": f"digidot-term {kind}"}
    return json.dumps({**head, **{key: value for key, value in schema.items() if key != "title"}}, indent=2) + "\n"


def _any_of(models: tuple[type[SourceModel], ...]) -> dict[str, Any]:
    definitions: dict[str, Any] = {}
    forms: list[dict[str, Any]] = []
    for model in models:
        form = model.model_json_schema(by_alias=True)
        definitions |= form.pop("$defs", {})
        forms.append(form)
    return {"anyOf": forms, "$defs": definitions}
