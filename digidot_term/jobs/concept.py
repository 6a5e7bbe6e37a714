"""Look a concept up by its id."""

from __future__ import annotations

from pathlib import Path

from digidot_term.diagnostics import Diagnostic, DigidotError, ExitCode, Kind, Place, Severity
from digidot_term.jobs.opening import edition_in_use, open_to_ask
from digidot_term.language import Text
from digidot_term.snomed.components import Concept
from digidot_term.snomed.edition import Edition
from digidot_term.snomed.identifiers import is_sctid

NOT_AN_ID = Kind(
    "SCT061",
    "argument-not-an-sctid",
    Severity.ERROR,
    Text(
        en="`{text}` is not a SNOMED CT identifier: its form or its check digit is wrong",
        nb="`{text}` er ikke en SNOMED CT-identifikator: formen eller kontrollsifferet er feil",
        nn="`{text}` er ikkje ein SNOMED CT-identifikator: forma eller kontrollsifferet er feil",
    ),
    Text(
        en="check the digits, or search by term: digidot-term concept search TEXT",
        nb="sjekk sifrene, eller søk etter term: digidot-term concept search TEKST",
        nn="sjekk sifra, eller søk etter term: digidot-term concept search TEKST",
    ),
)
NOT_IN_EDITION = Kind(
    "SCT062",
    "concept-not-in-edition",
    Severity.ERROR,
    Text(
        en="{id} is not in the edition {edition}",
        nb="{id} finnes ikke i utgaven {edition}",
        nn="{id} finst ikkje i utgåva {edition}",
    ),
    Text(
        en="search by term: digidot-term concept search TEXT; or name another edition with --edition",
        nb="søk etter term: digidot-term concept search TEKST; eller oppgi en annen utgave med --edition",
        nn="søk etter term: digidot-term concept search TEKST; eller oppgje ei anna utgåve med --edition",
    ),
)


def find(text: str, edition: str | None, folder: Path | None) -> tuple[Edition, Concept, tuple[Diagnostic, ...]]:
    """Open the edition; return it, the concept `text` names by its id (a term in pipes may follow), and any doubts."""
    written = text.partition("|")[0].strip()
    if not is_sctid(written):
        raise DigidotError(Diagnostic.of(NOT_AN_ID, Place("ID"), text=text), exit_code=ExitCode.USAGE)
    opened, doubts = open_to_ask(edition_in_use(edition, folder))
    concept = opened.concept(int(written))
    if concept is None:
        found = Diagnostic.of(NOT_IN_EDITION, Place("ID"), id=written, edition=opened.version_uri)
        raise DigidotError(found, exit_code=ExitCode.FINDINGS)
    return opened, concept, doubts
