"""FHIR packages as a list, and the contents of one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from digidot_term.language import Language, Text
from digidot_term.report.table import Row, render_table

_PACKAGE = Text(en="package", nb="pakke", nn="pakke")
_RESOURCES = Text(en="resources", nb="ressurser", nn="ressursar")
_WHERE = Text(en="where", nb="hvor", nn="kvar")
_TYPE = Text(en="type", nb="type", nn="type")
_FILE = Text(en="file", nb="fil", nn="fil")


def render_packages(rows: Sequence[Row], layout: str, language: Language) -> str:
    """List packages: id@version, number of resources, where."""
    columns = {
        "package": _PACKAGE.render(language),
        "resources": _RESOURCES.render(language),
        "path": _WHERE.render(language),
    }
    return render_table(columns, rows, layout)


def render_contents(resources: Sequence[tuple[str, Mapping[str, Any]]], layout: str, language: Language) -> str:
    """List the resources of a package: type, id, canonical, file."""
    columns = {"type": _TYPE.render(language), "id": "id", "url": "url", "file": _FILE.render(language)}
    rows: list[Row] = [
        {"type": body.get("resourceType"), "id": body.get("id"), "url": body.get("url"), "file": name}
        for name, body in resources
    ]
    return render_table(columns, rows, layout)
