"""The expressions of the project's own sources are in canonical form, with the terms of the sample edition."""

from __future__ import annotations

from digidot_term.jobs.fmt import Wanted, fmt
from tests.conftest import ROOT


def test_formatting_would_change_nothing() -> None:
    outcome = fmt(Wanted(edition="sample", check=True), ROOT)
    assert outcome.diagnostics == ()
    assert outcome.changed == ()
    assert outcome.files > 100
