"""Fixtures of the engine's tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from digidot_term.snomed import native


@pytest.fixture(scope="module", params=["compiled", "plain"])
def way(request: pytest.FixtureRequest) -> Iterator[str]:
    """Read releases with the compiled part and without it: nothing may differ."""
    if request.param == "compiled":
        if native.cells is None:
            pytest.skip("the part in C was not compiled here")
        yield "compiled"
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(native, "cells", None)
        yield "plain"
