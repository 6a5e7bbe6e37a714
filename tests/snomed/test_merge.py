from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from digidot_term.snomed.merge import latest_rows
from digidot_term.snomed.rf2 import Sheet

ROWS = st.lists(st.tuples(st.sampled_from("abcde"), st.sampled_from(["20240101", "20250101", "20260101", ""])))


def sheets(contents: Sequence[Sequence[tuple[str, str]]]) -> list[Sheet]:
    columns = ("id", "effectiveTime", "from")
    return [
        Sheet(
            f"{at}", "Concept", columns, columns, [[*row, f"{at}/{n}"] for n, row in enumerate(rows)], range(len(rows))
        )
        for at, rows in enumerate(contents)
    ]


@given(st.lists(ROWS, max_size=4))
def test_the_latest_row_of_each_component_counts(contents: list[list[tuple[str, str]]]) -> None:
    merged = latest_rows(sheets(contents))

    every = [row for sheet in sheets(contents) for row in sheet.rows]
    expected = {}
    for sctid in {row[0] for row in every}:
        candidates = [row for row in every if row[0] == sctid]
        newest = max(row[1] or "99999999" for row in candidates)
        expected[sctid] = [row for row in candidates if (row[1] or "99999999") == newest][-1]
    assert {sctid: row for sctid, (_, row) in merged.items()} == expected
    assert all(row in list(sheet.rows) for sheet, row in merged.values())
