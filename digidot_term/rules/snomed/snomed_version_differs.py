"""SCT102: a SNOMED CT version is missing or other than the edition of the build."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Place, Severity
from digidot_term.language import Text
from digidot_term.rules.codings import SNOMED, snomed_codings
from digidot_term.rules.rule import Rule
from digidot_term.rules.selections import entries

KIND = Kind(
    "SCT102",
    "snomed-version-differs",
    Severity.ERROR,
    Text(
        en="version `{version}` of SNOMED CT is not that of the build, {edition}",
        nb="versjon `{version}` av SNOMED CT er ikke den som er bygd mot, {edition}",
        nn="versjon `{version}` av SNOMED CT er ikkje den som er bygd mot, {edition}",
    ),
    Text(
        en="leave the version out: the build writes that of its edition everywhere",
        nb="utelat versjonen: bygget skriver sin egen utgave overalt",
        nn="utelat versjonen: bygget skriv si eiga utgåve overalt",
    ),
)


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Compare every SNOMED CT version in the artefacts with that of the edition."""
    edition = compilation.edition.version_uri
    for place, version in (*_pinned(compilation), *_written(compilation)):
        if version != edition:
            yield Diagnostic.of(KIND, place, version=version, edition=edition)


def _pinned(compilation: Compilation) -> Iterator[tuple[Place, str]]:
    for artefact in compilation.of_type("ValueSet"):
        for key in ("include", "exclude"):
            for element, entry in entries(artefact, key):
                if entry.get("system") == SNOMED:
                    yield artefact.place(element), str(entry.get("version", "-"))
    for artefact in compilation.of_type("ConceptMap"):
        for group in artefact.resource.get("group", ()):
            for side in ("source", "target"):
                if group.get(side) == SNOMED:
                    place = artefact.source.document.place((side, "version"))
                    yield place, str(group.get(f"{side}Version", "-"))


def _written(compilation: Compilation) -> Iterator[tuple[Place, str]]:
    for written in snomed_codings(compilation):
        if "version" in written.coding:
            yield written.place, str(written.coding["version"])


RULE = Rule(KIND, "snomed", "HL7 (Using SNOMED CT with FHIR, versions)", check)
