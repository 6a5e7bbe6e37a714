"""EHDS114: a must-support element says neither which European element it carries nor what must-support demands."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.realisation import paths_of, realisations
from digidot_term.rules.rule import Rule
from digidot_term.rules.structure_elements import Element, differential

KIND = Kind(
    "EHDS114",
    "must-support-unexplained",
    Severity.WARNING,
    Text(
        en="`{element}` is must-support, but has no obligation, no EHDS mapping and no `why`",
        nb="`{element}` er must-support, men har verken obligation, EHDS-kobling eller `why`",
        nn="`{element}` er must-support, men har korkje obligation, EHDS-kopling eller `why`",
    ),
    Text(
        en="say in `why` what senders and receivers must do, or map it",
        nb="si i `why` hva avsendere og mottakere må gjøre, eller koble det",
        nn="sei i `why` kva avsendarar og mottakarar må gjere, eller kople det",
    ),
)

_OBLIGATION = "http://hl7.org/fhir/StructureDefinition/obligation"


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find such elements in profiles that realise a European model: Europe works with obligations, not must-support."""
    for realisation in realisations(compilation, "ehds"):
        for element in differential(realisation.artefact):
            if element.get("mustSupport") and not _explained(element):
                identifier = str(element["id"])
                yield Diagnostic.of(KIND, realisation.artefact.place(identifier), element=identifier)


def _explained(element: Element) -> bool:
    obliged = any(item.get("url") == _OBLIGATION for item in element.get("extension", ()))
    return obliged or bool(paths_of(element, "ehds")) or bool(element.get("comment"))


RULE = Rule(KIND, "ehds", "HL7 Europe base and Xt-EHR obligations", check)
