"""Several ways to answer the same queries, taking turns."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from statistics import median
from typing import TypeVar

Q = TypeVar("Q")


def times_of(queries: Sequence[Q], ways: Mapping[str, Callable[[Q], object]], rounds: int) -> dict[str, list[float]]:
    """Return for each way the median seconds of each query; in every round each way answers all of them in turn."""
    taken: dict[str, list[list[float]]] = {name: [[] for _ in queries] for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            for number, query in enumerate(queries):
                began = time.perf_counter()
                way(query)
                taken[name][number].append(time.perf_counter() - began)
    return {name: [median(each) for each in times] for name, times in taken.items()}
