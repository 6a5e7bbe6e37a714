"""NIM110: a mapping or a waiver names an information element that the model does not have."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Artefact, Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.diagnostics.nearest import nearest
from digidot_term.language import Text
from digidot_term.rules.nim.model import VERSION, models
from digidot_term.rules.realisation import all_mappings, realisations
from digidot_term.rules.rule import Rule

KIND = Kind(
    "NIM110",
    "unknown-information-element",
    Severity.ERROR,
    Text(
        en="Helse-NIM {model} ({version}) has no information element `{path}`{near}",
        nb="Helse-NIM {model} ({version}) har ikke informasjonselementet `{path}`{near}",
        nn="Helse-NIM {model} ({version}) har ikkje informasjonselementet `{path}`{near}",
    ),
    Text(
        en="correct the path; known here: {known}",
        nb="rett stien; kjent her: {known}",
        nn="rett stien; kjent her: {known}",
    ),
)


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find paths that are not in the model realised, or in no model when the structure realises none."""
    for mapping in all_mappings(compilation, "helse-nim"):
        model, known = _known(mapping.artefact)
        if mapping.path not in known:
            near = nearest(mapping.path, known)
            listed = ", ".join(known)
            yield Diagnostic.of(
                KIND, mapping.place, model=model, version=VERSION, path=mapping.path, near=near, known=listed
            )
    for realisation in realisations(compilation, "helse-nim"):
        model, known = _known(realisation.artefact)
        for path in realisation.waived:
            if path not in known:
                place, near = realisation.waiver_place(path), nearest(path, known)
                listed = ", ".join(known)
                yield Diagnostic.of(KIND, place, model=model, version=VERSION, path=path, near=near, known=listed)


def _known(artefact: Artefact) -> tuple[str, list[str]]:
    """Return the name of the model a structure's paths are of, and the paths it has; all models when none is named."""
    realises = artefact.source.model.realises.get("helse-nim")
    chosen = [realises.model] if realises and realises.model in models() else sorted(models())
    return " / ".join(chosen), sorted({item.path for model in chosen for item in models()[model]})


RULE = Rule(KIND, "nim", "Helse-NIM (Helsedirektoratet, consultation draft 2025)", check)
