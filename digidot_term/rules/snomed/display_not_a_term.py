"""SCT104: the display of a SNOMED CT code is not one of its terms."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import LANGUAGES, Text
from digidot_term.rules.codings import snomed_codings
from digidot_term.rules.rule import Rule
from digidot_term.snomed.identifiers import is_sctid

KIND = Kind(
    "SCT104",
    "display-not-a-term",
    Severity.WARNING,
    Text(
        en="`{display}` is not a term of {code} |{term}|",
        nb="`{display}` er ikke en term for {code} |{term}|",
        nn="`{display}` er ikkje ein term for {code} |{term}|",
    ),
    Text(
        en="use the preferred term or an accepted synonym; a wording of your own belongs in `text`",
        nb="bruk den foretrukne termen eller et godtatt synonym; egne ord hører hjemme i `text`",
        nn="bruk den føretrekte termen eller eit godteke synonym; eigne ord høyrer heime i `text`",
    ),
)


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Compare hand-written displays with the terms of the three languages; case alone is no difference."""
    edition = compilation.edition
    for written in snomed_codings(compilation):
        display = str(written.coding.get("display", ""))
        if not display or not is_sctid(written.code) or int(written.code) not in edition:
            continue
        sctid = int(written.code)
        terms = {term.casefold() for language in LANGUAGES for term in edition.terms(sctid, language)}
        if display.casefold() not in {*terms, edition.fsn(sctid).casefold()}:
            yield Diagnostic.of(KIND, written.place, display=display, code=sctid, term=edition.term(sctid))


RULE = Rule(KIND, "snomed", "HL7 validator (display names)", check)
