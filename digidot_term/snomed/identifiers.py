"""SNOMED CT identifiers: shape, partition, namespace and Verhoeff check digit (RF2 specification, "SCTID").

An SCTID is 6 to 18 digits: item identifier, in long format a 7-digit namespace, a 2-digit partition, a check digit.
"""

from __future__ import annotations

CONCEPT_PARTITIONS = frozenset({"00", "10"})
DESCRIPTION_PARTITIONS = frozenset({"01", "11"})
RELATIONSHIP_PARTITIONS = frozenset({"02", "12"})
PARTITIONS = CONCEPT_PARTITIONS | DESCRIPTION_PARTITIONS | RELATIONSHIP_PARTITIONS

_SHORTEST, _LONGEST = 6, 18
_NAMESPACE_LENGTH = 7
_SHORTEST_LONG_FORMAT = 1 + _NAMESPACE_LENGTH + 3


def _product(left: int, right: int) -> int:
    """Multiply two elements of the dihedral group of order ten, 0-4 rotations and 5-9 reflections."""
    turn = (left + right) % 5 if left < 5 else (left - right) % 5  # noqa: PLR2004 - 5 is the group's own number
    return turn + (5 if (left < 5) != (right < 5) else 0)  # noqa: PLR2004 - see above


def _permutations() -> tuple[tuple[int, ...], ...]:
    """Return Verhoeff's permutation of the ten digits for each of the eight positions, from the right."""
    step = (1, 5, 7, 6, 2, 8, 3, 0, 9, 4)
    rows = [tuple(range(10))]
    for _ in range(7):
        rows.append(tuple(step[digit] for digit in rows[-1]))
    return tuple(rows)


PRODUCTS = tuple(tuple(_product(left, right) for right in range(10)) for left in range(10))
PERMUTATIONS = _permutations()
"""What happens to each digit at each of eight positions from the right."""
"""The multiplication table of that group."""
_INVERSES = tuple(row.index(0) for row in PRODUCTS)
PAIR_TABLES = tuple(
    tuple(PRODUCTS[PERMUTATIONS[at][pair % 10]][PERMUTATIONS[at + 1][pair // 10]] for pair in range(100))
    for at in (0, 2, 4, 6)
)
"""What two digits at once do to the state: one table for each pair of positions from the right, indexed by 0..99."""


def check_digit(digits: str) -> str:
    """Return the Verhoeff check digit that follows `digits`."""
    state = 0
    for at, digit in enumerate(reversed(digits), start=1):
        state = PRODUCTS[state][PERMUTATIONS[at % 8][int(digit)]]
    return str(_INVERSES[state])


def has_valid_check_digit(number: int) -> bool:
    """Say whether the last digit of a positive number is the check digit of those before it."""
    state = at = 0
    while number > 9:  # noqa: PLR2004 - at least two digits are left
        number, pair = divmod(number, 100)
        state = PRODUCTS[state][PAIR_TABLES[at & 3][pair]]
        at += 1
    if number:
        state = PRODUCTS[state][PERMUTATIONS[2 * at % 8][number]]
    return state == 0


def has_sctid_shape(text: str) -> bool:
    """Say whether `text` is 6 to 18 digits without a leading zero and with a partition in use; any check digit."""
    if not (_SHORTEST <= len(text) <= _LONGEST and text.isascii() and text.isdigit()) or text[0] == "0":
        return False
    return text[-3:-1] in PARTITIONS and (text[-3] == "0" or len(text) >= _SHORTEST_LONG_FORMAT)


def is_sctid(text: str) -> bool:
    """Say whether `text` is an SCTID: its shape and its check digit."""
    return has_sctid_shape(text) and has_valid_check_digit(int(text))


def partition(sctid: int) -> str:
    """Return the two partition digits, such as `00` for an International concept or `10` for one of an extension."""
    return f"{sctid // 10 % 100:02}"


def namespace(sctid: int) -> str | None:
    """Return the seven namespace digits of a long-format SCTID; None for the short format."""
    return f"{sctid // 1000 % 10_000_000:07}" if partition(sctid)[0] == "1" else None


def make_sctid(item: int, partition: str, namespace: str | None = None) -> int:
    """Build an SCTID from its parts; ValueError when they do not make one."""
    digits = f"{item}{namespace or ''}{partition}"
    sctid = digits + check_digit(digits)
    if (partition[:1] == "1") != (namespace is not None) or len(namespace or "0000000") != _NAMESPACE_LENGTH:
        raise ValueError(f"partition {partition!r} and namespace {namespace!r} do not belong together")
    if not is_sctid(sctid):
        raise ValueError(f"{sctid} is not an SCTID")
    return int(sctid)
