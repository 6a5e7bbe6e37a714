"""EHDS111: a side is said by another code than the three that are exchanged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from digidot_term.artefact import Artefact, Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Place, Severity
from digidot_term.language import Text
from digidot_term.rules.codings import SNOMED
from digidot_term.rules.content import Found, concepts
from digidot_term.rules.rule import Rule
from digidot_term.rules.selections import entries

KIND = Kind(
    "EHDS111",
    "unusual-laterality",
    Severity.WARNING,
    Text(
        en="a side is coded as {code} |{term}|, which is not one of the three exchanged in Europe",
        nb="en side er kodet som {code} |{term}|, som ikke er en av de tre som utveksles i Europa",
        nn="ei side er koda som {code} |{term}|, som ikkje er ein av dei tre som blir utveksla i Europa",
    ),
    Text(
        en="use {allowed}",
        nb="bruk {allowed}",
        nn="bruk {allowed}",
    ),
)

ALLOWED = {"7771000": "Left", "24028007": "Right", "51440002": "Right and left"}
_WORD = "laterality"


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find other codes in value sets named laterality, and in examples where an element or extension is so named."""
    for artefact in compilation.of_type("ValueSet"):
        if _WORD in artefact.id.lower():
            for item in artefact.resource.get("expansion", {}).get("contains", ()):
                yield from _unusual(item, artefact.place(_element(artefact, item["code"])))
    for artefact in compilation.examples:
        for found in concepts(artefact):
            names = [*map(str, found.path), _url_around(found)]
            if any(_WORD in name.lower() for name in names):
                for coding in found.value["coding"]:
                    yield from _unusual(coding, found.place)


def _unusual(coding: Mapping[str, Any], place: Place) -> Iterator[Diagnostic]:
    if coding.get("system") == SNOMED and coding.get("code") in ALLOWED:
        return
    allowed = ", ".join(f"{code} |{term}|" for code, term in ALLOWED.items())
    yield Diagnostic.of(KIND, place, code=coding.get("code"), term=coding.get("display", ""), allowed=allowed)


def _element(artefact: Artefact, code: str) -> str:
    """Return the element of the compose that lists a code, or the first include."""
    for element, include in entries(artefact, "include"):
        for position, concept in enumerate(include.get("concept", ())):
            if concept["code"] == code:
                return f"{element}.concept[{position}]"
    return "compose.include[0]"


def _url_around(found: Found) -> str:
    """Return the url of the extension whose value a concept is, if it is one."""
    value: Any = found.artefact.resource
    for step in found.path[:-1]:
        value = value[step]
    return str(value.get("url", "")) if isinstance(value, dict) else ""


RULE = Rule(KIND, "ehds", "HL7 Europe base, site laterality", check)
