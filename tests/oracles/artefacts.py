"""What HAPI's validator says of the project's own resources, with Norway's base profiles beside them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from digidot_term.fhir.definitions import Definitions
from digidot_term.fhir.json.write import render_json
from digidot_term.fhir.packages.cache import cache_folder
from digidot_term.jobs.build import compile_all
from tests.conftest import ROOT
from tests.oracles.tools import run_hapi_validator

_BESIDE = "beside-"
_NOT_OURS = ("Unable to fetch resources of type",)
"""What says something of HAPI only: it cannot list code systems when one is named by an OID."""


def validate_artefacts(folder: Path, say: Callable[[str], None]) -> bool:
    """Print the errors in what `build` makes of the project; return whether there are any."""
    compilation, _ = compile_all(ROOT, edition=None, cache=cache_folder())
    folder.mkdir(parents=True, exist_ok=True)
    for artefact in compilation.artefacts:
        (folder / artefact.file_name).write_text(render_json(artefact.resource), "utf-8")
    for number, resource in enumerate(_beside(compilation.definitions)):
        (folder / f"{_BESIDE}{number}.json").write_text(render_json(resource), "utf-8")
    said = [line for line in run_hapi_validator(folder) if not line.startswith(_BESIDE)]
    errors = [line for line in said if not any(words in line for words in _NOT_OURS)]
    say(f"\nHAPI's validator finds {len(errors)} errors in the project's own resources")
    for line in errors:
        say(f"  {line}")
    return bool(errors)


def _beside(definitions: Definitions) -> list[dict[str, object]]:
    """Return what the project's structures build on besides FHIR itself."""
    urls = (url for url in definitions.resources_of("StructureDefinition") if "://hl7.no/" in url)
    return [found for url in urls if (found := definitions.structure(url)) is not None]
