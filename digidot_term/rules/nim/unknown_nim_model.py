"""NIM111: a profile realises a Helse-NIM model, or a version of one, that is not known here."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.nim.model import VERSION, models
from digidot_term.rules.realisation import unknown_models
from digidot_term.rules.rule import Rule

KIND = Kind(
    "NIM111",
    "unknown-nim-model",
    Severity.WARNING,
    Text(
        en="Helse-NIM {model} in version {version} is not known here{near}: its coverage was not fully checked",
        nb="Helse-NIM {model} i versjon {version} er ikke kjent her{near}: dekningen er ikke fullt sjekket",
        nn="Helse-NIM {model} i versjon {version} er ikkje kjend her{near}: dekninga er ikkje fullt sjekka",
    ),
    Text(
        en="known: {known}, all in version {pinned}",
        nb="kjent: {known}, alle i versjon {pinned}",
        nn="kjend: {known}, alle i versjon {pinned}",
    ),
)


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find `realises` with a model the table does not hold, or with another version than the table's."""
    for place, values in unknown_models(compilation, "helse-nim", models(), VERSION):
        yield Diagnostic.of(KIND, place, known=", ".join(sorted(models())), pinned=VERSION, **values)


RULE = Rule(KIND, "nim", "Helse-NIM (Helsedirektoratet, consultation draft 2025): drafts change", check)
