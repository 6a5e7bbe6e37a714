"""DENT112: a SNOMED CT id stands in a source without its term."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.fhir.values import texts_in
from digidot_term.language import Text
from digidot_term.rules.codings import SNOMED
from digidot_term.rules.dent.written_terms import WrittenTerm, ids_in
from digidot_term.rules.rule import Rule
from digidot_term.source.document import KeyPath
from digidot_term.source.load import SourceFile

KIND = Kind(
    "DENT112",
    "term-missing",
    Severity.WARNING,
    Text(
        en="{id} stands without its term |{term}|",
        nb="{id} står uten termen sin |{term}|",
        nn="{id} står utan termen sin |{term}|",
    ),
    Text(
        en="write {id} |{term}|: a bare number cannot be read, and a wrong one is not noticed",
        nb="skriv {id} |{term}|: et bart tall kan ikke leses, og et feil tall blir ikke oppdaget",
        nn="skriv {id} |{term}|: eit bart tal kan ikkje lesast, og eit feil tal blir ikkje oppdaga",
    ),
)

_SNOMED = frozenset({"snomed", SNOMED})
_KEYS = frozenset({"ecl", "codes", "refset", "contains", "excludes", "to"})
"""Keys of value sets and maps under which concepts are named."""


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find bare ids where value sets and maps name concepts: codes, refsets, ECL, expectations, targets."""
    for file in compilation.project.of_kind("valueset", "conceptmap"):
        for written in (*_in_yaml(file, compilation), *_in_rows(file, compilation)):
            if written.term is None:
                term = compilation.edition.term(written.sctid, ("en", "nb", "nn"))
                yield Diagnostic.of(KIND, written.place, id=written.sctid, term=term)


def _in_yaml(file: SourceFile, compilation: Compilation) -> Iterator[WrittenTerm]:
    for path, text in texts_in(_with_numbers_as_text(file.document.data)):
        if _KEYS & set(path) and not _of_other_system(file, path):
            yield from ids_in(text, file.document, path, compilation.edition)


def _in_rows(file: SourceFile, compilation: Compilation) -> Iterator[WrittenTerm]:
    """Yield the targets of a table of rows that have no term."""
    if file.kind != "conceptmap" or not file.model.rows:
        return
    for code, row in file.model.map.items():
        for number, target in enumerate(row.targets):
            if target.to.term is None:
                path: KeyPath = ("map", code, "targets", number, "to")
                place = file.document.place(path)
                found = ids_in(target.to.code, file.document, path, compilation.edition)
                yield from (WrittenTerm(item.sctid, None, place) for item in found)


def _of_other_system(file: SourceFile, path: KeyPath) -> bool:
    """Tell whether the codes at a path are of another system than SNOMED CT."""
    if file.kind == "conceptmap":
        return file.model.target.system not in _SNOMED
    value = file.document.data
    for step in path:
        value = value[step]
        if isinstance(value, dict) and value.get("system", "snomed") not in _SNOMED:
            return True
    return False


def _with_numbers_as_text(value: object) -> object:
    """Return a document with numbers written out: a bare id is a number to YAML."""
    if isinstance(value, dict):
        return {key: _with_numbers_as_text(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_with_numbers_as_text(inner) for inner in value]
    return str(value) if isinstance(value, int) else value


RULE = Rule(KIND, "dent", "an id without a term cannot be checked by a reader", check)
