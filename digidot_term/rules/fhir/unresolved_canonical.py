"""FHIR112: a canonical is held neither by the project nor by the packages it depends on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Place, Severity
from digidot_term.language import Text
from digidot_term.rules.codings import SNOMED
from digidot_term.rules.rule import Rule
from digidot_term.rules.structure_elements import place_of, structures, written_elements

KIND = Kind(
    "FHIR112",
    "unresolved-canonical",
    Severity.WARNING,
    Text(
        en="{url} is in neither the project nor its packages",
        nb="{url} finnes verken i prosjektet eller i pakkene det bygger på",
        nn="{url} finst verken i prosjektet eller i pakkane det byggjer på",
    ),
    Text(
        en="correct the address, or add the package that holds it to [tool.digidot-term.dependencies]",
        nb="rett adressen, eller legg pakken som har den, i [tool.digidot-term.dependencies]",
        nn="rett adressa, eller legg pakken som har henne, i [tool.digidot-term.dependencies]",
    ),
)

_DECLARED = {"hl7.fhir.no.basis": "http://hl7.no/fhir/"}
"""Packages the tool has an extract of, and where their addresses begin: declared, they may be absent."""

_IMPLICIT = (SNOMED, "http://loinc.org/vs")


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Look up what our differentials bind to, refer to and derive from, and the scopes of maps."""
    for place, url in (*_of_structures(compilation), *_of_maps(compilation)):
        if not _is_known(compilation, url):
            yield Diagnostic.of(KIND, place, url=url)


def _of_structures(compilation: Compilation) -> Iterator[tuple[Place, str]]:
    for artefact in structures(compilation):
        yield artefact.place("baseDefinition"), str(artefact.resource["baseDefinition"])
        for element in written_elements(artefact):
            valueset = element.get("binding", {}).get("valueSet")
            if valueset:
                yield place_of(artefact, element, "bind", "valueset"), valueset
            for url in _profiles(element):
                yield place_of(artefact, element), url


def _profiles(element: dict[str, Any]) -> Iterator[str]:
    for entry in element.get("type", ()):
        yield from entry.get("profile", ())
        yield from entry.get("targetProfile", ())


def _of_maps(compilation: Compilation) -> Iterator[tuple[Place, str]]:
    for artefact in compilation.of_type("ConceptMap"):
        for side in ("source", "target"):
            url = artefact.resource.get(f"{side}Canonical")
            if url:
                yield artefact.source.document.place((side, "valueset")), url


def _is_known(compilation: Compilation, url: str) -> bool:
    if url.startswith(_IMPLICIT) or compilation.definitions.resource(url) is not None:
        return True
    declared = compilation.project.config.dependencies
    return any(name in declared and url.startswith(start) for name, start in _DECLARED.items())


RULE = Rule(KIND, "fhir", "HL7 validator (unresolved references)", check)
