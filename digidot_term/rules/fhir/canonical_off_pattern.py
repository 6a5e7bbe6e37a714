"""FHIR101: a canonical inside the project's own space is not {canonical}/{Type}/{id}."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.rule import Rule

KIND = Kind(
    "FHIR101",
    "canonical-off-pattern",
    Severity.ERROR,
    Text(
        en="the canonical {url} is not {expected}",
        nb="den kanoniske adressen {url} er ikke {expected}",
        nn="den kanoniske adressa {url} er ikkje {expected}",
    ),
    Text(
        en="leave `url` out; it is for code systems that someone else has given an address",
        nb="utelat `url`; nøkkelen er for kodeverk som andre har gitt adresse",
        nn="utelat `url`; nøkkelen er for kodeverk som andre har gitt adresse",
    ),
)


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find addresses in the project's own space that do not follow from type and id; those of others are theirs."""
    base = compilation.project.config.project.canonical
    for artefact in compilation.artefacts:
        expected = f"{base}/{artefact.type}/{artefact.id}"
        if artefact.url and artefact.url.startswith(f"{base}/") and artefact.url != expected:
            place = artefact.source.document.place(("url",))
            yield Diagnostic.of(KIND, place, url=artefact.url, expected=expected)


RULE = Rule(KIND, "fhir", "HL7 IG Publisher; FHIR R4 (references to conformance resources)", check)
