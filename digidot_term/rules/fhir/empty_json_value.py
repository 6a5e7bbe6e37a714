"""FHIR107: an element is null, empty or only spaces."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.fhir.values import values_in, written
from digidot_term.language import Text
from digidot_term.rules.rule import Rule
from digidot_term.rules.structure_elements import place_of, structures, written_elements

KIND = Kind(
    "FHIR107",
    "empty-json-value",
    Severity.ERROR,
    Text(
        en="`{element}` is {value}",
        nb="`{element}` er {value}",
        nn="`{element}` er {value}",
    ),
    Text(
        en="give it a value or leave it out",
        nb="gi det en verdi eller utelat det",
        nn="gi det ein verdi eller utelat det",
    ),
)


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find empty values in examples and in the values structures fix: all else is made by the compiler."""
    for artefact in compilation.examples:
        for path, value in _empty_values(artefact.resource):
            yield Diagnostic.of(KIND, artefact.place(path), element=path, value=_shown(value))
    for artefact in structures(compilation):
        for element in written_elements(artefact):
            for path, value in _empty_values(element):
                yield Diagnostic.of(
                    KIND, place_of(artefact, element), element=f"{element['id']}.{path}", value=_shown(value)
                )


def _empty_values(content: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for steps, value in values_in(content):
        if value is None or value in ({}, []) or (isinstance(value, str) and not value.strip()):
            yield written(steps), value


def _shown(value: Any) -> str:
    return "null" if value is None else f"`{value!r}`" if isinstance(value, str) else f"`{value}`"


RULE = Rule(KIND, "fhir", "FHIR R4 (JSON representation)", check)
