"""Tables that stand beside rules."""

from __future__ import annotations

import pytest

from digidot_term.rules.table import read_table


@pytest.mark.parametrize(
    ("pack", "name", "first"),
    [
        ("dent", "teeth.tsv", ["11", "permanent", "upper", "right", "central incisor", "422653006", "245575001"]),
        ("ehds", "elements.tsv", ["EHDSAddress", "EHDSAddress", "0", "*", ""]),
    ],
)
def test_a_table_is_its_rows_without_comments_and_header(pack: str, name: str, first: list[str]) -> None:
    rows = read_table(f"digidot_term.rules.{pack}", name)
    assert rows[0] == first
    assert {len(row) for row in rows} == {len(first)}
    assert not any(row[0].startswith("#") for row in rows)
