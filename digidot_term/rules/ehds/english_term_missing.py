"""EHDS110: a value set holds codes that have no English term."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.codings import SNOMED
from digidot_term.rules.rule import Rule
from digidot_term.rules.structure_elements import differential

KIND = Kind(
    "EHDS110",
    "english-term-missing",
    Severity.WARNING,
    Text(
        en="{number} of {total} codes have no English term: {codes}",
        nb="{number} av {total} koder har ingen engelsk term: {codes}",
        nn="{number} av {total} kodar har ingen engelsk term: {codes}",
    ),
    Text(
        en="add an English term in the code system: cross-border exchange translates from English",
        nb="legg til en engelsk term i kodesystemet: utveksling over landegrensene oversettes fra engelsk",
        nn="legg til ein engelsk term i kodesystemet: utveksling over landegrensene blir omsett frå engelsk",
    ),
)

_SHOWN = 5
_NORWEGIAN = ("urn:oid:2.16.578.", "http://helsedir.no/")


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find value sets whose expansion has codes without an English term; one finding each.

    Lists that are only mapped from, and bound nowhere, are left alone: their codes are not exchanged.
    """
    own = {str(artefact.url) for artefact in compilation.of_type("CodeSystem")}
    only_mapped_from = _mapped_from(compilation) - _bound(compilation)
    for artefact in compilation.of_type("ValueSet"):
        if artefact.url in only_mapped_from:
            continue
        contained = artefact.resource.get("expansion", {}).get("contains", [])
        missing = [f"{item['code']} |{item.get('display', '')}|" for item in contained if not _has_english(item, own)]
        if missing:
            yield Diagnostic.of(
                KIND,
                artefact.place("compose.include[0]"),
                number=len(missing),
                total=len(contained),
                codes=", ".join(missing[:_SHOWN]) + (", …" if len(missing) > _SHOWN else ""),
            )


def _has_english(contained: dict[str, Any], own: set[str]) -> bool:
    """Tell whether a code has an English designation, or is of an international system, whose displays are English."""
    if any(str(item.get("language", "")).startswith("en") for item in contained.get("designation", ())):
        return True
    system = str(contained["system"])
    return system != SNOMED and system not in own and not system.startswith(_NORWEGIAN)


def _mapped_from(compilation: Compilation) -> set[str]:
    return {str(item.resource.get("sourceCanonical")) for item in compilation.of_type("ConceptMap")}


def _bound(compilation: Compilation) -> set[str]:
    return {
        str(element["binding"].get("valueSet"))
        for artefact in compilation.of_type("StructureDefinition")
        for element in differential(artefact)
        if "binding" in element
    }


RULE = Rule(KIND, "ehds", "MyHealth@EU master value sets", check)
