"""FHIR113: a structure that is not experimental binds to a value set that is."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.rule import Rule
from digidot_term.rules.structure_elements import place_of, structures, written_elements

KIND = Kind(
    "FHIR113",
    "experimental-binding",
    Severity.WARNING,
    Text(
        en="`{element}` is bound to {valueset}, which is experimental, and the structure is not",
        nb="`{element}` er bundet til {valueset}, som er eksperimentelt, og strukturen er ikke det",
        nn="`{element}` er bunde til {valueset}, som er eksperimentelt, og strukturen er ikkje det",
    ),
    Text(
        en="bind to a value set made for use, or mark the structure with `experimental: true`",
        nb="bind til et verdisett laget for bruk, eller merk strukturen med `experimental: true`",
        nn="bind til eit verdisett laga for bruk, eller merk strukturen med `experimental: true`",
    ),
)


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Compare what the sources say: a build on the sample edition marks everything experimental, and says nothing."""
    for artefact in structures(compilation):
        if artefact.source.model.experimental:
            continue
        for element in written_elements(artefact):
            binding = element.get("binding", {})
            url = str(binding.get("valueSet", ""))
            if url and binding.get("strength") != "example" and _is_experimental(compilation, url):
                place = place_of(artefact, element, "bind", "valueset")
                yield Diagnostic.of(KIND, place, element=element["id"], valueset=url)


def _is_experimental(compilation: Compilation, url: str) -> bool:
    own = compilation.by_url(url)
    if own is not None:
        return bool(getattr(own.source.model, "experimental", None))
    published = compilation.definitions.value_set(url)
    return bool(published and published.get("experimental"))


RULE = Rule(KIND, "fhir", "HL7 validator (bindings to experimental value sets)", check)
