"""The elements of European models that profiles carry as they are, or should."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind
from digidot_term.rules.ehds.model import EhdsElement, models
from digidot_term.rules.realisation import Realisation, realisations


def carried_elements(compilation: Compilation) -> Iterator[tuple[Realisation, EhdsElement]]:
    """Yield each element of a realised model that the profile maps and does not waive; a model's root is left out."""
    for realisation in realisations(compilation, "ehds"):
        for path, element in models().get(realisation.model, {}).items():
            if "." in path and path in realisation.carriers and path not in realisation.waived:
                yield realisation, element


def deviation(kind: Kind, realisation: Realisation, element: EhdsElement) -> Diagnostic:
    """Return the finding that the first carrier of an element has another cardinality than the model."""
    return Diagnostic.of(
        kind,
        realisation.place_of(element.path),
        path=element.path,
        cardinality=element.cardinality,
        element=realisation.carriers[element.path][0]["id"],
    )
