"""NO103: a computable name has an underscore."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.rule import Rule
from digidot_term.rules.structure_elements import structures

KIND = Kind(
    "NO103",
    "underscore-in-name",
    Severity.WARNING,
    Text(
        en="the name `{name}` has an underscore",
        nb="navnet `{name}` har understrek",
        nn="namnet `{name}` har understrek",
    ),
    Text(
        en="write it in one word with capitals: `{proposal}`",
        nb="skriv det i ett ord med store forbokstaver: `{proposal}`",
        nn="skriv det i eitt ord med store forbokstavar: `{proposal}`",
    ),
)


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find names that are not in one word."""
    for artefact in structures(compilation):
        name = str(artefact.resource["name"])
        if "_" in name:
            proposal = "".join(part[:1].upper() + part[1:] for part in name.split("_"))
            yield Diagnostic.of(KIND, artefact.place(), name=name, proposal=proposal)


RULE = Rule(KIND, "no", "FHIR R4 (names); HL7 Norway best-practice", check)
