"""EHDS113: one body site of an example has both a code or text and a BodyStructure."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.ehds.body_site import body_sites, has_structure, is_coded
from digidot_term.rules.rule import Rule

KIND = Kind(
    "EHDS113",
    "body-site-said-twice",
    Severity.ERROR,
    Text(
        en="one repetition of bodySite has both a code or text and a BodyStructure",
        nb="én forekomst av bodySite har både kode eller tekst og en BodyStructure",
        nn="éin førekomst av bodySite har både kode eller tekst og ein BodyStructure",
    ),
    Text(
        en="put them in two repetitions: the coded site, and the BodyStructure for what the code cannot say",
        nb="legg dem i to forekomster: det kodede stedet, og BodyStructure for det koden ikke kan si",
        nn="legg dei i to førekomstar: den koda staden, og BodyStructure for det koden ikkje kan seie",
    ),
)


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find body sites of examples that are said in two ways at once, which may disagree."""
    for artefact in compilation.examples:
        for found in body_sites(artefact):
            if has_structure(found.value) and (is_coded(found.value) or "text" in found.value):
                yield Diagnostic.of(KIND, found.place)


RULE = Rule(KIND, "ehds", "HL7 Europe base, eu-bodysite-1", check)
