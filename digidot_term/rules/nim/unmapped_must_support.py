"""NIM109: a must-support element is mapped to no model."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.realisation import realisations
from digidot_term.rules.rule import Rule
from digidot_term.rules.structure_elements import differential

KIND = Kind(
    "NIM109",
    "unmapped-must-support",
    Severity.INFO,
    Text(
        en="`{element}` is must-support, but neither it nor an element around or inside it is mapped to a model",
        nb="`{element}` er must-support, men verken det eller et element rundt eller inni det er koblet til en modell",
        nn="`{element}` er must-support, men korkje det eller eit element rundt eller inni det er kopla til ein modell",
    ),
    Text(
        en="map it to the model it comes from ({identities}), or drop must-support",
        nb="koble det til modellen det kommer fra ({identities}), eller fjern must-support",
        nn="kople det til modellen det kjem frå ({identities}), eller fjern must-support",
    ),
)


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find must-support elements, of profiles that realise a Helse-NIM model, without a mapping of their own."""
    for realisation in realisations(compilation, "helse-nim"):
        artefact = realisation.artefact
        declared = set(artefact.source.model.mappings)
        elements = differential(artefact)
        mapped = {
            str(item["id"])
            for item in elements
            if "." in item["id"] and any(one["identity"] in declared for one in item.get("mapping", ()))
        }
        for item in elements:
            element = str(item["id"])
            if item.get("mustSupport") and not any(_touches(element, other) for other in mapped):
                yield Diagnostic.of(
                    KIND, artefact.place(element), element=element, identities=", ".join(sorted(declared))
                )


def _touches(one: str, other: str) -> bool:
    """Tell whether one element is the other, around it, inside it, or a slice of it."""
    short, long = sorted((one, other), key=len)
    return long == short or long.startswith((f"{short}.", f"{short}:"))


RULE = Rule(KIND, "nim", "Helse-NIM (Helsedirektoratet, consultation draft 2025)", check)
