"""Columns for tests, at any place in a file."""

from __future__ import annotations

from collections.abc import Sequence

from digidot_term.snomed.rf2.blocks import Block, split


def column_of(cells: Sequence[str], *, before: str = "") -> Block:
    """Return a block whose column 1 holds some cells; what is written before shifts them."""
    text = "".join(f"{before[: at % (len(before) + 1)]}\t{cell}\t\n" for at, cell in enumerate(cells))
    block, bad = split(text.encode(), 3, 3, 2)
    assert not bad
    return block
