"""EHDS112: an example of a profile of a European model does not say its language."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.realisation import realisations
from digidot_term.rules.rule import Rule

KIND = Kind(
    "EHDS112",
    "resource-language-missing",
    Severity.INFO,
    Text(
        en="the example does not say its language, which `{model}.header.language` carries",
        nb="eksempelet sier ikke hvilket språk det er på, som `{model}.header.language` bærer",
        nn="dømet seier ikkje kva språk det er på, som `{model}.header.language` ber",
    ),
    Text(
        en="write `language: nb-NO` (or nn-NO, se-NO) in the resource",
        nb="skriv `language: nb-NO` (eller nn-NO, se-NO) i ressursen",
        nn="skriv `language: nn-NO` (eller nb-NO, se-NO) i ressursen",
    ),
)


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find examples without `language`, of profiles that map the language of a European model."""
    models = {
        str(item.artefact.url): item.model
        for item in realisations(compilation, "ehds")
        if f"{item.model}.header.language" in item.carriers
    }
    for artefact in compilation.examples:
        profiles = artefact.resource.get("meta", {}).get("profile", ())
        model = next((models[url] for url in profiles if url in models), None)
        if model and not artefact.resource.get("language"):
            yield Diagnostic.of(KIND, artefact.place(), model=model)


RULE = Rule(KIND, "ehds", "Xt-EHR logical models 1.0.0", check)
