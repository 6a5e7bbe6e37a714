"""Each stored expansion is what the compose means: held against a second evaluation that shares nothing with the compiler."""

from __future__ import annotations

import pytest

from digidot_term.artefact import Compilation
from digidot_term.fhir.terminology import expanded
from digidot_term.rules.selections import entries, selected


def test_every_expansion_is_what_its_compose_selects(compilation: Compilation) -> None:
    valuesets = compilation.of_type("ValueSet")
    assert len(valuesets) >= 40
    for artefact in valuesets:
        codes: set[tuple[str, str]] = set()
        for key in ("include", "exclude"):
            for element, entry in entries(artefact, key):
                found = selected(entry, compilation)
                if found is None:
                    pytest.fail(f"{artefact.id}: {element} cannot be evaluated")
                codes = codes | found if key == "include" else codes - found
        assert codes == expanded(artefact.resource), artefact.id
