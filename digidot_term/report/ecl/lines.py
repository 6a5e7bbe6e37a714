"""The answer to one expression of many, as one line of NDJSON.

    {"expression": "<< 80967001", "valid": true, "error": null, "ids": ["80967001"], "count": 1}

Ids are texts, sorted as numbers: an SCTID has up to 18 digits, and many readers of JSON round numbers above 2^53. Where
there is no answer `error` says why, and there are no ids; `error` is to be read first. What is doubtful, though
answered, stands under `warnings`, a key that only such lines have. Where an expression selects fields of refset members
there are `rows`, and `count` counts them.
"""

from __future__ import annotations

import json
from typing import Any

from digidot_term.ecl import Ids, Problem, Rows
from digidot_term.language import Language
from digidot_term.record import record


@record
class AnsweredLine:
    """An expression, whether it is valid, its concepts, and what is wrong or doubtful.

    `ids` is None when no edition was asked; where there is no answer they are none, and a problem says why.
    """

    expression: str
    valid: bool
    ids: Ids | None
    problems: tuple[Problem, ...]
    rows: Rows | None = None

    @property
    def failed(self) -> bool:
        """True when there is an error, an unknown concept for one."""
        return any(problem.is_error for problem in self.problems)


def render_line(answered: AnsweredLine, language: Language, *, with_ids: bool = True, limit: int | None = None) -> str:
    """Return the line; `limit` cuts the ids, not their count."""
    # Where the grammar is broken, what else is wrong matters less: it may not even be meant so.
    stopping = sorted((problem for problem in answered.problems if problem.stops), key=_is_no_syntax_error)
    error = stopping[0] if stopping else None
    line: dict[str, Any] = {
        "expression": answered.expression,
        "valid": answered.valid,
        "error": None if error is None else _as_data(error, language),
    }
    line |= _answer(answered, limit) if with_ids else {}
    if answered.ids is not None:
        line["count"] = len(answered.ids if answered.rows is None else answered.rows.values)
    others = [_as_data(each, language) for each in answered.problems if each is not error]
    if others:
        line["warnings"] = others
    return f"{_json(line)}\n"


def _is_no_syntax_error(problem: Problem) -> bool:
    return problem.kind != "syntax"


def _answer(answered: AnsweredLine, limit: int | None) -> dict[str, Any]:
    if answered.ids is None:
        return {}
    found: dict[str, Any] = {"ids": list(map(str, sorted(answered.ids)[:limit]))}
    rows = answered.rows
    if rows is not None:
        found["rows"] = [dict(zip(rows.fields, values, strict=True)) for values in rows.values[:limit]]
    return found


def _json(line: dict[str, Any]) -> str:
    """Return a line as JSON, letters as they are; half a surrogate pair, which no encoding has, is escaped."""
    text = json.dumps(line, ensure_ascii=False)
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(line)
    return text


def _as_data(problem: Problem, language: Language) -> dict[str, Any]:
    kind, values = problem.rule.diagnostic, dict(problem.values)
    message = f"{kind.message.render(language, **values)} → {kind.advice.render(language, **values)}"
    return {"line": problem.line, "column": problem.column, "kind": problem.kind, "message": message}
