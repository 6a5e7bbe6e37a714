"""SCT105: the display of a SNOMED CT code is its fully specified name."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.codings import snomed_codings
from digidot_term.rules.rule import Rule
from digidot_term.snomed.constants import FSN
from digidot_term.snomed.identifiers import is_sctid

KIND = Kind(
    "SCT105",
    "display-is-fsn",
    Severity.WARNING,
    Text(
        en="`{display}` is the fully specified name of {code}",
        nb="`{display}` er det fullspesifiserte navnet på {code}",
        nn="`{display}` er det fullspesifiserte namnet på {code}",
    ),
    Text(
        en="show the preferred term, `{term}`",
        nb="vis den foretrukne termen, `{term}`",
        nn="vis den føretrekte termen, `{term}`",
    ),
)


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find hand-written displays that are a fully specified name and no synonym."""
    edition = compilation.edition
    for written in snomed_codings(compilation):
        display = str(written.coding.get("display", ""))
        if not display or not is_sctid(written.code):
            continue
        active = [item for item in edition.descriptions(int(written.code)) if item.active]
        names = {item.term for item in active if item.type_id == FSN}
        if display in names - {item.term for item in active if item.type_id != FSN}:
            values = {"display": display, "code": written.code, "term": edition.term(int(written.code))}
            yield Diagnostic.of(KIND, written.place, **values)


RULE = Rule(KIND, "snomed", "HL7 (Using SNOMED CT with FHIR, display)", check)
