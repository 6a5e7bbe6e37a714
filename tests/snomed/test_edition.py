from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digidot_term.snomed import Concept, MemoryPackage, Relationship, make_sctid
from digidot_term.snomed.constants import CORE_MODULE, IS_A, MODULE_DEPENDENCY_REFSET
from digidot_term.snomed.edition import Edition
from digidot_term.snomed.reading import read_edition
from digidot_term.snomed.rf2.package import Rf2Package
from tests.rf2_builder import HEADERS, Rf2Builder, concept_id, content, read_drawing, sheet

A, B, C, D, E, UNKNOWN = (concept_id(letter) for letter in "abcdez")
DIAMOND = r"""
      a
     / \
    b   c
     \ / \
      d   e
"""


def test_a_drawing_gives_its_concepts_and_pairs() -> None:
    assert read_drawing(DIAMOND) == (
        ("a", "b", "c", "d", "e"),
        (("b", "a"), ("c", "a"), ("d", "b"), ("d", "c"), ("e", "c")),
    )


def test_a_drawn_hierarchy_reads_back() -> None:
    edition = Rf2Builder.drawn(DIAMOND).edition()
    assert edition.parents(D) == (B, C)
    assert edition.children(C) == (D, E)
    assert edition.ancestors(D) == {A, B, C}
    assert edition.descendants(A) == {B, C, D, E}
    assert edition.subsumes(A, D)
    assert edition.subsumes(D, D)
    assert not edition.subsumes(B, E)
    assert (edition.term(D), edition.fsn(D)) == ("d", "d (test)")


def test_a_concept_has_what_its_row_says() -> None:
    builder = Rf2Builder()
    builder.add_concept(A, defined=True)
    builder.add_concept(B, active=False, date="20200131")
    edition = builder.edition()
    assert edition.concept(A) == Concept(A, active=True, effective_time="20250101", module_id=CORE_MODULE, defined=True)
    assert edition.concept(B) == Concept(
        B, active=False, effective_time="20200131", module_id=CORE_MODULE, defined=False
    )
    assert edition.concept(UNKNOWN) is None
    assert (A in edition, B in edition, UNKNOWN in edition) == (True, True, False)
    assert (edition.concept_ids, edition.active_ids) == ({A, B}, {A})


def test_inactive_concepts_stand_outside_the_hierarchy() -> None:
    builder = Rf2Builder.drawn(DIAMOND)
    builder.add_concept(UNKNOWN, active=False)
    builder.add_is_a(UNKNOWN, A)
    builder.add_is_a(E, UNKNOWN)
    edition = builder.edition()
    assert (edition.parents(UNKNOWN), edition.children(UNKNOWN)) == ((), ())
    assert UNKNOWN not in edition.descendants(A)
    assert edition.parents(E) == (C,)


EMPTY_ANSWERS: dict[str, Callable[[Edition], object]] = {
    "parents": lambda edition: edition.parents(UNKNOWN),
    "children": lambda edition: edition.children(UNKNOWN),
    "ancestors": lambda edition: edition.ancestors(UNKNOWN),
    "descendants": lambda edition: edition.descendants(UNKNOWN),
    "attributes": lambda edition: edition.attributes(UNKNOWN),
    "role_groups": lambda edition: edition.role_groups(UNKNOWN),
    "incoming": lambda edition: edition.incoming(UNKNOWN),
    "descriptions": lambda edition: edition.descriptions(UNKNOWN),
    "fsn": lambda edition: edition.fsn(UNKNOWN),
    "preferred_term": lambda edition: edition.preferred_term(UNKNOWN, "nb"),
    "term": lambda edition: edition.term(UNKNOWN),
    "terms": lambda edition: edition.terms(UNKNOWN, "en"),
    "members": lambda edition: edition.members(UNKNOWN),
    "memberships": lambda edition: edition.memberships(UNKNOWN),
    "history": lambda edition: edition.history(UNKNOWN),
    "inactivation_reason": lambda edition: edition.inactivation_reason(UNKNOWN),
}


@pytest.mark.parametrize("question", EMPTY_ANSWERS)
def test_an_unknown_id_gives_an_empty_answer(question: str) -> None:
    assert not EMPTY_ANSWERS[question](Rf2Builder.drawn(DIAMOND).edition())


def test_attributes_come_grouped_with_their_concrete_values() -> None:
    builder = Rf2Builder.drawn(DIAMOND)
    builder.add_attribute(D, C, E, group=2)
    builder.add_attribute(D, B, A, group=1)
    builder.add_attribute(D, C, A, group=1)
    builder.add_attribute(D, B, E)
    builder.add_attribute(D, C, B)
    builder.add_attribute(D, C, B, group=3, active=False)
    builder.add_concrete_value(D, E, "#10", group=2)
    builder.add_concrete_value(D, E, '"text"', group=2)
    edition = builder.edition()

    ungrouped = (Relationship(D, B, E, None, 0), Relationship(D, C, B, None, 0))
    first = (Relationship(D, B, A, None, 1), Relationship(D, C, A, None, 1))
    second = (Relationship(D, C, E, None, 2), Relationship(D, E, None, '"text"', 2), Relationship(D, E, None, "#10", 2))
    assert edition.attributes(D) == (*ungrouped, *first, *second)
    assert edition.role_groups(D) == ((ungrouped[0],), (ungrouped[1],), first, second)
    assert edition.incoming(A) == (first[0], first[1])
    assert edition.incoming(C) == ()


