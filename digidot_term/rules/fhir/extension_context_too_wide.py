"""FHIR114: an extension may stand on any element at all."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.rule import Rule
from digidot_term.rules.structure_elements import structures

KIND = Kind(
    "FHIR114",
    "extension-context-too-wide",
    Severity.ERROR,
    Text(
        en="the context `{context}` lets the extension stand anywhere",
        nb="konteksten `{context}` lar utvidelsen stå hvor som helst",
        nn="konteksten `{context}` lèt utvidinga stå kvar som helst",
    ),
    Text(
        en="name the elements it is meant for, such as `Condition` or `Procedure.bodySite`",
        nb="oppgi elementene den er ment for, for eksempel `Condition` eller `Procedure.bodySite`",
        nn="oppgje elementa ho er meint for, til dømes `Condition` eller `Procedure.bodySite`",
    ),
)

_ANYWHERE = frozenset({"Element", "BackboneElement", "Resource"})


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find contexts that leave nothing out."""
    for artefact in structures(compilation, "extension"):
        for number, context in enumerate(artefact.source.model.context):
            if context in _ANYWHERE:
                yield Diagnostic.of(KIND, artefact.source.document.place(("context", number)), context=context)


RULE = Rule(KIND, "fhir", "HL7 validator (context Element)", check)
