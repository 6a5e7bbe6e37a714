"""The other definitions a structure names: whether they are known, in that version, and only once."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.diagnostics import Diagnostic, Kind, Place
from digidot_term.fhir.definitions import Definitions, Found
from digidot_term.fhir.snapshot.difference import element_ids
from digidot_term.fhir.snapshot.source import Json
from digidot_term.fhir.structures import kinds

_STRUCTURE = "StructureDefinition"
_OF_FHIR = "hl7.fhir.r4."
"""What the names of R4's own packages begin with: what others define anew counts before what is there."""


def check_references(structure: Json, definitions: Definitions) -> Iterator[Diagnostic]:
    """Yield what is in doubt about the canonicals of base, profiles and targets; unknown bases and profiles are not.

    Those are told when the snapshot is generated.
    """
    url = str(structure["url"])
    told: set[str] = set()
    for element, canonical, is_target in _named(structure):
        if canonical in told:
            continue
        told.add(canonical)
        found = _doubt(canonical, definitions, is_target=is_target)
        if found is not None:
            kind, values = found
            yield Diagnostic.of(kind, Place(url), element=element or url, **values)


def _named(structure: Json) -> Iterator[tuple[str, str, bool]]:
    """Yield element id, canonical, and whether it is what a reference points to."""
    if "baseDefinition" in structure:
        yield "", str(structure["baseDefinition"]), False
    elements = structure["differential"]["element"]
    for element_id, element in zip(element_ids(elements), elements, strict=True):
        for item in element.get("type", ()):
            for canonical in item.get("profile", ()):
                yield element_id, str(canonical), False
            for canonical in item.get("targetProfile", ()):
                yield element_id, str(canonical), True


def _doubt(canonical: str, definitions: Definitions, *, is_target: bool) -> tuple[Kind, dict[str, object]] | None:
    url, _, version = canonical.partition("|")
    known = definitions.known(url, _STRUCTURE)
    if not known:
        return (kinds.UNKNOWN_TARGET, {"target": canonical}) if is_target else None
    if version and all(item.version != version for item in known):
        return kinds.VERSION_NOT_FOUND, {"canonical": canonical, "known": _shown(known[0])}
    others = [item for item in known if not item.package.startswith(_OF_FHIR)]
    if not version and len({item.version for item in others}) > 1 and known[0].package:
        places = ", ".join(_shown(item) for item in others)
        return kinds.AMBIGUOUS, {"canonical": canonical, "places": places, "used": _shown(known[0])}
    return None


def _shown(item: Found) -> str:
    version = item.version or "-"
    return f"{version} ({item.package})" if item.package else version
