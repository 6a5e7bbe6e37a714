"""DENT103: a set mixes concepts of the structure of a tooth with concepts of the entire tooth."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Artefact, Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.fhir.terminology import expanded
from digidot_term.language import Text
from digidot_term.rules.codings import SNOMED
from digidot_term.rules.dent.teeth import teeth_by_concept
from digidot_term.rules.map_rows import rows
from digidot_term.rules.rule import Rule

KIND = Kind(
    "DENT103",
    "structure-entire-mixed",
    Severity.WARNING,
    Text(
        en="`{id}` has both structures of teeth and entire teeth, among them {structure} and {entire}",
        nb="`{id}` har både tannstrukturer og hele tenner, blant dem {structure} og {entire}",
        nn="`{id}` har både tannstrukturar og heile tenner, mellom anna {structure} og {entire}",
    ),
    Text(
        en="keep one of them: one tooth then has one code (use Structure of, which surfaces and findings are parts of)",
        nb="behold én av dem: da har én tann én kode (bruk Structure of, som flater og funn hører under)",
        nn="behald éin av dei: då har éi tann éin kode (bruk Structure of, som flater og funn høyrer under)",
    ),
)


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find value sets, and maps by their targets, that hold teeth of both kinds."""
    for artefact in compilation.of_type("ValueSet"):
        codes = expanded(artefact.resource)
        yield from _mixed(artefact, {int(code) for system, code in codes if system == SNOMED})
    for artefact in compilation.of_type("ConceptMap"):
        pairs = (pair for row in rows(artefact) for pair in row)
        yield from _mixed(artefact, {int(pair.target) for pair in pairs if pair.target.isdigit()})


def _mixed(artefact: Artefact, ids: set[int]) -> Iterator[Diagnostic]:
    known = teeth_by_concept()
    structures = sorted(sctid for sctid in ids if sctid in known and known[sctid].structure == sctid)
    entire = sorted(sctid for sctid in ids if sctid in known and known[sctid].entire == sctid)
    if structures and entire:
        yield Diagnostic.of(KIND, artefact.place(), id=artefact.id, structure=structures[0], entire=entire[0])


RULE = Rule(KIND, "dent", "MyHealth@EU body sites", check)
