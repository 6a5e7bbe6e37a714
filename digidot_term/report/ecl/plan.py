"""Sizes and times of the parts of an expression: as a drawn tree or as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from digidot_term.ecl.planning import Plan
from digidot_term.language import Language, Text
from digidot_term.record import record
from digidot_term.report.ecl.reasons import Wording
from digidot_term.report.table import width_of
from digidot_term.report.wrapping import wrapped
from digidot_term.snomed.edition import Edition

FORMATS = ("text", "json")

MOST_PARTS = 20
"""Parts of one clause that people are shown; JSON has them all."""

_CONCEPTS = Text(en="concepts", nb="begreper", nn="omgrep")
_CLAUSE = Text(en="clause", nb="ledd", nn="ledd")
_MORE = Text(en="… and {count} more parts", nb="… og {count} deler til", nn="… og {count} delar til")


def render_plan(plan: Plan, edition: Edition, layout: str, language: Language) -> str:
    """Return a plan in one of `FORMATS`; times are in microseconds."""
    wording = Wording(edition, language)
    if layout == "json":
        return json.dumps(_as_data(plan, wording), ensure_ascii=False, indent=2) + "\n"
    rows = list(_rows(plan, wording, "", ""))
    counts = [_CONCEPTS.render(language), *(row.count for row in rows)]
    times = ["µs", *(row.time for row in rows)]
    widths = max(map(width_of, counts)), max(map(width_of, times))
    heading = _Row(counts[0], times[0], _CLAUSE.render(language), "", "")
    return "".join(f"{line}\n" for row in (heading, *rows) for line in _lines(row, *widths))


@record
class _Row:
    """A line of the table: the clause is drawn behind `first`, and behind `rest` where it goes on."""

    count: str
    time: str
    clause: str
    first: str
    rest: str


def _lines(row: _Row, count_width: int, time_width: int) -> list[str]:
    front = f"{row.count:>{count_width}}  {row.time:>{time_width}}  "
    return wrapped(row.clause, front + row.first, " " * len(front) + row.rest)


def _rows(plan: Plan, wording: Wording, first: str, rest: str) -> Iterator[_Row]:
    shown, more = plan.parts[:MOST_PARTS], max(0, len(plan.parts) - MOST_PARTS)
    below = "│  " if shown else "   "
    yield _Row(str(plan.count), str(plan.microseconds), wording.short_clause(plan.clause), first, rest + below)
    for number, part in enumerate(shown):
        last = number == len(shown) - 1 and not more
        yield from _rows(part, wording, rest + ("└─ " if last else "├─ "), rest + ("   " if last else "│  "))
    if more:
        yield _Row("", "", _MORE.render(wording.language, count=more), rest + "└─ ", rest)


def _as_data(plan: Plan, wording: Wording) -> dict[str, Any]:
    return {
        "clause": wording.clause(plan.clause),
        "count": plan.count,
        "microseconds": plan.microseconds,
        "parts": [_as_data(part, wording) for part in plan.parts],
    }
