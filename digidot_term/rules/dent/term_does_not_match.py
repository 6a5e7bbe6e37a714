"""DENT108: a SNOMED CT id stands beside a term that is not one of its terms."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.dent.written_terms import accepted_terms, written_terms
from digidot_term.rules.rule import Rule
from digidot_term.snomed.edition import Edition

KIND = Kind(
    "DENT108",
    "term-does-not-match",
    Severity.ERROR,
    Text(
        en="{id} is |{right}|, not |{term}|{other}",
        nb="{id} er |{right}|, ikke |{term}|{other}",
        nn="{id} er |{right}|, ikkje |{term}|{other}",
    ),
    Text(
        en="find out which one was meant and correct the other; `digidot-term concept show {id}` lists all terms",
        nb="finn ut hvilken som var ment, og rett den andre; `digidot-term concept show {id}` viser alle termer",
        nn="finn ut kva for ein som var meint, og rett den andre; `digidot-term concept show {id}` viser alle termar",
    ),
)


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find terms that are no fully specified name and no preferred or acceptable term, in any language, of the id."""
    edition = compilation.edition
    for written in written_terms(compilation):
        if not written.term:
            continue
        accepted = accepted_terms(written.sctid, edition)
        if accepted and _plain(written.term) not in map(_plain, accepted):
            yield Diagnostic.of(
                KIND,
                written.place,
                id=written.sctid,
                right=edition.term(written.sctid, ("en", "nb", "nn")),
                term=written.term,
                other=_owner(written.term, edition),
            )


def _owner(term: str, edition: Edition) -> str:
    """Return ` (|term| = id)` for the concept that has this very term."""
    hits = edition.search(term, limit=None)
    owner = next((hit.concept_id for hit in hits if _plain(hit.term) == _plain(term)), None)
    return f" (|{term}| = {owner})" if owner else ""


def _plain(term: str) -> str:
    return " ".join(term.split()).casefold()


RULE = Rule(KIND, "dent", "SNOMED CT in HL7 FHIR", check)
