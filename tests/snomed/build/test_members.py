from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digidot_term.diagnostics import Diagnostic
from digidot_term.snomed import Edition, MemoryPackage, kinds, make_sctid, read_edition
from digidot_term.snomed.constants import CORE_MODULE, IS_A, MODULE_DEPENDENCY_REFSET, NORWEGIAN_MODULE
from digidot_term.snomed.rf2 import row_kinds
from tests.rf2_builder import BASE, Rf2Builder, concept_id, sheet

A, B, C, UNKNOWN = (concept_id(letter) for letter in "abcz")
MAP, OTHER_MAP, REFSET = (make_sctid(number, "00") for number in (701, 702, 703))
LOCAL_MODULE = make_sctid(77, "10", "1000202")
INT_DATE, NO_DATE = "20250101", "20250115"
Target = tuple[int, int, int, int, str]
"""Refset, concept, group, priority and target of a map row."""


def depend(builder: Rf2Builder, target: int, date: str) -> None:
    dates = {"sourceEffectiveTime": builder.date, "targetEffectiveTime": date}
    builder.add_member(MODULE_DEPENDENCY_REFSET, target, **dates)


def international() -> Rf2Builder:
    builder = Rf2Builder("int", date=INT_DATE)
    for sctid in (CORE_MODULE, IS_A, MODULE_DEPENDENCY_REFSET, MAP, OTHER_MAP, REFSET, A, B, C):
        builder.add_concept(sctid)
    return builder


def norwegian() -> Rf2Builder:
    """An extension, and a module of it that builds on it in turn."""
    builder = Rf2Builder("no", module=NORWEGIAN_MODULE, date=NO_DATE, label="NO1000202", first_item=5000)
    for sctid in (NORWEGIAN_MODULE, LOCAL_MODULE):
        builder.add_concept(sctid)
    depend(builder, CORE_MODULE, INT_DATE)
    builder.module = LOCAL_MODULE
    depend(builder, NORWEGIAN_MODULE, NO_DATE)
    depend(builder, CORE_MODULE, INT_DATE)
    builder.module = NORWEGIAN_MODULE
    return builder


def put(builder: Rf2Builder, target: Target, *, active: bool = True, uuid: str = "", module: int = 0) -> str:
    refset, component, group, priority, code = target
    own, builder.module = builder.module, module or builder.module
    fields = {"mapGroup": group, "mapPriority": priority, "mapTarget": code}
    member = builder.add_member(refset, component, active=active, uuid=uuid, **fields)
    builder.module = own
    return member


def merged(*builders: Rf2Builder) -> Edition:
    """The edition of some packages, which is the same in whatever order they are given."""
    found: list[Edition] = []
    for order in permutations(builders):
        edition, diagnostics = read_edition([builder.package() for builder in order], name="x")
        assert diagnostics == ()
        found.append(edition)
    assert len({bytes(edition._index._view) for edition in found}) == 1
    return found[0]


def targets(edition: Edition, refset: int = MAP) -> list[tuple[int, ...] | tuple[object, ...]]:
    return [
        (
            member.referenced_component_id,
            member.fields["mapGroup"],
            member.fields["mapPriority"],
            member.fields["mapTarget"],
        )
        for member in edition.members(refset)
    ]


def test_map_rows_of_an_extension_replace_international_ones_by_group_and_priority() -> None:
    base, extension = international(), norwegian()
    for target in (
        (MAP, A, 1, 1, "K02"),
        (MAP, A, 1, 2, "K03"),
        (MAP, A, 2, 1, "K04"),
        (MAP, B, 1, 1, "K05"),
        (OTHER_MAP, A, 1, 1, "K06"),
    ):
        put(base, target)
    put(extension, (MAP, A, 1, 1, "K02.9"))
    put(extension, (MAP, A, 3, 1, "K07"))

    edition = merged(base, extension)

    assert sorted(targets(edition)) == [
        (A, "1", "1", "K02.9"),
        (A, "1", "2", "K03"),
        (A, "2", "1", "K04"),
        (A, "3", "1", "K07"),
        (B, "1", "1", "K05"),
    ]
    assert targets(edition, OTHER_MAP) == [(A, "1", "1", "K06")]
    assert edition.info.counts["replaced map rows"] == 1
    assert {member.module_id for member in edition.memberships(B)} == {CORE_MODULE}


