"""DENT106: a side is said once more beside a structure that already has one."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Artefact, Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.fhir.terminology import expanded
from digidot_term.fhir.values import objects_in
from digidot_term.language import Text
from digidot_term.rules.codings import SNOMED
from digidot_term.rules.content import snomed_ids
from digidot_term.rules.dent.sites import site_concepts
from digidot_term.rules.dent.teeth import teeth_among
from digidot_term.rules.rule import Rule
from digidot_term.rules.structure_elements import differential

KIND = Kind(
    "DENT106",
    "double-laterality",
    Severity.ERROR,
    Text(
        en="a side is said beside {what}, which already has one",
        nb="en side er oppgitt ved siden av {what}, som allerede har en side",
        nn="ei side er oppgjeven ved sida av {what}, som alt har ei side",
    ),
    Text(
        en="leave the side out: two sides may disagree, and nobody knows which one counts",
        nb="ta bort siden: to sider kan være uenige, og ingen vet hvilken som gjelder",
        nn="ta bort sida: to sider kan vere usamde, og ingen veit kva for ei som gjeld",
    ),
)

SIDES = frozenset({7771000, 24028007, 51440002})
_WORD = "laterality"


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find sides beside lateralised structures in examples, in value sets, and as elements of profiles."""
    for found, sites in site_concepts(compilation):
        lateralised = next((site.written for site in sites if site.location.side), None)
        if lateralised and _says_side(found.value):
            yield Diagnostic.of(KIND, found.place, what=lateralised)
    tooth_sets: set[str] = set()
    for artefact in compilation.of_type("ValueSet"):
        ids = {int(code) for system, code in expanded(artefact.resource) if system == SNOMED}
        teeth = teeth_among(ids)
        if teeth:
            tooth_sets.add(str(artefact.url))
            if ids & SIDES:
                yield Diagnostic.of(KIND, artefact.place(), what=f"{teeth[0].structure} (`{artefact.id}`)")
    for artefact in compilation.of_type("StructureDefinition"):
        yield from _in_profile(artefact, tooth_sets)


def _says_side(concept: dict[str, object]) -> bool:
    """Tell whether a site has a coding, or an extension, that is a side."""
    inner = [value for _, value in objects_in(concept)]
    codes = {sctid for value in inner if isinstance(value.get("coding"), list) for sctid in snomed_ids(value)}
    return bool(codes & SIDES) or any(_WORD in str(value.get("url", "")).lower() for value in inner)


def _in_profile(artefact: Artefact, tooth_sets: set[str]) -> Iterator[Diagnostic]:
    """Find an element for the side in a profile whose body site is bound to teeth."""
    elements = differential(artefact)
    bound = [item["id"] for item in elements if item.get("binding", {}).get("valueSet") in tooth_sets]
    for element in elements:
        name = str(element["id"]).rpartition(".")[2].lower()
        if bound and _WORD in name and element.get("max") != "0":
            yield Diagnostic.of(KIND, artefact.place(str(element["id"])), what=f"`{bound[0]}`")


RULE = Rule(KIND, "dent", "HL7 Europe base, site laterality", check)
