"""NIM103: the element that carries an information element has types of another family."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.nim.carrier import value_types
from digidot_term.rules.nim.model import NimType, models
from digidot_term.rules.realisation import realisations
from digidot_term.rules.rule import Rule

KIND = Kind(
    "NIM103",
    "type-family-differs",
    Severity.WARNING,
    Text(
        en="`{path}` is of type {wanted} in Helse-NIM, but `{element}` may be {types}",
        nb="`{path}` er av typen {wanted} i Helse-NIM, men `{element}` kan være {types}",
        nn="`{path}` er av typen {wanted} i Helse-NIM, men `{element}` kan vere {types}",
    ),
    Text(
        en="narrow the types with `only`, map another element, or say in a waiver why it differs; expected: {allowed}",
        nb="snevre inn typene med `only`, koble til et annet element eller begrunn i waivers; ventet: {allowed}",
        nn="snevr inn typane med `only`, kople til eit anna element eller grunngje i waivers; venta: {allowed}",
    ),
)

FAMILIES: dict[NimType, tuple[str, ...]] = {
    "coded": ("CodeableConcept", "Coding", "code"),
    "text": ("string", "markdown", "Annotation"),
    "date": ("date", "dateTime", "instant", "Period"),
    "identifier": ("Identifier",),
    "link": ("Reference",),
}
_NIM_WORDS: dict[NimType, str] = {
    "coded": "Kodet",
    "text": "Tekst",
    "date": "Dato",
    "identifier": "Identifikator",
    "link": "Kobling",
}


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find carriers one of whose types is of another family; an extension is looked into for its value."""
    for realisation in realisations(compilation, "helse-nim"):
        for item in models().get(realisation.model, ()):
            if item.type not in FAMILIES or item.path in realisation.waived:
                continue
            allowed = FAMILIES[item.type]
            for element in realisation.carriers.get(item.path, ()):
                other = [name for name in value_types(element, compilation.definitions) if name not in allowed]
                if other:
                    yield Diagnostic.of(
                        KIND,
                        realisation.place_of(item.path),
                        path=item.path,
                        wanted=_NIM_WORDS[item.type],
                        element=element["id"],
                        types=", ".join(other),
                        allowed=", ".join(allowed),
                    )


RULE = Rule(KIND, "nim", "Helse-NIM (Helsedirektoratet, consultation draft 2025)", check)
