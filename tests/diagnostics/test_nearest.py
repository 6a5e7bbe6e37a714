"""The known word that was probably meant."""

from __future__ import annotations

import pytest

from digidot_term.diagnostics.nearest import nearest

KNOWN = ["icd10no", "snomed", "ucum"]


@pytest.mark.parametrize(
    ("word", "expected"),
    [("snomde", " (`snomed`?)"), ("icd10", " (`icd10no`?)"), ("caries", ""), ("", ""), ("ucum", " (`ucum`?)")],
)
def test_the_nearest_known_word_is_offered(word: str, expected: str) -> None:
    assert nearest(word, KNOWN) == expected
    assert nearest(word, []) == ""
