"""SNOMED CT ids in sources, and the terms their authors wrote beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Place
from digidot_term.fhir.values import texts_in
from digidot_term.snomed.constants import FSN, SYNONYM
from digidot_term.snomed.edition import Edition
from digidot_term.snomed.identifiers import is_sctid
from digidot_term.source.conceptmap import ConceptMapSource
from digidot_term.source.document import Document, KeyPath
from digidot_term.source.load import SourceFile

_ID = re.compile(r"(?<![./\w-])([1-9][0-9]{5,17})(?![\w-])(?:\s*\|\s*([^|]*?)\s*\|)?")

_LETTER = re.compile(r"[^\W\d_]")
"""What stands between bars is a term only when it has a letter: alternatives of a regular expression are not."""


@dataclass(frozen=True, slots=True)
class WrittenTerm:
    """An id of a known concept, the term beside it (None when there is none), and where the id stands."""

    sctid: int
    term: str | None
    place: Place


def written_terms(compilation: Compilation) -> Iterator[WrittenTerm]:
    """Yield every concept id that a source writes with its term, in texts and tables, once for each place."""
    for file in compilation.project.files:
        for path, text in texts_in(file.document.data):
            for match in _ID.finditer(text):
                if match[2] and _LETTER.search(match[2]):
                    yield from _known(match[1], match[2], _place(file.document, path, text, match), compilation.edition)
        yield from _in_table(file, compilation.edition)


def ids_in(text: str, document: Document, path: KeyPath, edition: Edition) -> Iterator[WrittenTerm]:
    """Yield the concept ids in one text of a source, with and without terms."""
    for match in _ID.finditer(text):
        yield from _known(match[1], match[2], _place(document, path, text, match), edition)


def accepted_terms(sctid: int, edition: Edition) -> tuple[str, ...]:
    """Return the fully specified names and synonyms that some language refset prefers or accepts."""
    return tuple(
        item.term
        for item in edition.descriptions(sctid)
        if item.active and item.type_id in {FSN, SYNONYM} and item.acceptability
    )


def _in_table(file: SourceFile, edition: Edition) -> Iterator[WrittenTerm]:
    """Yield the targets of a map whose rows stand in a table beside it."""
    model = file.model
    if not isinstance(model, ConceptMapSource) or not model.rows:
        return
    for code, row in model.map.items():
        for number, target in enumerate(row.targets):
            place = file.document.place(("map", code, "targets", number, "term"))
            yield from _known(target.to.code, target.to.term, place, edition)


def _known(code: str, term: str | None, place: Place, edition: Edition) -> Iterator[WrittenTerm]:
    if is_sctid(code) and int(code) in edition:
        yield WrittenTerm(int(code), term, place)


def _place(document: Document, path: KeyPath, text: str, match: re.Match[str]) -> Place:
    before = text[: match.start()]
    return document.text_place(path, before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