def test_an_extension_may_have_several_rows_for_one_place_and_all_stay() -> None:
    base, extension = international(), norwegian()
    put(base, (MAP, A, 1, 1, "K02"))
    put(extension, (MAP, A, 1, 1, "K02.1"))
    put(extension, (MAP, A, 1, 1, "K02.2"))
    assert sorted(targets(merged(base, extension))) == [(A, "1", "1", "K02.1"), (A, "1", "1", "K02.2")]


def test_a_module_that_builds_on_an_extension_replaces_what_that_says() -> None:
    base, extension = international(), norwegian()
    put(base, (MAP, A, 1, 1, "K02"))
    put(extension, (MAP, A, 1, 1, "K02.1"))
    put(extension, (MAP, A, 1, 1, "K02.2"), module=LOCAL_MODULE)
    put(extension, (MAP, B, 1, 1, "K03.1"))
    assert sorted(targets(merged(base, extension))) == [(A, "1", "1", "K02.2"), (B, "1", "1", "K03.1")]


@pytest.mark.parametrize("extension_is_active", [True, False])
def test_inactive_map_rows_neither_replace_nor_are_replaced(extension_is_active: bool) -> None:
    base, extension = international(), norwegian()
    put(base, (MAP, A, 1, 1, "K02"), active=not extension_is_active)
    put(extension, (MAP, A, 1, 1, "K02.9"), active=extension_is_active)
    edition = merged(base, extension)
    assert targets(edition) == [(A, "1", "1", "K02.9" if extension_is_active else "K02")]
    assert len(edition.inactive_members(MAP)) == 1
    assert edition.info.counts["replaced map rows"] == 0


def test_a_map_row_an_extension_takes_over_is_one_row() -> None:
    base, extension = international(), norwegian()
    uuid = put(base, (MAP, A, 1, 1, "K02"))
    put(extension, (MAP, A, 1, 1, "K02.9"), uuid=uuid)
    edition = merged(base, extension)
    (member,) = edition.members(MAP)
    assert (member.id, member.fields["mapTarget"], member.effective_time) == (uuid, "K02.9", NO_DATE)
    assert (edition.info.counts["replaced map rows"], edition.inactive_members(MAP)) == (0, ())


def test_refsets_that_are_no_maps_keep_what_both_packages_say() -> None:
    base, extension = international(), norwegian()
    for builder in (base, extension):
        builder.add_member(REFSET, A, mapTarget="K02")
        builder.add_member(REFSET, A)
    assert len(merged(base, extension).members(REFSET)) == 4


def told(*builders: Rf2Builder) -> tuple[Edition, tuple[Diagnostic, ...]]:
    return read_edition([builder.package() for builder in builders], name="x")


def test_what_is_no_component_of_the_edition_is_referred_to_all_the_same() -> None:
    builder = international()
    description, relationship = make_sctid(8001, "01"), builder.add_attribute(A, IS_A, B)
    for component in (description, relationship, UNKNOWN, A):
        builder.add_member(REFSET, component)
    builder.add_member(REFSET, make_sctid(8002, "01"), active=False)

    edition, diagnostics = told(builder)

    assert [(each.kind, dict(each.values)["value"]) for each in diagnostics] == [
        (kinds.OUTSIDE_EDITION, str(description)),
        (kinds.OUTSIDE_EDITION, str(UNKNOWN)),
    ]
    assert edition.refset_components(REFSET) == {description, relationship, UNKNOWN, A}
    assert edition.refset_concepts(REFSET) == {A}
    for component in (description, relationship, UNKNOWN, A):
        (member,) = edition.memberships(component)
        assert (member.refset_id, member.referenced_component_id) == (REFSET, component)
    assert edition.memberships(make_sctid(8002, "01")) == ()
    assert [each.referenced_component_id for each in edition.inactive_members(REFSET)] == [make_sctid(8002, "01")]


