"""Members by column hold what members by row hold."""

from __future__ import annotations

import pytest
from pyroaring import BitMap

from digidot_term.snomed.constants import EN_GB_REFSET, NORWEGIAN_MODULE
from digidot_term.snomed.edition import Edition
from digidot_term.snomed.reading import read_edition
from tests.rf2_builder import Rf2Builder, concept_id

A, B, R = (concept_id(letter) for letter in "abr")


@pytest.fixture(scope="module")
def edition() -> Edition:
    builder = Rf2Builder.drawn("abr")
    builder.add_member(R, A, mapTarget="K02", mapGroup=1)
    builder.add_member(R, B, mapTarget="", mapGroup=2, active=False, date="")
    builder.module = NORWEGIAN_MODULE
    builder.add_member(R, A, valueId=B, date="20240101")
    return read_edition([builder.package()], name="table")[0]


def test_columns_hold_what_rows_hold(edition: Edition) -> None:
    found = {}
    for table in edition.member_tables(R):
        for row in table.rows:
            names = ("id", "effectiveTime", "active", "moduleId", "refsetId", "referencedComponentId", *table.fields)
            columns = [column for name in names if (column := table.column(name))]
            assert tuple(column.name for column in columns) == names
            values = {column.name: column.text(column.numbers[row]) for column in columns}
            found[values.pop("id")] = values
    for member in (*edition.members(R), *edition.inactive_members(R)):
        assert found.pop(member.id) == {
            "effectiveTime": member.effective_time,
            "active": str(int(member.active)),
            "moduleId": str(member.module_id),
            "refsetId": str(R),
            "referencedComponentId": str(member.referenced_component_id),
            **member.fields,
        }
    assert found == {}


def test_names_are_taken_in_any_case_and_none_is_made_up(edition: Edition) -> None:
    (table,) = (each for each in edition.member_tables(R) if "mapTarget" in each.fields)
    column = table.column("MAPTARGET")
    assert column is not None
    assert column.name == "mapTarget"
    assert table.column("valueId") is None
    assert edition.member_tables(A) == ()


def test_concepts_are_those_of_the_rows_and_nothing_else(edition: Edition) -> None:
    tables = {table.fields: table for table in edition.member_tables(R)}
    table = tables["mapTarget", "mapGroup"]
    assert table.concepts(table.active) == {A}
    assert table.concepts(table.rows) == {A, B}
    (language,) = edition.member_tables(EN_GB_REFSET)
    assert table.concepts(BitMap()) == frozenset()
    assert language.concepts(language.rows) == frozenset()


def test_a_test_looks_at_each_value_once(edition: Edition) -> None:
    (table,) = edition.member_tables(EN_GB_REFSET)
    column = table.column("acceptabilityId")
    assert column is not None
    seen: list[str] = []
    found = column.where(table.active, lambda text: bool(seen.append(text) or text))
    assert found == table.active
    assert seen == column.values(table.active)
