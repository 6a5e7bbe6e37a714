"""Examples held against their profiles, each finding at its line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from digidot_term.artefact import Artefact
from digidot_term.compiler.instance.kinds import NOT_CHECKED
from digidot_term.compiler.instance.scene import Finding
from digidot_term.compiler.instance.types import known_structures, named_profiles
from digidot_term.compiler.instance.validator import Validator
from digidot_term.compiler.instance.value_sets import Expansions
from digidot_term.compiler.structures.shapes import Json
from digidot_term.diagnostics import Diagnostic
from digidot_term.fhir.definitions import Definitions
from digidot_term.fhir.values import written


def check_example(
    artefact: Artefact, profile: Json, definitions: Definitions, expansions: Expansions | None = None
) -> tuple[Diagnostic, ...]:
    """Return what in one example contradicts its profile, each at its line; it knows of no other example."""
    return tuple(check_examples([(artefact, profile)], definitions, expansions))


def check_examples(
    examples: Iterable[tuple[Artefact, Json]], definitions: Definitions, expansions: Expansions | None = None
) -> Iterator[Diagnostic]:
    """Yield what in examples contradicts their profiles; what cannot be checked is said once for all of them."""
    pairs = list(examples)
    validator = Validator(definitions, [artefact.resource for artefact, _ in pairs], expansions)
    unchecked: set[tuple[tuple[str, str], ...]] = set()
    for artefact, profile in pairs:
        further, missing = known_structures(validator.shapes, named_profiles(artefact.resource)[1:])
        for finding in validator.findings(artefact.resource, [profile, *further], missing):
            diagnostic = _located(finding, artefact)
            if diagnostic.kind is NOT_CHECKED:
                what = tuple(pair for pair in diagnostic.values if pair[0] == "what")
                if what in unchecked:
                    continue
                unchecked.add(what)
            yield diagnostic


def _located(finding: Finding, artefact: Artefact) -> Diagnostic:
    element = written(finding.steps)
    place = artefact.place(element)
    if finding.at_key:
        place = artefact.source.document.key_place(artefact.path_of(element))
    return finding.at_place(place)
