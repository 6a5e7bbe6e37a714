"""Ask refinements in process, beside masks of numpy and SQL in DuckDB; compare all answers.

In a process of its own: `python -m tests.bench.refinements INDEX FOLDER...`.
"""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from digidot_term import ecl
from digidot_term.snomed.edition import Edition
from digidot_term.snomed.index.read import open_index
from tests.bench.masks import MaskRefinements, Relations
from tests.bench.refinement_queries import Query, refinement_queries
from tests.bench.rows import Rows
from tests.bench.turns import times_of

ROUNDS = 5
IN_SQL = 70
"""SQL answers the first queries only; it takes long."""


def measure(edition: Edition, rows: Rows) -> dict[str, Any]:
    """Return the seconds of each query in each way, and the questions whose answers differ."""
    asked = refinement_queries(rows)
    relations = Relations(rows)
    masks = MaskRefinements(relations)
    ways: dict[str, Callable[[Query], object]] = {
        "own": lambda query: len(ecl.evaluate(query.expression, edition)[0]),
        "numpy": lambda query: np.count_nonzero(masks.answer(query)),
    }
    gc.collect()
    gc.freeze()
    found = {
        "shapes": [query.shape for query in asked],
        "times": times_of(asked, ways, ROUNDS),
        "wrong": [ecl.render(query.expression) for query in asked if not _agree(query, edition, relations, masks)],
        "sql": {},
    }
    if find_spec("duckdb"):
        from tests.bench.database import Database

        database = Database(relations)
        few = asked[:IN_SQL]
        found["sql"] = times_of(few, {"own": ways["own"], "duckdb": lambda query: len(database.answer(query))}, ROUNDS)
        found["wrong"] += [
            f"DuckDB: {ecl.render(query.expression)}"
            for query in few
            if sorted(database.answer(query)) != np.flatnonzero(masks.answer(query)).tolist()
        ]
    return found


def _agree(query: Query, edition: Edition, relations: Relations, masks: MaskRefinements) -> bool:
    found = ecl.evaluate(query.expression, edition)[0]
    own = np.sort(np.fromiter(found, np.int64, len(found)))
    return np.array_equal(own, np.sort(relations.ids[masks.answer(query)]))


if __name__ == "__main__":
    found = measure(Edition(open_index(sys.argv[1]), "bench"), Rows([Path(each) for each in sys.argv[2:]]))
    sys.stdout.write(json.dumps(found))
