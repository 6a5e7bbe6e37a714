"""Arrays on their way into an index, in the smallest type that holds them."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pyroaring import BitMap

from digidot_term.snomed.index.data import InMemory
from digidot_term.snomed.index.times import FIRST_YEAR, MONTH, UNPUBLISHED, YEAR
from digidot_term.snomed.rf2.numbers import UNPUBLISHED as UNPUBLISHED_DATE
from digidot_term.snomed.rf2.texts import Texts

_TYPES = {"B": np.uint8, "H": np.uint16, "I": np.uint32, "q": np.int64}
_SMALLEST = (("B", 1 << 8), ("H", 1 << 16), ("I", 1 << 32))


class Arrays:
    """Gathers arrays by name, in the order they will lie in the file."""

    def __init__(self) -> None:
        self.found: dict[str, tuple[str, InMemory]] = {}

    def add(self, name: str, values: NDArray[Any], code: str = "I") -> None:
        """Add numbers of a type (`B`, `H`, `I` unsigned of 8, 16, 32 bits, `q` signed of 64)."""
        packed = np.ascontiguousarray(values, _TYPES[code])
        self.found[name] = (code, InMemory(packed.reshape(-1).view(np.uint8).data))

    def add_codes(self, name: str, values: NDArray[Any], distinct: int) -> None:
        """Add numbers below `distinct` in the smallest type that holds them."""
        self.add(name, values, next(code for code, limit in _SMALLEST if distinct <= limit))

    def add_bytes(self, name: str, data: bytes) -> None:
        """Add bytes as they are."""
        self.found[name] = ("B", InMemory(memoryview(data)))

    def add_bitmap(self, name: str, numbers: NDArray[Any]) -> None:
        """Add a set of numbers as a bitmap."""
        bitmap = BitMap(array("I", np.ascontiguousarray(numbers, np.uint32).tobytes()))
        bitmap.run_optimize()
        self.add_bytes(name, bitmap.serialize())

    def add_texts(self, name: str, texts: Iterable[bytes]) -> None:
        """Add texts: `name` one after the other, `name.offset` where each starts and the last one ends."""
        found = texts if isinstance(texts, Texts) else Texts.of(list(texts))
        self.add(f"{name}.offset", found.offsets)
        self.add(name, found.letters, "B")


def times(dates: NDArray[np.int32]) -> NDArray[np.uint16]:
    """Return dates as the numbers an index holds."""
    years, rest = dates // 10_000 - FIRST_YEAR, dates % 10_000
    found = years * YEAR + (rest // 100 - 1) * MONTH + rest % 100 - 1
    return np.where(dates == UNPUBLISHED_DATE, UNPUBLISHED, found).astype(np.uint16)
