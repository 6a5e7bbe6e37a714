"""Sets of concepts narrowed by what their rows say."""

from __future__ import annotations

import pytest

from digidot_term.snomed.constants import CORE_MODULE, DEFINED, NORWEGIAN_MODULE, PRIMITIVE
from digidot_term.snomed.edition import Edition
from digidot_term.snomed.reading import read_edition
from tests.rf2_builder import Rf2Builder, concept_id

A, B, C, D = (concept_id(letter) for letter in "abcd")


@pytest.fixture(scope="module")
def edition() -> Edition:
    builder = Rf2Builder(date="20240101")
    builder.add_concept(A)
    builder.add_concept(B, defined=True, date="20230101")
    builder.module = NORWEGIAN_MODULE
    builder.add_concept(C, active=False)
    builder.add_concept(D, active=False, defined=True, date="")
    return read_edition([builder.package()], name="columns")[0]


def test_each_column_narrows_a_set(edition: Edition) -> None:
    columns, every = edition.concept_columns, edition.concept_ids
    assert columns.by_module(every, {NORWEGIAN_MODULE}.__contains__) == {C, D}
    assert columns.by_status(every, {DEFINED}.__contains__) == {B, D}
    assert columns.by_time(every, lambda time: "" < time < "20240101") == {B}
    assert columns.by_time(every, lambda time: time == "") == {D}


def test_what_is_not_in_the_set_is_not_found(edition: Edition) -> None:
    columns, some = edition.concept_columns, edition.concepts_of({A, D})
    assert columns.by_module(some, {CORE_MODULE}.__contains__) == {A}
    assert columns.by_status(some, {PRIMITIVE, DEFINED}.__contains__) == {A, D}
    assert columns.by_status(some, frozenset[int]().__contains__) == frozenset()
