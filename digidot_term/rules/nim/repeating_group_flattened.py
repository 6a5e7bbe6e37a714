"""NIM104: a list of Helse-NIM is carried by an element that may stand once only."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.nim.model import models
from digidot_term.rules.realisation import realisations
from digidot_term.rules.rule import Rule

KIND = Kind(
    "NIM104",
    "repeating-group-flattened",
    Severity.WARNING,
    Text(
        en="`{path}` is a list in Helse-NIM, but `{element}` may stand once only",
        nb="`{path}` er en liste i Helse-NIM, men `{element}` kan bare stå én gang",
        nn="`{path}` er ei liste i Helse-NIM, men `{element}` kan berre stå éin gong",
    ),
    Text(
        en="allow more than one, map an element that repeats, or say in a waiver why one is enough",
        nb="tillat flere, koble til et element som kan gjentas, eller begrunn i waivers hvorfor ett er nok",
        nn="tillat fleire, kople til eit element som kan gjentakast, eller grunngje i waivers kvifor eitt er nok",
    ),
)


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find lists whose carrier, and all around it, has max 1."""
    for realisation in realisations(compilation, "helse-nim"):
        for item in models().get(realisation.model, ()):
            carriers = realisation.carriers.get(item.path, ())
            if item.type != "list" or not carriers or item.path in realisation.waived:
                continue
            if not realisation.repeats(item.path):
                place = realisation.place_of(item.path)
                yield Diagnostic.of(KIND, place, path=item.path, element=carriers[0]["id"])


RULE = Rule(KIND, "nim", "Helse-NIM (Helsedirektoratet, consultation draft 2025)", check)
