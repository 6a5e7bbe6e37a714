"""Records behave as frozen, slotted dataclasses do."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields, is_dataclass, replace
from dataclasses import field as dataclass_field
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digidot_term.record import field, record


@record
class Row:
    """A record."""

    a: int
    b: str = "b"
    c: Any = field(default=0, compare=False, repr=False)

    def doubled(self) -> int:
        return 2 * self.a


@dataclass(frozen=True, slots=True)
class Twin:
    """The same as a dataclass."""

    a: int
    b: str = "b"
    c: Any = dataclass_field(default=0, compare=False, repr=False)


@record
class Empty:
    """No fields."""


ARGUMENTS = st.tuples(
    st.lists(st.integers(0, 3), max_size=4), st.dictionaries(st.sampled_from(["a", "b", "c", "d"]), st.integers(0, 3))
)


def outcome(make: Callable[..., Any], values: list[int], named: dict[str, int]) -> Any:
    try:
        made = make(*values, **named)
    except TypeError:
        return "refused"
    return made.a, made.b, made.c


@given(ARGUMENTS)
def test_it_takes_the_arguments_a_dataclass_takes(arguments: tuple[list[int], dict[str, int]]) -> None:
    assert outcome(Row, *arguments) == outcome(Twin, *arguments)


@given(*[st.builds(Row, st.integers(0, 2), st.sampled_from("bc"), st.integers(0, 2))] * 2)
def test_equality_hash_and_repr(one: Row, other: Row) -> None:
    twins = [Twin(each.a, each.b, each.c) for each in (one, other)]
    assert (one == other) == (twins[0] == twins[1])
    assert one != other or hash(one) == hash(other)
    assert repr(one) == repr(twins[0]).replace("Twin", "Row")
    assert one != twins[0]


def test_empty_records_are_equal_within_a_class() -> None:
    assert Empty() == Empty()
    assert hash(Empty()) == hash(Empty())
    assert Empty() != Row(1)
    assert repr(Empty()) == "Empty()"


@pytest.mark.parametrize("name", ["a", "d"])
def test_it_is_frozen(name: str) -> None:
    row: Any = Row(1)
    with pytest.raises(AttributeError):
        setattr(row, name, 2)
    with pytest.raises(AttributeError):
        delattr(row, name)
    assert not hasattr(row, "__dict__")


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, lambda row: pickle.loads(pickle.dumps(row))])
def test_it_is_copied_whole(copied: Callable[[Row], Row]) -> None:
    row = copied(Row(1, "x", 5))
    assert (row, row.c, row.doubled()) == (Row(1, "x"), 5, 2)


def test_it_is_matched_by_place() -> None:
    match Row(1, "x"):
        case Row(1, b):
            assert b == "x"


def test_dataclasses_know_it() -> None:
    row: Any = Row(1)
    assert is_dataclass(row)
    assert [(each.name, each.compare, each.repr) for each in fields(row)] == [
        (each.name, each.compare, each.repr) for each in fields(Twin)
    ]
    assert asdict(row) == {"a": 1, "b": "b", "c": 0}
    assert replace(row, b="x") == Row(1, "x")


def test_texts_are_kept() -> None:
    assert Row.__doc__ == "A record."
    assert Row.__qualname__ == "Row"
    assert Row.__module__ == __name__
