"""EHDS115: a profile realises a European model, or a version of one, that is not known here."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.ehds.model import VERSION, models
from digidot_term.rules.realisation import unknown_models
from digidot_term.rules.rule import Rule

KIND = Kind(
    "EHDS115",
    "unknown-ehds-model",
    Severity.WARNING,
    Text(
        en="model {model} in version {version} is not known here{near}: its coverage was not fully checked",
        nb="modellen {model} i versjon {version} er ikke kjent her{near}: dekningen er ikke fullt sjekket",
        nn="modellen {model} i versjon {version} er ikkje kjend her{near}: dekninga er ikkje fullt sjekka",
    ),
    Text(
        en="known are the models of Xt-EHR {pinned}",
        nb="kjent er modellene til Xt-EHR {pinned}",
        nn="kjende er modellane til Xt-EHR {pinned}",
    ),
)


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find `realises` with a model the table does not hold, or with another version than the table's."""
    for place, values in unknown_models(compilation, "ehds", models(), VERSION):
        yield Diagnostic.of(KIND, place, pinned=VERSION, **values)


RULE = Rule(KIND, "ehds", "Xt-EHR logical models 1.0.0: nothing is final before 2027", check)
