"""EHDS116: an example has body sites, none of which is coded."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.ehds.body_site import body_sites, is_coded
from digidot_term.rules.rule import Rule

KIND = Kind(
    "EHDS116",
    "body-site-not-coded",
    Severity.WARNING,
    Text(
        en="the example has a body site as text or BodyStructure only, without a code",
        nb="eksempelet har et kroppssted bare som tekst eller BodyStructure, uten kode",
        nn="dømet har ein kroppsstad berre som tekst eller BodyStructure, utan kode",
    ),
    Text(
        en="add a coded body site: text and BodyStructure are for what the code cannot say",
        nb="legg til et kodet kroppssted: tekst og BodyStructure er for det koden ikke kan si",
        nn="legg til ein koda kroppsstad: tekst og BodyStructure er for det koden ikkje kan seie",
    ),
)


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find examples with body sites of which none has a code; one finding each."""
    for artefact in compilation.examples:
        sites = list(body_sites(artefact))
        if sites and not any(is_coded(found.value) for found in sites):
            yield Diagnostic.of(KIND, sites[0].place)


RULE = Rule(KIND, "ehds", "HL7 Europe imaging, linking to body sites", check)
