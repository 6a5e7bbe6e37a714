"""NO101: an id or name begins with the prefix of national base profiles."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.rule import Rule

KIND = Kind(
    "NO101",
    "reserved-no-basis-prefix",
    Severity.ERROR,
    Text(
        en="`{word}` begins with the prefix of national base profiles",
        nb="`{word}` begynner med prefikset til nasjonale basisprofiler",
        nn="`{word}` byrjar med prefikset til nasjonale basisprofilar",
    ),
    Text(
        en="choose an id and name that begin with the project's own word",
        nb="velg id og navn som begynner med prosjektets eget ord",
        nn="vel id og namn som byrjar med prosjektet sitt eige ord",
    ),
)

_PREFIXES = ("no-basis", "nobasis")
_NATIONAL = "hl7.fhir.no."


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find ids and names with the prefix, outside the national packages themselves."""
    if compilation.project.config.project.id.startswith(_NATIONAL):
        return
    for artefact in compilation.artefacts:
        words = (artefact.id, str(artefact.resource.get("name", "")) if not artefact.is_example else "")
        word = next((word for word in words if word.lower().startswith(_PREFIXES)), None)
        if word is not None:
            yield Diagnostic.of(KIND, artefact.place(), word=word)


RULE = Rule(KIND, "no", "HL7 Norway best-practice (no-basis principles)", check)
