"""Arrays that grow at their end while a file is read, without being copied where its length was foreseen."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

_SPARE = 1.05
"""How much longer than foreseen an array is made; what is never written takes no memory."""
_GROWTH = 1.5


class Growing:
    """Values of one type; those of a block go into the room at the end, and count once they are kept."""

    def __init__(self, kind: Any, shape: tuple[int, ...] = ()) -> None:
        self._values: NDArray[Any] = np.empty((0, *shape), kind)
        self._filled = 0

    def __len__(self) -> int:
        return self._filled

    def room(self, count: int) -> NDArray[Any]:
        """Return the place for so many more values."""
        if self._filled + count > len(self._values):
            self._resize(int(_GROWTH * self._filled) + count)
        return self._values[self._filled : self._filled + count]

    def foresee(self, share: float) -> None:
        """Make place for all values of a file; those kept so far are a share of it."""
        if 0 < share < 1:
            self._resize(int(self._filled / share * _SPARE) + 1)

    def keep(self, count: int, good: NDArray[np.bool_] | None = None) -> None:
        """Let the values in the room count, or the good ones among them."""
        if good is not None:
            found = self._values[self._filled : self._filled + count][good]
            count = len(found)
            self._values[self._filled : self._filled + count] = found
        self._filled += count

    def values(self) -> NDArray[Any]:
        """Return all values that count."""
        return self._values[: self._filled]

    def _resize(self, length: int) -> None:
        values = np.empty((length, *self._values.shape[1:]), self._values.dtype)
        values[: self._filled] = self.values()
        self._values = values
