"""Fields selected by `^ [...]`: rows as a whole answer, ids within a larger one (ECL 6.1)."""

from __future__ import annotations

import pytest

from digidot_term.ecl import Rows, answer, evaluate, parse
from digidot_term.snomed.constants import MODEL_MODULE
from digidot_term.snomed.edition import Edition
from digidot_term.snomed.reading import read_edition
from tests.rf2_builder import Rf2Builder, concept_id

A, B, C, MAP, LINK, UNKNOWN = (concept_id(letter) for letter in "abcmlu")


@pytest.fixture(scope="module")
def edition() -> Edition:
    """A map with text and numbers, and a refset of links whose target has a name that tells nothing."""
    builder = Rf2Builder.drawn("abcml")
    builder.add_member(MAP, B, mapTarget="K02.1", mapGroup=2, correlationId=A)
    builder.add_member(MAP, A, mapTarget="K02", mapGroup=10, correlationId=A)
    builder.add_member(MAP, A, mapTarget="K05", mapGroup=2, correlationId="")
    builder.add_member(MAP, A, mapTarget="K05", mapGroup=2, correlationId="")
    builder.add_member(MAP, C, active=False, mapTarget="K99", mapGroup=1, correlationId=B)
    builder.module = MODEL_MODULE
    builder.add_member(LINK, C, linked=UNKNOWN)
    builder.add_member(LINK, B, linked=A)
    return read_edition([builder.package()], name="rows")[0]


def rows(text: str, edition: Edition) -> Rows | None:
    expression, problems = parse(text)
    assert expression is not None, problems
    return answer(expression, edition).rows


def test_several_fields_are_rows_in_order_of_their_values(edition: Edition) -> None:
    assert rows(f"^ [referencedComponentId, mapTarget] {MAP}", edition) == Rows(
        ("referencedComponentId", "mapTarget"),
        ("referencedComponentId",),
        ((str(A), "K02"), (str(A), "K05"), (str(B), "K02.1")),
    )


def test_text_is_a_row_of_one_value_and_numbers_go_by_size(edition: Edition) -> None:
    assert rows(f"^ [mapGroup] {MAP}", edition) == Rows(("mapGroup",), (), (("2",), ("10",)))


def test_a_star_is_every_field_but_metadata(edition: Edition) -> None:
    found = rows(f'^ [*] {MAP} {{{{ M mapTarget = wild:"K02*" }}}}', edition)
    assert found is not None
    assert found.fields == ("referencedComponentId", "mapTarget", "mapGroup", "correlationId")
    assert found.values == ((str(A), "K02", "10", str(A)), (str(B), "K02.1", "2", str(A)))


def test_a_star_over_several_refsets_leaves_empty_what_a_member_lacks(edition: Edition) -> None:
    found = rows(f"^ [*] ({MAP} OR {LINK}) {{{{ M referencedComponentId = {C} }}}}", edition)
    assert found is not None
    assert found.values == ((str(C), str(UNKNOWN), "", "", ""),)  # refsets come by id


def test_names_are_those_of_the_release_in_any_case(edition: Edition) -> None:
    found = rows(f"^ [MAPTARGET, moduleid] {MAP}", edition)
    assert found is not None
    assert found.fields == ("mapTarget", "moduleId")


def test_the_ids_are_those_of_the_fields_that_hold_ids(edition: Edition) -> None:
    expression, _ = parse(f"^ [referencedComponentId, mapGroup, correlationId] {MAP}")
    assert expression is not None
    assert answer(expression, edition).ids == {A, B}
    ids, problems = evaluate(expression, edition)
    assert ids == frozenset()
    assert [problem.rule.diagnostic.name for problem in problems] == ["rows-not-concepts"]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        (f"^ [correlationId] {MAP}", {A}),
        (f"^ [linked] {LINK}", {A, UNKNOWN}),
        (f"^ [refsetId] {LINK}", {LINK}),
        (f"^ [moduleId] {LINK}", {MODEL_MODULE}),
        (f"^ [linked] {LINK} AND *", {A}),
        (f"^ [correlationId] {MAP} {{{{ M active = 0 }}}}", {B}),
    ],
)
def test_one_field_of_ids_is_a_set_like_any_other(text: str, ids: set[int], edition: Edition) -> None:
    expression, _ = parse(text)
    assert expression is not None
    found = answer(expression, edition)
    assert found.rows is None
    assert found.ids == evaluate(expression, edition)[0] == ids


TUPLE = f"(^ [referencedComponentId, mapGroup] {MAP})"


@pytest.mark.parametrize(
    "text",
    [
        f"{TUPLE} AND {TUPLE}",
        f"{TUPLE} OR {A}",
        f"{A} MINUS {TUPLE}",
        f"< {TUPLE}",
        f"!!> {TUPLE}",
        f"^ {TUPLE}",
        f"^R {TUPLE}",
        f"^ [mapGroup] {TUPLE}",
        f"^ {MAP} {{{{ M referencedComponentId = {TUPLE} }}}}",
        f"* : {A} = {TUPLE}",
        f"* : {TUPLE} = *",
        f"{TUPLE} : {A} = *",
        f"{TUPLE} . {A}",
        f"{A} . {TUPLE}",
        f"{TUPLE} {{{{ C active = 1 }}}}",
        f"{TUPLE} {{{{ + HISTORY }}}}",
        f"* {{{{ C moduleId = {TUPLE} }}}}",
        f"* AND (^ [mapTarget] {MAP} {{{{ M mapGroup = #99 }}}})",
    ],
)
def test_rows_are_an_answer_only_as_a_whole(text: str, edition: Edition) -> None:
    expression, problems = parse(text)
    assert expression is not None, problems
    found = answer(expression, edition)
    assert (found.ids, found.rows) == (frozenset(), None)
    (problem,) = (each for each in found.problems if each.is_error)
    assert (problem.kind, problem.rule.diagnostic.name) == ("semantic", "rows-not-concepts")
    assert text[problem.column - 1] == "^"


def test_a_field_no_member_has_is_an_error_where_it_is_named(edition: Edition) -> None:
    expression, _ = parse(f"^ [mapTarget, mapTargt] {MAP}")
    assert expression is not None
    (problem,) = answer(expression, edition).problems
    assert problem.rule.diagnostic.name == "unknown-field"
    assert dict(problem.values)["near"] == " (`mapTarget`?)"
    assert dict(problem.values)["known"] == "referencedComponentId, correlationId, mapGroup, mapTarget"
