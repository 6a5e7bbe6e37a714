"""NO117: a profile forbids the text of a CodeableConcept."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.rule import Rule
from digidot_term.rules.structure_elements import (
    last_name,
    place_of,
    snapshot,
    structures,
    type_codes,
    written_elements,
)

KIND = Kind(
    "NO117",
    "codeable-concept-text-forbidden",
    Severity.WARNING,
    Text(
        en="`{element}` is forbidden: codes are to stand beside their text",
        nb="`{element}` er forbudt: koder skal stå sammen med teksten",
        nn="`{element}` er forbode: kodar skal stå saman med teksten",
    ),
    Text(
        en="allow it, best with `ms: true`",
        nb="tillat det, helst med `ms: true`",
        nn="tillat det, helst med `ms: true`",
    ),
)


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find `text` with maximum 0 inside a CodeableConcept."""
    for artefact in structures(compilation):
        for element in written_elements(artefact):
            if last_name(element) != "text" or element.get("max") != "0":
                continue
            parent = str(element["id"]).rpartition(".")[0]
            types = next((type_codes(item) for item in snapshot(artefact) if item["id"] == parent), ())
            if "CodeableConcept" in types:
                yield Diagnostic.of(KIND, place_of(artefact, element, "card"), element=element["id"])


RULE = Rule(KIND, "no", "HL7 Norway best-practice (SNOMED CT)", check)
