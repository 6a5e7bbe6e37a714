"""FHIR120: a language tag of an example is malformed, or is `no`, which is both written forms of Norwegian."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.fhir.values import objects_in
from digidot_term.language import Text
from digidot_term.rules.rule import Rule

KIND = Kind(
    "FHIR120",
    "unfit-language-tag",
    Severity.WARNING,
    Text(
        en="`{tag}` does not say which language it is",
        nb="`{tag}` sier ikke hvilket språk det er",
        nn="`{tag}` seier ikkje kva språk det er",
    ),
    Text(
        en="write nb, nn or en, with a country only where it matters: nb-NO",
        nb="skriv nb, nn eller en, med land bare der det betyr noe: nb-NO",
        nn="skriv nb, nn eller en, med land berre der det har noko å seie: nb-NO",
    ),
)

_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-[a-z0-9]{4,8})*")
_BCP47 = "urn:ietf:bcp:47"
_BOTH_FORMS = "no"


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Look at the languages of examples and at their codings of BCP 47."""
    for artefact in compilation.examples:
        for steps, value in objects_in(artefact.resource):
            key = "code" if value.get("system") == _BCP47 else "language"
            tag = value.get(key)
            if isinstance(tag, str) and (not _TAG.fullmatch(tag) or tag.partition("-")[0] == _BOTH_FORMS):
                place = artefact.source.document.place(("resource", *steps, key))
                yield Diagnostic.of(KIND, place, tag=tag)


RULE = Rule(KIND, "fhir", "BCP 47 (language tags)", check)
