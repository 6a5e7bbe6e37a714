"""DENT102: a tooth set lacks teeth, has what is no tooth, or gives one tooth twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from digidot_term.artefact import Artefact, Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Place, Severity
from digidot_term.fhir.terminology import expanded
from digidot_term.language import Text
from digidot_term.rules.codings import SNOMED
from digidot_term.rules.dent.numbering import REGIONS, numbering_of, tooth_named
from digidot_term.rules.dent.teeth import teeth, teeth_among
from digidot_term.rules.map_rows import rows
from digidot_term.rules.rule import Rule

KIND = Kind(
    "DENT102",
    "tooth-set-incomplete",
    Severity.ERROR,
    Text(
        en="`{id}` is not one to one with the teeth of ISO 3950: missing {missing}; no tooth, or twice: {extra}",
        nb="`{id}` er ikke én til én med tennene i ISO 3950: mangler {missing}; ingen tann, eller to ganger: {extra}",
        nn="`{id}` er ikkje éin til éin med tennene i ISO 3950: manglar {missing}; inga tann, eller to gonger: {extra}",
    ),
    Text(
        en="a tooth set holds all 52 designations (32 permanent, 20 deciduous), each once, and nothing else",
        nb="et tannsett har alle 52 betegnelsene (32 permanente, 20 melketenner), hver én gang, og ingenting annet",
        nn="eit tannsett har alle 52 nemningane (32 permanente, 20 mjølketenner), kvar éin gong, og ingenting anna",
    ),
)

MOST = 40
"""A set with more teeth than this is meant to hold them all."""
_NAME = "tooth"


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find value sets, ISO 3950 code lists and ISO 3950 maps that are not the grid they claim to be."""
    for artefact in compilation.of_type("ValueSet"):
        yield from _valueset(artefact)
    for artefact in compilation.of_type("CodeSystem"):
        if numbering_of(str(artefact.url)) == "iso3950" and artefact.resource["content"] == "complete":
            codes = [str(item["code"]) for item in artefact.resource["concept"]]
            yield from _report(artefact, artefact.place(), teeth().keys() - set(codes), set(codes) - _known())
    for artefact in compilation.of_type("ConceptMap"):
        if not artefact.source.model.inverse:
            yield from _map(artefact, compilation)


def _valueset(artefact: Artefact) -> Iterator[Diagnostic]:
    codes = expanded(artefact.resource)
    ids = {int(code) for system, code in codes if system == SNOMED}
    found = {tooth.designation for tooth in teeth_among(ids)}
    if artefact.id == _NAME:
        known = {item for tooth in teeth().values() for item in (tooth.structure, tooth.entire)}
        extra = {code for system, code in codes if system != SNOMED or int(code) not in known}
        yield from _report(artefact, artefact.place(), teeth().keys() - found, extra)
    elif len(found) > MOST:
        yield from _report(artefact, artefact.place(), teeth().keys() - found, set())


def _map(artefact: Artefact, compilation: Compilation) -> Iterator[Diagnostic]:
    """Hold an ISO 3950 map against the grid, or against the value set that bounds its ISO 3950 side."""
    pairs = [pair for row in rows(artefact) for pair in row if pair.target]
    iso_first = [pair for pair in pairs if numbering_of(pair.source_system) == "iso3950"]
    iso_last = [pair for pair in pairs if numbering_of(pair.target_system) == "iso3950"]
    for key, turned in (("source", iso_first), ("target", [pair.turned() for pair in iso_last])):
        if turned and any(pair.target_system == SNOMED for pair in turned):
            scope = compilation.by_url(str(artefact.resource.get(f"{key}Canonical", "")))
            within = {code for _, code in expanded(scope.resource)} if scope else set(teeth())
            targets: dict[str, list[str]] = {}
            for pair in turned:
                if pair.equivalence == "equivalent":
                    targets.setdefault(pair.source, []).append(pair.target)
            expected = (teeth().keys() & within) or teeth().keys()
            yield from _report(artefact, artefact.place(), expected - targets.keys(), _unlike(targets))


def _unlike(targets: Mapping[str, list[str]]) -> set[str]:
    """Return the codes that are no tooth, have two targets, or share a target with another."""
    all_targets = [target for found in targets.values() for target in found]
    shared = {target for target in all_targets if all_targets.count(target) > 1}
    wrong = {code for code, found in targets.items() if len(found) > 1 or shared & set(found)}
    return wrong | {code for code in targets if not tooth_named("iso3950", code) and code not in REGIONS}


def _known() -> set[str]:
    return {*teeth(), *REGIONS}


def _report(artefact: Artefact, place: Place, missing: set[str], extra: set[str]) -> Iterator[Diagnostic]:
    if missing or extra:
        yield Diagnostic.of(
            KIND,
            place,
            id=artefact.id,
            missing=", ".join(sorted(missing)) or "-",
            extra=", ".join(sorted(extra)) or "-",
        )


RULE = Rule(KIND, "dent", "MyHealth@EU, Belgian and DICOM crosswalks of ISO 3950", check)
