"""Knots in the hierarchy: concepts that are above each other. No is-a inside a knot can be trusted, so all go."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from digidot_term.diagnostics import Diagnostic
from digidot_term.snomed import kinds
from digidot_term.snomed.build.late import place_of
from digidot_term.snomed.build.order import Edges
from digidot_term.snomed.constants import IS_A
from digidot_term.snomed.rf2.faults import Faults

if TYPE_CHECKING:
    from digidot_term.snomed.build.concepts import Defining

Steps = Mapping[int, tuple[int, ...]]


def without_knots(
    edges: Edges, suspects: NDArray[np.int64], ids: NDArray[np.int64], defining: Defining, faults: Faults
) -> Edges:
    """Return the edges without those inside a knot; each knot is told once, at one of its rows."""
    inside = np.zeros(len(ids), np.bool_)
    inside[suspects] = True
    doubtful = np.flatnonzero(inside[edges.children] & inside[edges.parents])
    pairs = list(zip(edges.children[doubtful].tolist(), edges.parents[doubtful].tolist(), strict=True))
    knot_of = _knots(pairs)
    for knot in sorted({id(knot): knot for knot in knot_of.values()}.values(), key=lambda each: min(ids[list(each)])):
        within = sum(child in knot and parent in knot for child, parent in pairs)
        faults.add(_diagnostic(_circle(knot, pairs, ids), within, ids, defining))
    bad = [at for at, (child, parent) in zip(doubtful.tolist(), pairs, strict=True) if parent in knot_of.get(child, ())]
    wanted = np.ones(len(edges.children), np.bool_)
    wanted[bad] = False
    return Edges(edges.children[wanted], edges.parents[wanted])


def _knots(pairs: list[tuple[int, int]]) -> dict[int, frozenset[int]]:
    """Return the knot of each concept that is in one (Tarjan's strongly connected components, without recursion)."""
    steps = _steps(pairs)
    found: dict[int, frozenset[int]] = {}
    index: dict[int, int] = {}
    low: dict[int, int] = {}
    stack: list[int] = []
    on_stack: set[int] = set()
    for root in sorted(steps):
        work = [(root, iter(steps.get(root, ())))] if root not in index else []
        while work:
            here, waiting = work[-1]
            if here not in index:
                index[here] = low[here] = len(index)
                stack.append(here)
                on_stack.add(here)
            step = next((each for each in waiting if each not in index or each in on_stack), None)
            if step is not None:
                if step not in index:
                    work.append((step, iter(steps.get(step, ()))))
                low[here] = min(low[here], index.get(step, low[here]))
                continue
            work.pop()
            if work:
                low[work[-1][0]] = min(low[work[-1][0]], low[here])
            if low[here] == index[here]:
                at = stack.index(here)
                knot = frozenset(stack[at:])
                on_stack -= knot
                del stack[at:]
                if len(knot) > 1 or here in steps.get(here, ()):
                    found.update(dict.fromkeys(knot, knot))
    return found


def _steps(pairs: list[tuple[int, int]]) -> dict[int, tuple[int, ...]]:
    steps: dict[int, list[int]] = {}
    for child, parent in pairs:
        steps.setdefault(child, []).append(parent)
    return {child: tuple(sorted(parents)) for child, parents in steps.items()}


def _circle(knot: frozenset[int], pairs: list[tuple[int, int]], ids: NDArray[np.int64]) -> tuple[int, ...]:
    """Climb inside a knot until a concept comes again; return the circle from its smallest id."""
    steps = _steps([(child, parent) for child, parent in pairs if child in knot and parent in knot])
    here = min(knot, key=lambda each: int(ids[each]))
    path: list[int] = []
    while here not in path:
        path.append(here)
        here = min(steps[here], key=lambda each: int(ids[each]))
    circle = path[path.index(here) :]
    first = circle.index(min(circle, key=lambda each: int(ids[each])))
    return (*circle[first:], *circle[:first])


def _diagnostic(circle: tuple[int, ...], count: int, ids: NDArray[np.int64], defining: Defining) -> Diagnostic:
    child, parent = circle[0], circle[1 % len(circle)]
    same = (defining.types == IS_A) & (defining.sources == child) & (defining.destinations == parent)
    place = place_of(defining.rows, int(np.flatnonzero(same)[0]), "destinationId")
    names = " < ".join(str(ids[each]) for each in (*circle, circle[0]))
    return Diagnostic.of(kinds.IS_A_CYCLE, place, cycle=names, count=count)
