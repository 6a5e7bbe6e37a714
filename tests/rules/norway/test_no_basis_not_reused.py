"""NO104: what derives from a base profile, near or far, is at rest."""

from __future__ import annotations

from digidot_term.artefact import Compilation
from digidot_term.rules.norway.no_basis_not_reused import check
from digidot_term.rules.structure_elements import structures


def test_our_own_profiles_derive_from_base_profiles_or_say_why_not(compilation: Compilation) -> None:
    assert list(check(compilation)) == []
    bases = {item.id: item.resource["baseDefinition"] for item in structures(compilation, "profile")}
    assert bases["digidot-patient"].endswith("/no-basis-Patient")
    assert not bases["digidot-procedure"].endswith("/no-basis-Procedure")
