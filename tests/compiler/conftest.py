"""The small edition, read once."""

from __future__ import annotations

import pytest

from digidot_term.snomed.edition import Edition
from tests.compiler.small_edition import small_edition


@pytest.fixture(scope="session")
def edition() -> Edition:
    return small_edition()
