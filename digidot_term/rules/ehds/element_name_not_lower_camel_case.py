"""EHDS106: an element of a logical model is not named in lowerCamelCase."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.ehds.logical import logical_elements
from digidot_term.rules.rule import Rule

KIND = Kind(
    "EHDS106",
    "element-name-not-lower-camel-case",
    Severity.WARNING,
    Text(
        en="`{element}`: the name `{name}` is not written in lowerCamelCase",
        nb="`{element}`: navnet `{name}` er ikke skrevet i lowerCamelCase",
        nn="`{element}`: namnet `{name}` er ikkje skrive i lowerCamelCase",
    ),
    Text(
        en="begin with a small letter and write words together with capitals, in the letters a to z",
        nb="begynn med liten bokstav og skriv ordene sammen med store forbokstaver, med bokstavene a til z",
        nn="byrj med liten bokstav og skriv orda saman med store forbokstavar, med bokstavane a til z",
    ),
)

_LOWER_CAMEL = re.compile(r"[a-z][A-Za-z0-9]*(\[x\])?")


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find elements of logical models with other names."""
    for item in logical_elements(compilation):
        if not _LOWER_CAMEL.fullmatch(item.name):
            yield Diagnostic.of(KIND, item.place, element=item.id, name=item.name)


RULE = Rule(KIND, "ehds", "Xt-EHR authoring process", check)