def test_a_member_whose_component_has_a_wrong_check_digit_is_left_out() -> None:
    builder = international()
    builder.add_member(REFSET, A)
    for active in (True, False):
        builder.add_member(REFSET, A + 1, active=active)
    edition, diagnostics = told(builder)
    assert [each.kind for each in diagnostics] == [row_kinds.BAD_CHECK_DIGIT] * 2
    assert [each.place.line for each in diagnostics] == [3, 4]
    assert (edition.refset_components(REFSET), edition.inactive_members(REFSET)) == ({A}, ())
    assert (edition.memberships(A + 1), edition.info.counts["members"]) == ((), 1)


def test_an_identifier_whose_component_has_a_wrong_check_digit_is_left_out() -> None:
    builder = international()
    header = "alternateIdentifier effectiveTime active moduleId identifierSchemeId referencedComponentId"
    rows = [
        (code, INT_DATE, 1, CORE_MODULE, REFSET, component)
        for code, component in (("1", A), ("2", A + 1), ("3", UNKNOWN))
    ]
    files = builder.files() | {f"sct2_Identifier_Snapshot_INT_{INT_DATE}.txt": sheet(header, [*rows])}
    edition, diagnostics = read_edition([MemoryPackage("x", files)], name="x")
    assert [each.kind for each in diagnostics] == [row_kinds.BAD_CHECK_DIGIT, kinds.OUTSIDE_EDITION]
    assert [edition.identified(REFSET, code) for code in "123"] == [A, None, UNKNOWN]
    assert edition.alternate_identifiers(A + 1) == ()


Row = tuple[int, int, bool, int]
"""Refset, component, whether it is active, and the low part of its id."""
ROWS = st.lists(
    st.tuples(st.sampled_from([MAP, REFSET]), st.sampled_from([A, B, C]), st.booleans(), st.integers(0, 2**64 - 1)),
    unique_by=lambda row: row[3],
)


@given(ROWS, st.permutations(range(3)))
def test_members_are_those_of_their_rows_by_component_and_id(rows: Sequence[Row], order: Sequence[int]) -> None:
    builder = international()
    fields: list[dict[str, str]] = [{}, {"note": "x"}, {"note": "", "more": "y"}]
    expected = []
    for at, (refset, component, active, number) in enumerate(rows):
        uuid = str(UUID(int=number | at % 2 << 120))
        builder.add_member(refset, component, active=active, uuid=uuid, **fields[order[at % 3]])
        expected.append((refset, active, component, uuid, fields[order[at % 3]]))
    edition = builder.edition()
    for refset in (MAP, REFSET):
        for active, members in ((True, edition.members(refset)), (False, edition.inactive_members(refset))):
            assert [(each.referenced_component_id, each.id, each.fields) for each in members] == sorted(
                (
                    (component, uuid, more)
                    for each, is_active, component, uuid, more in expected
                    if (each, is_active) == (refset, active)
                ),
                key=lambda each: each[:2],
            )
        assert edition.member_count(refset) == len(edition.members(refset))
    for component in (A, B, C):
        assert [each.id for each in edition.memberships(component)] == [
            uuid
            for _, uuid in sorted(
                (refset, uuid) for refset, active, each, uuid, _ in expected if active and each == component
            )
        ]


def test_columns_in_another_order_are_the_same_fields() -> None:
    files = international().files()
    for number, names in enumerate(("note more", "more note")):
        header = f"{BASE} refsetId referencedComponentId {names}"
        row = (UUID(int=number), INT_DATE, 1, CORE_MODULE, REFSET, A, *names.split())
        files[f"der2_ssRefset_Order{number}Snapshot_INT_{INT_DATE}.txt"] = sheet(header, [row])
    edition, diagnostics = read_edition([MemoryPackage("x", files)], name="x")
    assert diagnostics == ()
    assert [each.fields for each in edition.members(REFSET)] == [{"note": "note", "more": "more"}] * 2
    assert edition.refset_fields(REFSET) == ("note", "more")
