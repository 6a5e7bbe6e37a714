"""NO124: an artefact carries SNOMED CT content without SNOMED CT's copyright notice."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Artefact, Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.fhir.terminology import expanded
from digidot_term.language import Text
from digidot_term.rules.codings import SNOMED
from digidot_term.rules.rule import Rule
from digidot_term.rules.selections import entries
from digidot_term.snomed.edition import Edition
from digidot_term.snomed.identifiers import is_sctid

KIND = Kind(
    "NO124",
    "snomed-copyright-missing",
    Severity.WARNING,
    Text(
        en="{type}/{id} carries SNOMED CT, and its copyright does not say so",
        nb="{type}/{id} har innhold fra SNOMED CT, og copyright-teksten sier det ikke",
        nn="{type}/{id} har innhald frå SNOMED CT, og copyright-teksten seier det ikkje",
    ),
    Text(
        en="add `copyright` with the notice of SNOMED International",
        nb="legg til `copyright` med teksten fra SNOMED International",
        nn="legg til `copyright` med teksten frå SNOMED International",
    ),
)


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Look for SNOMED CT in value sets and maps, and for its ids as the codes of a code list."""
    for artefact in compilation.artefacts:
        if _carries_snomed(artefact, compilation.edition) and "SNOMED" not in str(artefact.resource.get("copyright")):
            yield Diagnostic.of(KIND, artefact.place(), type=artefact.type, id=artefact.id)


def _carries_snomed(artefact: Artefact, edition: Edition) -> bool:
    resource = artefact.resource
    if artefact.type == "ValueSet":
        included = any(entry.get("system") == SNOMED for _, entry in entries(artefact, "include"))
        return included or any(system == SNOMED for system, _ in expanded(resource))
    if artefact.type == "ConceptMap":
        return any(SNOMED in (group.get("source"), group.get("target")) for group in resource.get("group", ()))
    if artefact.type == "CodeSystem":
        codes = [str(concept["code"]) for concept in resource.get("concept", ())]
        return any(is_sctid(code) and int(code) in edition for code in codes)
    return False


RULE = Rule(KIND, "no", "HL7 Norway (no-domain practice); SNOMED International (copyright notice)", check)
