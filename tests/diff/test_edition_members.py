"""Tables of (old, new, changes) of the members of one component."""

from __future__ import annotations

import pytest

from digidot_term.diff.edition_change import MembersChange
from digidot_term.diff.edition_members import compare_fields
from digidot_term.diff.editions import compare_editions
from digidot_term.snomed.components import Member
from digidot_term.snomed.constants import ACCEPTABLE, NB_REFSET
from tests.diff.releases import A, B, Is, R, Row, Term, acceptable, description, release


def member(said: str) -> Member:
    """A member written `id:value`."""
    key, _, value = said.partition(":")
    return Member(key, R, A, True, "20250101", 1, {"mapTarget": value})


TABLE: list[tuple[str, str, str, str]] = [
    ("nothing", "1:x 2:y", "1:x 2:y", ""),
    ("in another order", "1:x 2:y", "2:y 1:x", ""),
    ("under another id", "1:x", "2:x", ""),
    ("ids change places", "1:x 2:y", "1:y 2:x", ""),
    ("said twice", "1:x", "1:x 2:x", ""),
    ("another value", "1:x", "1:y", "1:x>1:y"),
    ("another value under another id", "1:x", "2:y", "1:x>2:y"),
    ("one more", "1:x", "1:x 2:y", "+2:y"),
    ("one less", "1:x 2:y", "1:x", "-2:y"),
    ("by id first", "1:a 2:b 3:c", "2:x 4:y 5:z", "2:b>2:x +4:y +5:z -1:a -3:c"),
    ("by id, and the one that is left", "1:a 2:b", "2:x 4:y", "2:b>2:x 1:a>4:y"),
]


@pytest.mark.parametrize(("old", "new", "expected"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_fields(old: str, new: str, expected: str) -> None:
    found = compare_fields(A, [*map(member, old.split())], [*map(member, new.split())])
    assert told(found) == expected


def told(change: MembersChange | None) -> str:
    def said(each: Member) -> str:
        return f"{each.id}:{each.fields['mapTarget']}"

    if change is None:
        return ""
    pairs = (f"{said(was)}>{said(now)}" for was, now in change.changed)
    return " ".join(
        [*pairs, *(f"+{said(each)}" for each in change.gained), *(f"-{said(each)}" for each in change.lost)]
    )


def test_other_fields_of_the_same_members() -> None:
    concepts = {A: Is(), B: Is()}
    old = release(concepts, {R: (Row(1, A, {"mapTarget": "x"}), Row(2, B, {"mapTarget": "z"}))})
    new = release(concepts, {R: (Row(1, A, {"mapTarget": "y"}), Row(2, B, {"mapTarget": "z"}))})
    (change,) = compare_editions(old, new).refsets
    assert (change.refset_id, change.added, change.removed) == (R, (), ())
    assert [each.component_id for each in change.changed] == [A]
    ((was, now),) = change.changed[0].changed
    assert (was.fields, now.fields) == ({"mapTarget": "x"}, {"mapTarget": "y"})


def test_an_acceptability() -> None:
    old = release({A: Is(terms=(Term(1, "a", "nb"),))})
    new = release({A: Is(terms=(acceptable(1, "a", "nb"),))})
    (change,) = compare_editions(old, new).refsets
    assert change.refset_id == NB_REFSET
    assert [each.component_id for each in change.changed] == [description(1)]
    assert change.changed[0].changed[0][1].fields == {"acceptabilityId": str(ACCEPTABLE)}


def test_columns_that_came_later() -> None:
    concepts = {A: Is(), B: Is()}
    old = release(concepts, {R: (A, B)})
    new = release(concepts, {R: (Row(1, A, {"mapTarget": "x"}), B)})
    (change,) = compare_editions(old, new).refsets
    assert [each.component_id for each in change.changed] == [A]


def test_an_inactive_member_says_nothing() -> None:
    concepts = {A: Is()}
    rows = (Row(1, A, {"mapTarget": "x"}), Row(2, A, {"mapTarget": "y"}, active=False))
    old, new = release(concepts, {R: rows}), release(concepts, {R: rows[:1]})
    assert compare_editions(old, new).refsets == ()
