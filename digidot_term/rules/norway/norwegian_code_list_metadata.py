"""NO114: a Norwegian code list does not have its official address, OID or publisher."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.fhir import code_lists
from digidot_term.language import Text
from digidot_term.rules.rule import Rule
from digidot_term.source.valueset import CodeSystemSource

KIND = Kind(
    "NO114",
    "norwegian-code-list-metadata",
    Severity.ERROR,
    Text(
        en="the Norwegian code list {number} has no official `{missing}`",
        nb="det norske kodeverket {number} mangler offisiell `{missing}`",
        nn="det norske kodeverket {number} manglar offisiell `{missing}`",
    ),
    Text(
        en="write `volven: {number}` and `publisher: Helsedirektoratet`; id, url, name and OID follow",
        nb="skriv `volven: {number}` og `publisher: Helsedirektoratet`; id, url, navn og OID følger av det",
        nn="skriv `volven: {number}` og `publisher: Helsedirektoratet`; id, url, namn og OID følgjer av det",
    ),
)

_NUMBER = re.compile(
    r"(?:(?:urn:oid:)?2\.16\.578\.1\.12\.4\.1\.1\.|https?://(?:www\.)?helsedir\.no/.*no-kodeverk-|no-kodeverk-)([0-9]+).*"
)


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find code lists that are Norwegian by number, OID, address or id, and are not fully so."""
    for artefact in compilation.of_type("CodeSystem"):
        model: CodeSystemSource = artefact.source.model
        number = _number(model)
        if number is None:
            continue
        for key in _missing(model, number):
            yield Diagnostic.of(KIND, artefact.source.document.place((key,)), number=number, missing=key)


def _number(model: CodeSystemSource) -> str | None:
    if model.volven is not None:
        return str(model.volven)
    words = (model.oid or "", model.url or "", model.codesystem)
    return next((match[1] for match in map(_NUMBER.fullmatch, words) if match), None)


def _missing(model: CodeSystemSource, number: str) -> Iterator[str]:
    official = (f"{code_lists.CANONICAL}{number}", f"{code_lists.URI}{number}")
    if model.publisher is None:
        yield "publisher"
    if model.volven is None and model.url not in official:
        yield "url"
    if model.volven is None and model.oid != f"{code_lists.OID}{number}":
        yield "oid"


RULE = Rule(KIND, "no", "HL7 Norway best-practice (code lists); HL7Norway/kodeverk", check)