def test_the_date_is_the_files_where_no_module_says_it() -> None:
    edition = Rf2Builder.drawn(DIAMOND, date="20250615").edition()
    assert edition.effective_time == "20250615"
    assert edition.version_uri == "http://snomed.info/sct/900000000000207008/version/20250615"
    assert (edition.name, edition.is_sample) == ("test", False)


def test_an_extension_may_repeat_and_change_a_component() -> None:
    base = Rf2Builder.drawn(DIAMOND)
    later = Rf2Builder("later", date="20260101", first_item=5000)
    later.add_concept(E, active=False)
    base_package, later_package = base.package(), later.package()
    for packages in ([base_package, later_package], [later_package, base_package]):
        edition, diagnostics = read_edition(packages, name="x")
        assert diagnostics == ()
        assert E not in edition.active_ids
        assert edition.children(C) == (D,)


def test_full_delta_and_stated_files_are_passed_over() -> None:
    package = Rf2Builder.drawn(DIAMOND).package()
    files = {name: content(package, name) for name in package.names()}
    concepts = sheet(HEADERS["Concept"], [(UNKNOWN, "20250101", 1, CORE_MODULE, 900000000000074008)])
    files |= {
        "Full/sct2_Concept_Full_INT_20250101.txt": concepts,
        "Delta/sct2_Concept_Delta_INT_20250101.txt": concepts,
        "Snapshot/sct2_StatedRelationship_Snapshot_INT_20250101.txt": b"not even RF2",
    }
    edition, diagnostics = read_edition([MemoryPackage("x", files)], name="x")
    assert diagnostics == ()
    assert edition.concept_ids == {A, B, C, D, E, IS_A}


PAIRS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=20)


@given(PAIRS)
def test_a_written_release_reads_back_whatever_the_order_of_its_packages(pairs: list[tuple[int, int]]) -> None:
    ids = [make_sctid(300 + number, "00") for number in range(10)]
    first, second = Rf2Builder("one"), Rf2Builder("two", first_item=5000)
    for builder in (first, second):
        builder.add_concept(IS_A)
    for number, sctid in enumerate(ids):
        (first, second)[number % 2].add_concept(sctid)
    edges = {(ids[max(pair)], ids[min(pair)]) for pair in pairs if pair[0] != pair[1]}
    for number, (child, parent) in enumerate(sorted(edges)):
        (first, second)[number % 3 % 2].add_is_a(child, parent)
    packages: list[Rf2Package] = [first.package(), second.package()]

    for order in (packages, packages[::-1]):
        edition, diagnostics = read_edition(order, name="x")
        assert diagnostics == ()
        assert {(child, parent) for child in ids for parent in edition.parents(child)} == edges


BASE = Rf2Builder.drawn(DIAMOND)
BASE.add_attribute(D, C, E, group=1)
BASE.add_concrete_value(D, C, "#1", group=1)
BASE.add_member(MODULE_DEPENDENCY_REFSET, CORE_MODULE, sourceEffectiveTime="20250101", targetEffectiveTime="20250101")
SOUND = BASE.package()
CHANGES = st.tuples(
    st.integers(0, 2000), st.sampled_from([b"", b"\t", b"\n", b"\r", b"0", b"9", b"x", b"\xff", b"\xc3\xa5"])
)


@given(st.sampled_from(SOUND.names()), st.lists(CHANGES, min_size=1, max_size=4))
def test_no_damage_to_a_file_ends_in_anything_but_diagnostics(name: str, changes: list[tuple[int, bytes]]) -> None:
    data = content(SOUND, name)
    for at, put in changes:
        start = at % (len(data) or 1)
        data = data[:start] + put + data[start + 1 :]
    files = {each: content(SOUND, each) for each in SOUND.names()} | {name: data}

    edition, diagnostics = read_edition([MemoryPackage("x", files)], name="x")

    for sctid in edition.concept_ids:
        edition.term(sctid)
        edition.role_groups(sctid)
        edition.memberships(sctid)
        edition.history(sctid)
    edition.search("a")
    for diagnostic in diagnostics:
        assert diagnostic.place.path.startswith("x")
        assert diagnostic.message("nn")
        assert diagnostic.advice("nb")


def test_an_edition_needs_no_package_from_outside_the_standard_library() -> None:
    heavy = ("pydantic", "requests", "yaml", "typer", "rich", "fhir", "zipfile")
    script = f"import sys, digidot_term.snomed; print(sorted(set(sys.modules) & set({heavy!r})))"
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"
