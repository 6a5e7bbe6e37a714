from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from digidot_term.snomed import kinds, make_sctid, read_edition
from digidot_term.snomed.build.cycles import _knots
from tests.rf2_builder import Rf2Builder

COUNT = 8
ROWS = st.integers(0, COUNT - 1)
PAIRS = st.sets(st.tuples(ROWS, ROWS), max_size=20)


def reached(pairs: set[tuple[int, int]], row: int) -> set[int]:
    """Everything above a row; a row in a circle is above itself."""
    found: set[int] = set()
    waiting = [row]
    while waiting:
        here = waiting.pop()
        fresh = {parent for child, parent in pairs if child == here} - found
        found |= fresh
        waiting += fresh
    return found


@given(PAIRS)
def test_a_knot_is_all_that_are_above_each_other(pairs: set[tuple[int, int]]) -> None:
    above = {row: reached(pairs, row) for row in range(COUNT)}
    expected = {
        row: frozenset(other for other in above[row] if row in above[other])
        for row in range(COUNT)
        if row in above[row]
    }
    assert _knots(sorted(pairs)) == expected


@given(PAIRS)
def test_no_is_a_inside_a_knot_is_left_and_all_others_are(pairs: set[tuple[int, int]]) -> None:
    ids = [make_sctid(300 + row, "00") for row in range(COUNT)]
    builder = Rf2Builder.drawn("a")
    for sctid in ids:
        builder.add_concept(sctid)
    for child, parent in sorted(pairs):
        builder.add_is_a(ids[child], ids[parent])

    edition, diagnostics = read_edition([builder.package()], name="x")

    above = {row: reached(pairs, row) for row in range(COUNT)}
    for child in range(COUNT):
        parents = {parent for each, parent in pairs if each == child and child not in above[parent]}
        assert set(edition.parents(ids[child])) == {ids[parent] for parent in parents}
    circles = [row for row in range(COUNT) if row in above[row]]
    knots = {frozenset(other for other in circles if row in above[other] and other in above[row]) for row in circles}
    told = [each for each in diagnostics if each.kind is kinds.IS_A_CYCLE]
    assert sorted(dict(each.values)["count"] for each in told) == sorted(
        str(sum(child in knot and parent in knot for child, parent in pairs)) for knot in knots
    )
