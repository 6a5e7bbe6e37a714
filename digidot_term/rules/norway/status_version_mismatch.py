"""NO110: the status and the version of the package contradict each other."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Place, Severity
from digidot_term.language import Text
from digidot_term.rules.rule import Rule

KIND = Kind(
    "NO110",
    "status-version-mismatch",
    Severity.WARNING,
    Text(
        en="status {status} does not go with version {version}",
        nb="status {status} passer ikke med versjon {version}",
        nn="status {status} passar ikkje med versjon {version}",
    ),
    Text(
        en="a draft is 0.x or a pre-release such as 1.0.0-draft; what is active is 1.0.0 or later",
        nb="et utkast er 0.x eller en forhåndsversjon som 1.0.0-draft; det som er aktivt, er 1.0.0 eller senere",
        nn="eit utkast er 0.x eller ein førehandsversjon som 1.0.0-draft; det som er aktivt, er 1.0.0 eller seinare",
    ),
)


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Compare the configured status with what the version promises."""
    config = compilation.project.config.project
    final = not config.version.startswith("0.") and "-" not in config.version
    if (config.status == "draft" and final) or (config.status == "active" and not final):
        place = Place(compilation.project.config_path)
        yield Diagnostic.of(KIND, place, status=config.status, version=config.version)


RULE = Rule(KIND, "no", "HL7 Norway best-practice (checklists); Semantic Versioning 2.0.0", check)
