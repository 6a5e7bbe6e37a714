"""The places in the mouth that one CodeableConcept of an example or a fixed value names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from digidot_term.artefact import Artefact, Compilation
from digidot_term.rules.content import Found, concepts, snomed_ids
from digidot_term.rules.dent.location import Location, location_of
from digidot_term.rules.dent.numbering import location_named, numbering_of, tooth_named
from digidot_term.rules.dent.teeth import Tooth, teeth, teeth_by_concept
from digidot_term.snomed.edition import Edition

BODY_STRUCTURE = 123037004

_TOOTH_TEXT = re.compile(r"\s*(?:(?:tooth|tann)\s+)?([1-8][1-8])(?![0-9])", re.IGNORECASE)
"""A text that begins with a tooth number, as clinicians write them: `26 OM`, `tann 26`."""


@dataclass(frozen=True, slots=True)
class Site:
    """One coding, or the text: how it is written, where it says it is, and the tooth when it names one."""

    written: str
    location: Location
    tooth: Tooth | None


def site_concepts(compilation: Compilation) -> Iterator[tuple[Found, tuple[Site, ...]]]:
    """Yield every CodeableConcept of examples and structures with the places its codings name."""
    for artefact in (*compilation.examples, *compilation.of_type("StructureDefinition")):
        yield from sites_of(artefact, compilation.edition)


def sites_of(artefact: Artefact, edition: Edition) -> Iterator[tuple[Found, tuple[Site, ...]]]:
    """Yield every CodeableConcept of a resource with the places its codings name."""
    for found in concepts(artefact):
        yield found, (*_by_concept(found, edition), *_by_number(found), *_by_text(found))


def _by_concept(found: Found, edition: Edition) -> Iterator[Site]:
    for sctid in snomed_ids(found.value):
        if sctid in edition and edition.subsumes(BODY_STRUCTURE, sctid):
            written = f"{sctid} |{edition.term(sctid, ('en',))}|"
            yield Site(written, location_of(sctid, edition), teeth_by_concept().get(sctid))


def _by_number(found: Found) -> Iterator[Site]:
    for coding in found.value["coding"]:
        numbering = numbering_of(str(coding.get("system", "")))
        code = str(coding.get("code", ""))
        location = location_named(numbering, code) if numbering else None
        if numbering and location:
            yield Site(f"{numbering} {code}", location, tooth_named(numbering, code))


def _by_text(found: Found) -> Iterator[Site]:
    """Yield the tooth that the text of a body site begins with; other texts may hold numbers of any kind."""
    match = _TOOTH_TEXT.match(str(found.value.get("text", ""))) if "bodySite" in found.path else None
    tooth = teeth().get(match[1]) if match else None
    if tooth:
        yield Site(f"`{found.value['text']}`", tooth.location, tooth)
