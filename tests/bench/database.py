"""The other reference of refinements: SQL in DuckDB, which is installed with the extra `bench`."""

from __future__ import annotations

from typing import Any

import numpy as np

from tests.bench.masks import Relations
from tests.bench.refinement_queries import Query


class Database:
    """Attribute rows and the closure of the hierarchy, each concept below itself, in tables in memory."""

    def __init__(self, relations: Relations) -> None:
        import duckdb

        self._ordinals = relations.ordinals
        self._connection = duckdb.connect()
        high, low = _closure(relations)
        types = np.zeros(len(relations.sources), np.int64)
        for type_id, rows in relations.of_type.items():
            types[rows] = type_id
        columns = {"type": types, "source": relations.sources, "grp": relations.groups, "target": relations.targets}
        self._create("attribute", columns, "type, target")
        self._create("below", {"high": high, "low": low}, "high, low")

    def _create(self, name: str, columns: dict[str, Any], order: str) -> None:
        self._connection.register("given", columns)
        self._connection.execute(f"CREATE TABLE {name} AS SELECT * FROM given ORDER BY {order}")
        self._connection.unregister("given")

    def answer(self, query: Query) -> list[int]:
        """Return the ordinals of the concepts."""
        focus, value, other = (int(self._ordinals[at]) for at in (query.focus, query.value, query.other_value))
        one, two = f"a.type = {query.attribute}", f"b.type = {query.other_attribute}"
        inside = "{row}.target IN (SELECT low FROM below WHERE high = {value})"
        in_a, in_b = inside.format(row="a", value=value), inside.format(row="b", value=other)
        first = f"SELECT a.source FROM attribute a WHERE {one} AND {in_a}"
        second = f"SELECT b.source FROM attribute b WHERE {two} AND {in_b}"
        found = {
            "one": first,
            "two": f"{first} INTERSECT {second}",
            "grouped": f"SELECT a.source FROM attribute a JOIN attribute b ON a.grp = b.grp AND a.grp > 0 "
            f"WHERE {one} AND {in_a} AND {two} AND {in_b}",
            "any": f"SELECT a.source FROM attribute a WHERE {in_a}",
            "differs": f"SELECT a.source FROM attribute a WHERE {one} AND NOT {in_a}",
            "counted": f"{first} GROUP BY a.source HAVING count(*) > 1",
            "two groups": f"{first} AND a.grp > 0 INTERSECT {second} AND b.grp > 0",
        }[query.shape]
        sql = f"SELECT DISTINCT source FROM ({found}) WHERE source IN (SELECT low FROM below WHERE high = {focus})"
        return [row[0] for row in self._connection.execute(sql).fetchall()]


def _closure(relations: Relations) -> tuple[Any, Any]:
    """Return each concept with itself and with all below it."""
    runs = relations.runs
    owners = np.repeat(np.arange(relations.count), np.diff(runs.offsets))
    lengths = runs.ends - runs.starts
    before = np.cumsum(lengths) - lengths
    low = np.arange(lengths.sum()) + np.repeat(runs.starts - before, lengths)
    own = np.arange(relations.count)
    high = np.concatenate((own, np.repeat(owners, lengths)))
    return high.astype(np.int32), np.concatenate((own, low)).astype(np.int32)
