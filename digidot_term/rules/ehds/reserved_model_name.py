"""EHDS105: a logical model has a name that belongs to Xt-EHR, or a name and an id that differ."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.ehds.logical import logical_models
from digidot_term.rules.rule import Rule

KIND = Kind(
    "EHDS105",
    "reserved-model-name",
    Severity.WARNING,
    Text(
        en="logical model `{name}` (id `{id}`): {why}",
        nb="logisk modell `{name}` (id `{id}`): {why}",
        nn="logisk modell `{name}` (id `{id}`): {why}",
    ),
    Text(
        en="begin the name with the project's own prefix, and give the model the same text as name and id",
        nb="la navnet begynne med prosjektets eget prefiks, og gi modellen samme tekst som navn og id",
        nn="lat namnet byrje med prefikset til prosjektet, og gje modellen same tekst som namn og id",
    ),
)

_RESERVED = "EHDS"


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find logical models named EHDS..., and such whose name, id and last part of the canonical are not one."""
    for artefact in logical_models(compilation):
        name = str(artefact.resource["name"])
        if name.upper().startswith(_RESERVED):
            yield Diagnostic.of(KIND, artefact.place(), name=name, id=artefact.id, why=f"{_RESERVED}* = Xt-EHR")
        elif not name == artefact.id == str(artefact.url).rpartition("/")[2]:
            place = artefact.source.document.place(("id",))
            yield Diagnostic.of(KIND, place, name=name, id=artefact.id, why=f"{name} ≠ {artefact.id}")


RULE = Rule(KIND, "ehds", "Xt-EHR authoring process", check)
