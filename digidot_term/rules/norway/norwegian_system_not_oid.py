"""NO116: a coding of a Norwegian code list does not use urn:oid, or gives a version."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.fhir import code_lists
from digidot_term.language import Text
from digidot_term.rules.codings import written_codings
from digidot_term.rules.rule import Rule

KIND = Kind(
    "NO116",
    "norwegian-system-not-oid",
    Severity.WARNING,
    Text(
        en="a coding of the Norwegian code list {number} has {problem}",
        nb="en koding fra det norske kodeverket {number} har {problem}",
        nn="ei koding frå det norske kodeverket {number} har {problem}",
    ),
    Text(
        en="write `system: urn:oid:2.16.578.1.12.4.1.1.{number}` and no version",
        nb="skriv `system: urn:oid:2.16.578.1.12.4.1.1.{number}` og ingen versjon",
        nn="skriv `system: urn:oid:2.16.578.1.12.4.1.1.{number}` og ingen versjon",
    ),
)

_NUMBER = re.compile(
    r"(?:(?:urn:oid:)?2\.16\.578\.1\.12\.4\.1\.1\.|https?://.*no-kodeverk-|https?://.*volven\.no.*?)([0-9]{3,})\b.*",
    re.IGNORECASE,
)


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Look at hand-written codings whose system is a Norwegian code list in any form."""
    for written in written_codings(compilation):
        match = _NUMBER.fullmatch(written.system)
        if match is None or "code" not in written.coding:
            continue
        if written.system != f"{code_lists.URI}{match[1]}":
            yield Diagnostic.of(KIND, written.place, number=match[1], problem=f"`system: {written.system}`")
        elif "version" in written.coding:
            yield Diagnostic.of(KIND, written.place, number=match[1], problem=f"`version: {written.coding['version']}`")


RULE = Rule(KIND, "no", "HL7 Norway best-practice (code systems)", check)
