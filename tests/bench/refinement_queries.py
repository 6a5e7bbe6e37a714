"""Refinements of seven shapes, made of attributes that concepts drawn by lot really have."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from digidot_term import ecl
from tests.bench.graphs import SetGraph
from tests.bench.rows import Rows

QUERIES = 300
SHAPES: Mapping[str, str] = {
    "one": "<< {x} : {a} = << {y}",
    "two": "<< {x} : {a} = << {y}, {b} = << {z}",
    "grouped": "<< {x} : {{ {a} = << {y}, {b} = << {z} }}",
    "any": "<< {x} : * = << {y}",
    "differs": "<< {x} : {a} != << {y}",
    "counted": "<< {x} : [2..*] {a} = << {y}",
    "two groups": "<< {x} : {{ {a} = << {y} }}, {{ {b} = << {z} }}",
}


class Query(NamedTuple):
    """A question, as it is parsed, and as the references take it: concepts by their places, attributes by their ids."""

    expression: ecl.Expression
    shape: str
    focus: int
    attribute: int
    value: int
    other_attribute: int
    other_value: int


def refinement_queries(rows: Rows) -> Sequence[Query]:
    """Return questions in turns of all shapes; each focus and value is that of a row, or stands above it."""
    chance = random.Random(1)
    graph = SetGraph(rows)
    found: list[Query] = []
    while len(found) < QUERIES:
        shape = tuple(SHAPES)[len(found) % len(SHAPES)]
        one, other = _pair(rows, shape, chance)
        focus, value, other_value = (
            chance.choice(sorted(graph.answer(">>", place, place)))
            for place in (rows.sources[one], rows.targets[one], rows.targets[other])
        )
        a, b = int(rows.types[one]), int(rows.types[other])
        x, y, z = (int(rows.ids[place]) for place in (focus, value, other_value))
        expression, _ = ecl.parse(SHAPES[shape].format(x=x, a=a, y=y, b=b, z=z))
        assert expression is not None
        found.append(Query(expression, shape, focus, a, value, b, other_value))
    return found


def _pair(rows: Rows, shape: str, chance: random.Random) -> tuple[int, int]:
    """Return two rows of a concept drawn by lot, as a shape needs them; they may be the same where it needs one."""
    while True:
        one = chance.randrange(len(rows.sources))
        mine = np.flatnonzero(rows.sources == rows.sources[one]).tolist()
        fit = [other for other in mine if _fits(rows, shape, one, other)]
        if fit:
            return one, chance.choice(fit)


def _fits(rows: Rows, shape: str, one: int, other: int) -> bool:
    same_type, same_group = rows.types[one] == rows.types[other], rows.groups[one] == rows.groups[other]
    grouped = rows.groups[one] > 0 and rows.groups[other] > 0
    match shape:
        case "two":
            return one != other
        case "grouped":
            return bool(grouped and same_group and not same_type)
        case "counted":
            return bool(one != other and same_type)
        case "two groups":
            return bool(grouped and not same_group)
    return True
