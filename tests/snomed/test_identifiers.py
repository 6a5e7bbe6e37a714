from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from digidot_term.snomed.identifiers import (
    check_digit,
    has_valid_check_digit,
    is_sctid,
    make_sctid,
    namespace,
    partition,
)

SHORT_PARTITIONS = st.sampled_from(["00", "01", "02"])
LONG_PARTITIONS = st.sampled_from(["10", "11", "12"])
SCTIDS = st.one_of(
    st.builds(make_sctid, st.integers(100, 10**15 - 1), SHORT_PARTITIONS),
    st.builds(
        make_sctid,
        st.integers(1, 10**8 - 1),
        LONG_PARTITIONS,
        st.integers(0, 10**7 - 1).map(lambda number: f"{number:07}"),
    ),
)


def naive_check_digit(digits: str) -> str:
    """Verhoeff's digit found by trying all ten against the symmetries of a pentagon as permutations of its corners."""

    def element(number: int) -> tuple[int, ...]:
        if number < 5:
            return tuple((corner + number) % 5 for corner in range(5))
        return tuple((number - 5 - corner) % 5 for corner in range(5))

    step = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]
    for candidate in "0123456789":
        state = element(0)
        for at, digit in enumerate(reversed(digits + candidate)):
            number = int(digit)
            for _ in range(at % 8):
                number = step[number]
            state = tuple(state[corner] for corner in element(number))
        if state == element(0):
            return candidate
    raise AssertionError(digits)


@pytest.mark.parametrize(("digits", "expected"), [("236", "3"), ("12345", "1"), ("8098770", "6"), ("7374500", "7")])
def test_check_digits(digits: str, expected: str) -> None:
    assert check_digit(digits) == naive_check_digit(digits)
    if digits in ("236", "12345"):
        assert check_digit(digits) == expected


@pytest.mark.parametrize(
    "sctid", ["138875005", "80967001", "900000000000207008", "51000202101", "61000202103", "91000202106", "38199008"]
)
def test_known_ids_are_sctids(sctid: str) -> None:
    assert is_sctid(sctid)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12345",  # too short
        "0138875005",  # leading zero
        "138875006",  # check digit
        " 138875005",
        "138875005\n",
        "-38875005",
        "١٣٨٨٧٥٠٠٥",  # digits, but not these
        "1388750051388750051",  # too long
        "138875034",  # partition 03 is not in use
        "900001109",  # long format without room for a namespace
    ],
)
def test_other_texts_are_not_sctids(text: str) -> None:
    assert not is_sctid(text)


def test_the_parts_of_an_sctid() -> None:
    assert partition(51000202101) == "10"
    assert namespace(51000202101) == "1000202"
    assert partition(138875005) == "00"
    assert namespace(138875005) is None


def test_parts_that_do_not_make_an_sctid_are_refused() -> None:
    for item, part, space in [(1, "00", None), (1, "00", "1000202"), (1, "10", None), (1, "10", "202"), (1, "9", None)]:
        with pytest.raises(ValueError):
            make_sctid(item, part, space)


@given(st.integers(1, 10**8 - 1), LONG_PARTITIONS, st.integers(0, 10**7 - 1))
def test_a_long_sctid_gives_back_its_parts(item: int, part: str, space: int) -> None:
    sctid = make_sctid(item, part, f"{space:07}")
    assert is_sctid(str(sctid))
    assert (partition(sctid), namespace(sctid), sctid // 10**10) == (part, f"{space:07}", item)


@given(st.integers(100, 10**15 - 1), SHORT_PARTITIONS)
def test_a_short_sctid_gives_back_its_parts(item: int, part: str) -> None:
    sctid = make_sctid(item, part)
    assert is_sctid(str(sctid))
    assert (partition(sctid), namespace(sctid), sctid // 1000) == (part, None, item)


@given(st.integers(1, 10**17).map(str))
def test_the_check_digit_equals_the_naive_one(digits: str) -> None:
    assert check_digit(digits) == naive_check_digit(digits)
    assert has_valid_check_digit(int(digits + check_digit(digits)))


@given(SCTIDS.map(str), st.data())
def test_a_wrong_digit_is_detected(sctid: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(sctid) - 1))
    digit = data.draw(st.sampled_from("0123456789").filter(lambda each: each != sctid[at]))
    assert not is_sctid(sctid[:at] + digit + sctid[at + 1 :])


@given(SCTIDS.map(str), st.data())
def test_two_digits_in_the_wrong_order_are_detected(sctid: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(sctid) - 2))
    assume(sctid[at] != sctid[at + 1])
    assert not is_sctid(sctid[:at] + sctid[at + 1] + sctid[at] + sctid[at + 2 :])
