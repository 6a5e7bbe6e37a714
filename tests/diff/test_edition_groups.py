"""Tables of (old, new, changes) of the attributes of one concept."""

from __future__ import annotations

import pytest

from digidot_term.diff.edition_groups import compare_groups
from digidot_term.snomed.components import Relationship

Written = str
"""Groups written `0 a=1 1 a=1 b=2`: a number, and its attributes."""

TABLE: list[tuple[str, Written, Written, list[str]]] = [
    ("nothing", "1 a=1 b=2", "1 a=1 b=2", []),
    ("numbered anew", "1 a=1 2 b=2", "1 b=2 7 a=1", []),
    ("another value", "1 a=1 b=2", "1 a=1 b=3", ["1>1 +b=3 -b=2"]),
    ("another value in a group numbered anew", "1 a=1 b=2", "4 a=1 b=3", ["1>4 +b=3 -b=2"]),
    ("a group more", "1 a=1", "1 a=1 2 b=2", ["->2 +b=2"]),
    ("a group less", "1 a=1 2 b=2", "1 a=1", ["2>- -b=2"]),
    ("one of two like groups less", "1 a=1 2 a=1", "1 a=1", ["2>- -a=1"]),
    ("other numbers and one more", "1 a=1 2 b=2", "1 b=2 2 a=1 c=3", ["1>2 +c=3"]),
    ("most in common", "1 a=1 b=2 c=3 2 a=1 d=4", "1 a=1 d=4 e=5 2 a=1 b=2", ["2>1 +e=5", "1>2 -c=3"]),
    ("nothing in common", "1 a=1", "1 b=2", ["->1 +b=2", "1>- -a=1"]),
    ("out of a group", "1 a=1 b=2", "0 b=2 1 a=1", ["0>0 +b=2", "1>1 -b=2"]),
    ("ungrouped", "0 a=1 b=2", "0 a=1 b=3", ["0>0 +b=3 -b=2"]),
    ("a concrete value", "0 a=#1", "0 a=#1.0", ["0>0 +a=#1.0 -a=#1"]),
    ("nothing left", "0 a=1 1 b=2", "", ["0>0 -a=1", "1>- -b=2"]),
]


def attributes(text: Written) -> list[Relationship]:
    found, group = [], 0
    for word in text.split():
        name, _, value = word.partition("=")
        if not value:
            group = int(word)
            continue
        concrete = value.startswith("#")
        destination = None if concrete else int(value)
        found.append(Relationship(1, ord(name), destination, value if concrete else None, group))
    return found


def told(relationship: Relationship) -> str:
    value = relationship.value or relationship.destination_id
    return f"{chr(relationship.type_id)}={value}"


@pytest.mark.parametrize(("old", "new", "expected"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_groups(old: Written, new: Written, expected: list[str]) -> None:
    found = [
        " ".join(
            [
                f"{'-' if change.old is None else change.old}>{'-' if change.new is None else change.new}",
                *(f"+{told(each)}" for each in change.gained),
                *(f"-{told(each)}" for each in change.lost),
            ]
        )
        for change in compare_groups(attributes(old), attributes(new))
    ]
    assert found == expected
