"""NIM106: Helse-NIM suggests codes, and the carrier binds them as an example only or not at all."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.nim.carrier import strongest, suggestions
from digidot_term.rules.rule import Rule

KIND = Kind(
    "NIM106",
    "binding-looser-than-preferred",
    Severity.WARNING,
    Text(
        en="Helse-NIM suggests {suggested} for `{path}`, but the binding of `{element}` is {strength}",
        nb="Helse-NIM foreslår {suggested} for `{path}`, men bindingen av `{element}` er {strength}",
        nn="Helse-NIM foreslår {suggested} for `{path}`, men bindinga av `{element}` er {strength}",
    ),
    Text(
        en="bind it with strength preferred or stronger, or explain the deviation in a waiver of `{path}`",
        nb="bind det med styrke preferred eller sterkere, eller begrunn avviket i waivers for `{path}`",
        nn="bind det med styrke preferred eller sterkare, eller grunngje avviket i waivers for `{path}`",
    ),
)

_LOOSE = {None: "-", "example": "example"}


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find carriers of elements with suggested codes whose strongest binding is weaker than preferred."""
    for realisation, item, element, found in suggestions(compilation):
        strength = strongest(found)
        if strength in _LOOSE:
            yield Diagnostic.of(
                KIND,
                realisation.place_of(item.path),
                suggested=", ".join(item.systems),
                path=item.path,
                element=element["id"],
                strength=_LOOSE[strength],
            )


RULE = Rule(KIND, "nim", "Helse-NIM (Helsedirektoratet, consultation draft 2025)", check)
