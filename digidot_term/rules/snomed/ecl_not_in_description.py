"""VS104: the description of a value set does not give the expression that selects its codes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.rule import Rule

KIND = Kind(
    "VS104",
    "ecl-not-in-description",
    Severity.INFO,
    Text(
        en="the description does not give the ECL `{ecl}`",
        nb="beskrivelsen oppgir ikke ECL-uttrykket `{ecl}`",
        nn="skildringa oppgir ikkje ECL-uttrykket `{ecl}`",
    ),
    Text(
        en="end the English description with `ECL: ...`, or name its concepts there by id",
        nb="avslutt den engelske beskrivelsen med `ECL: ...`, eller nevn begrepene der med id",
        nn="avslutt den engelske skildringa med `ECL: ...`, eller nemn omgrepa der med id",
    ),
)

_ID = re.compile(r"(?<![0-9])[1-9][0-9]{5,17}(?![0-9])")


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find expressions one of whose concept ids the English description does not name."""
    for artefact in compilation.of_type("ValueSet"):
        model = artefact.source.model
        named = set(_ID.findall(model.description.en))
        for number, selection in enumerate(model.include):
            if selection.ecl and not set(_ID.findall(selection.ecl)) <= named:
                place = artefact.source.document.place(("include", number, "ecl"))
                yield Diagnostic.of(KIND, place, ecl=" ".join(selection.ecl.split()))


RULE = Rule(KIND, "snomed", "HL7 International Patient Summary (value sets)", check)
