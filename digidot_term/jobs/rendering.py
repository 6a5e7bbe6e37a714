"""The text of the files resources are written to: FHIR JSON, FHIR XML, or both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from digidot_term.artefact import Artefact
from digidot_term.diagnostics import Diagnostic
from digidot_term.fhir.definitions import Definitions
from digidot_term.fhir.json.write import ElementOrder, render_json

FORMATS = ("json", "xml", "both")

Rendered = tuple[dict[str, str], tuple[Diagnostic, ...]]
"""Texts by the names of their files, and why others could not be made."""


def render_files(artefacts: Mapping[str, Artefact], layout: str, definitions: Definitions) -> Rendered:
    """Return the files of artefacts in one of `FORMATS`, by name; `artefacts` has them by the names of JSON files."""
    resources = {name: artefact.resource for name, artefact in artefacts.items()}
    as_json = render_json_files(resources, definitions) if layout != "xml" else {}
    as_xml, problems = render_xml_files(resources, definitions) if layout != "json" else ({}, ())
    return dict(sorted((as_json | as_xml).items())), at_sources(problems, artefacts)


def render_json_files(resources: Mapping[str, Any], definitions: Definitions) -> dict[str, str]:
    """Return the JSON text of each resource, in element order."""
    order = ElementOrder(definitions)
    return {name: render_json(order.ordered(resource)) for name, resource in resources.items()}


def render_xml_files(resources: Mapping[str, Any], definitions: Definitions) -> Rendered:
    """Return the XML text of each resource; problems have the name of the JSON file for a place."""
    from digidot_term.fhir.type_table import TypeTable
    from digidot_term.fhir.xml import render_xml

    types = TypeTable(definitions)
    files: dict[str, str] = {}
    problems: list[Diagnostic] = []
    for name, resource in resources.items():
        text, found = render_xml(resource, name, types)
        problems += found
        if text is not None:
            files[f"{name.removesuffix('.json')}.xml"] = text
    return files, tuple(problems)


def at_sources(problems: Iterable[Diagnostic], artefacts: Mapping[str, Artefact]) -> tuple[Diagnostic, ...]:
    """Return problems of files at the places in the sources that their elements come from."""
    return tuple(_at_source(item, artefacts.get(item.place.path)) for item in problems)


def _at_source(problem: Diagnostic, artefact: Artefact | None) -> Diagnostic:
    if artefact is None:
        return problem
    _, _, element = dict(problem.values).get("element", "").partition(".")
    return Diagnostic(problem.kind, artefact.place(element), problem.values, problem.severity)
