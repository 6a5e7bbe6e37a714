"""FHIR102: a canonical is not absolute, or ends in a version, a fragment or a slash."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.rule import Rule

KIND = Kind(
    "FHIR102",
    "malformed-canonical",
    Severity.ERROR,
    Text(
        en="`{url}` cannot be a canonical: {problem}",
        nb="`{url}` kan ikke være en kanonisk adresse: {problem}",
        nn="`{url}` kan ikkje vere ei kanonisk adresse: {problem}",
    ),
    Text(
        en="write an absolute address with nothing after the name, such as http://example.org/CodeSystem/shade",
        nb="skriv en absolutt adresse uten noe etter navnet, for eksempel http://example.org/CodeSystem/shade",
        nn="skriv ei absolutt adresse utan noko etter namnet, til dømes http://example.org/CodeSystem/shade",
    ),
)

_ABSOLUTE = re.compile(r"(https?://[^/\s]+/|urn:(oid|uuid):)\S+")
_ENDINGS = (("|", "|version"), ("#", "#fragment"))


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find addresses that cannot be compared with references to them."""
    for artefact in compilation.artefacts:
        problem = _problem(artefact.url) if artefact.url else None
        if problem:
            place = artefact.source.document.place(("url",))
            yield Diagnostic.of(KIND, place, url=artefact.url, problem=problem)


def _problem(url: str) -> str | None:
    for mark, name in _ENDINGS:
        if mark in url:
            return f"`{name}`"
    if url.endswith("/"):
        return "`/`"
    return None if _ABSOLUTE.fullmatch(url) else "http(s)://, urn:oid:, urn:uuid:"


RULE = Rule(KIND, "fhir", "FHIR R4 (CanonicalResource.url)", check)
