"""Ask of the hierarchy in process, beside a search with numpy and one with Python's sets; compare all answers.

In a process of its own: `python -m tests.bench.hierarchies INDEX FOLDER...`.
"""

from __future__ import annotations

import gc
import json
import random
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from digidot_term import ecl
from digidot_term.snomed.edition import Edition
from digidot_term.snomed.index.read import open_index
from tests.bench.graphs import MaskGraph, SetGraph
from tests.bench.rows import Rows
from tests.bench.turns import times_of

QUERIES, ROUNDS = 1000, 3
SHAPES: Mapping[str, str] = {
    "<<": "<< {}",
    "<": "< {}",
    "OR": "<< {} OR << {}",
    "AND": "<< {} AND << {}",
    "MINUS": "<< {} MINUS << {}",
    ">>": ">> {}",
    "<!": "<! {}",
}


class Query(NamedTuple):
    """A question, as it is parsed and as the references take it: a shape and two concepts by their places."""

    expression: ecl.Expression
    shape: str
    first: int
    second: int


def queries(rows: Rows) -> Sequence[Query]:
    """Return questions about concepts drawn by lot, or such that stand above them."""
    chance = random.Random(1)
    graph = SetGraph(rows)
    found = []
    for number in range(QUERIES):
        shape = tuple(SHAPES)[number % len(SHAPES)]
        one = chance.randrange(rows.count)
        above = sorted(graph.answer(">>", one, one))
        first, second = chance.choices(above, k=2)
        text = SHAPES[shape].format(rows.ids[first], rows.ids[second])
        expression, _ = ecl.parse(text)
        assert expression is not None
        found.append(Query(expression, shape, first, second))
    return found


def measure(edition: Edition, rows: Rows) -> dict[str, Any]:
    """Return the seconds of each query in each way, and the questions whose answers differ."""
    asked, masks, sets = queries(rows), MaskGraph(rows), SetGraph(rows)
    ways = {
        "own": lambda query: len(ecl.evaluate(query.expression, edition)[0]),
        "numpy": lambda query: np.count_nonzero(masks.answer(query.shape, query.first, query.second)),
        "sets": lambda query: len(sets.answer(query.shape, query.first, query.second)),
    }
    gc.collect()
    gc.freeze()
    times = times_of(asked, ways, ROUNDS)
    return {"times": times, "wrong": [_text(query) for query in asked if not _agree(query, edition, rows, masks, sets)]}


def _agree(query: Query, edition: Edition, rows: Rows, masks: MaskGraph, sets: SetGraph) -> bool:
    mask = masks.answer(query.shape, query.first, query.second)
    found = ecl.evaluate(query.expression, edition)[0]
    own = np.sort(np.fromiter(found, np.int64, len(found)))
    other = np.sort(np.fromiter(sets.answer(query.shape, query.first, query.second), np.int64))
    return np.array_equal(own, rows.ids[mask]) and np.array_equal(other, np.flatnonzero(mask))


def _text(query: Query) -> str:
    return ecl.render(query.expression)


if __name__ == "__main__":
    found = measure(Edition(open_index(sys.argv[1]), "bench"), Rows([Path(each) for each in sys.argv[2:]]))
    sys.stdout.write(json.dumps(found))
