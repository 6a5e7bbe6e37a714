"""FHIR118: an example refers to an instance that is not in the package."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.fhir.values import objects_in
from digidot_term.language import Text
from digidot_term.rules.rule import Rule

KIND = Kind(
    "FHIR118",
    "dangling-example-reference",
    Severity.ERROR,
    Text(
        en="{reference} is not an example of this project",
        nb="{reference} er ikke et eksempel i prosjektet",
        nn="{reference} er ikkje eit eksempel i prosjektet",
    ),
    Text(
        en="add the example, or show that it is elsewhere: an absolute address, or `identifier` and `display`",
        nb="legg til eksempelet, eller skriv hvor det ligger: en absolutt adresse, eller `identifier` og `display`",
        nn="legg til eksempelet, eller skriv kvar det ligg: ei absolutt adresse, eller `identifier` og `display`",
    ),
)

_ABSOLUTE = re.compile(r"[a-z][a-z0-9+.\-]*:", re.IGNORECASE)


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Look each relative reference up among the examples, and each `#id` among what the example contains."""
    known = {f"{item.type}/{item.id}" for item in compilation.examples}
    for artefact in compilation.examples:
        contained = {f"#{item.get('id')}" for item in artefact.resource.get("contained", ())}
        for steps, value in objects_in(artefact.resource):
            reference = value.get("reference")
            if not isinstance(reference, str) or _ABSOLUTE.match(reference):
                continue
            target = reference.partition("/_history/")[0]
            if target not in known and target not in contained and target != "#":
                place = artefact.source.document.place(("resource", *steps, "reference"))
                yield Diagnostic.of(KIND, place, reference=reference)


RULE = Rule(KIND, "fhir", "FHIR R4 (references); HL7 validator", check)
