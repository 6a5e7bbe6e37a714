"""FHIR103: two resources have the same canonical, case set aside."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Artefact, Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Place, Severity
from digidot_term.language import Text
from digidot_term.rules.rule import Rule

KIND = Kind(
    "FHIR103",
    "duplicate-canonical",
    Severity.ERROR,
    Text(
        en="{url} is the canonical of {other} too",
        nb="{url} er også den kanoniske adressen til {other}",
        nn="{url} er òg den kanoniske adressa til {other}",
    ),
    Text(
        en="give one of them another `url` or id",
        nb="gi en av dem en annen `url` eller id",
        nn="gi ein av dei ein annan `url` eller id",
    ),
)


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find the second and later bearers of an address."""
    first: dict[str, Artefact] = {}
    for artefact in compilation.artefacts:
        if artefact.url is None:
            continue
        other = first.setdefault(artefact.url.lower(), artefact)
        if other is not artefact:
            yield Diagnostic.of(KIND, _place(artefact), url=artefact.url, other=other.source.path)


def _place(artefact: Artefact) -> Place:
    document = artefact.source.document
    key = next((key for key in ("url", "volven") if (key,) in document.values), None)
    return document.place((key,)) if key else artefact.place()


RULE = Rule(KIND, "fhir", "FHIR R4 (CanonicalResource.url)", check)
