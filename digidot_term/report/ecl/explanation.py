"""Why a concept is among the answers to an expression, or is not: as text, Markdown or JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from digidot_term.ecl.explaining.tree import Explanation
from digidot_term.language import Language, Text
from digidot_term.report.ecl.reasons import Wording
from digidot_term.report.wrapping import wrapped
from digidot_term.snomed.edition import Edition

FORMATS = ("text", "json", "markdown")

MOST_PARTS = 10
"""Parts of one clause that people are shown; JSON has them all."""

_IN = Text(
    en="{concept} is in the answer because of",
    nb="{concept} er med i svaret på grunn av",
    nn="{concept} er med i svaret på grunn av",
)
_OUT = Text(
    en="{concept} is not in the answer because of",
    nb="{concept} er ikke med i svaret på grunn av",
    nn="{concept} er ikkje med i svaret på grunn av",
)
_YES = Text(en="yes", nb="ja", nn="ja")
_NO = Text(en="no", nb="nei", nn="nei")
_MORE = Text(en="… and {count} more parts", nb="… og {count} deler til", nn="… og {count} delar til")


def render_explanation(explanation: Explanation, edition: Edition, layout: str, language: Language) -> str:
    """Return an explanation in one of `FORMATS`: what decides in front, then every clause with its verdict.

    For people, clauses that decide nothing stand without their parts.
    """
    wording = Wording(edition, language)
    if layout == "json":
        return json.dumps(_as_data(explanation, wording), ensure_ascii=False, indent=2) + "\n"
    lines = _markdown(explanation, wording) if layout == "markdown" else _text(explanation, wording)
    return "".join(f"{line}\n" for line in lines)


def _headline(explanation: Explanation, wording: Wording) -> str:
    return (_IN if explanation.met else _OUT).render(wording.language, concept=wording.concept(explanation.concept))


def _verdict(explanation: Explanation, wording: Wording) -> str:
    return (_YES if explanation.met else _NO).render(wording.language)


def _shown(explanation: Explanation) -> tuple[Sequence[Explanation], int]:
    """Return the parts of a clause that people are shown, and how many more there are: those that decide first."""
    parts = explanation.parts if explanation.decides else ()
    if len(parts) <= MOST_PARTS:
        return parts, 0
    kept = sorted(range(len(parts)), key=lambda number: not parts[number].decides)[:MOST_PARTS]
    return [parts[number] for number in sorted(kept)], len(parts) - MOST_PARTS


def _clause(each: Explanation, wording: Wording) -> str:
    """Return a clause, with MINUS in front where it is taken away."""
    return f"MINUS {wording.short_clause(each.clause)}" if each.taken_away else wording.short_clause(each.clause)


def _sentence(each: Explanation, of: Explanation | None, wording: Wording) -> str:
    """Return the reason; its subject is named where it is not that of the clause above."""
    reason = wording.reason(each.reason)
    return reason if of is None or of.concept == each.concept else f"{wording.concept(each.concept)}: {reason}"


# Text


def _text(explanation: Explanation, wording: Wording) -> Iterator[str]:
    yield from wrapped(_headline(explanation, wording), "", "    ")
    for each in explanation.deciding()[:MOST_PARTS]:
        yield from wrapped(_clause(each, wording), "  ", "      ")
        yield from wrapped(wording.reason(each.reason), "    ", "    ")
    if explanation.parts:
        yield ""
        yield from _drawn(explanation, None, wording, "", "")


def _drawn(each: Explanation, of: Explanation | None, wording: Wording, first: str, rest: str) -> Iterator[str]:
    """Yield a clause, its reason, and its parts drawn below it."""
    parts, more = _shown(each)
    verdict = f"{_verdict(each, wording)}  "
    below = rest + ("│" if parts or more else " ") + " " * (len(verdict) - 1)
    yield from wrapped(_clause(each, wording), first + verdict, f"{below}  ")
    yield from wrapped(_sentence(each, of, wording), f"{below}  ", f"{below}  ")
    for number, part in enumerate(parts):
        last = number == len(parts) - 1 and not more
        yield from _drawn(part, each, wording, rest + ("└─ " if last else "├─ "), rest + ("   " if last else "│  "))
    if more:
        yield f"{rest}└─ {_MORE.render(wording.language, count=more)}"


# Markdown


def _markdown(explanation: Explanation, wording: Wording) -> Iterator[str]:
    yield f"{_headline(explanation, wording)}"
    yield ""
    for each in explanation.deciding()[:MOST_PARTS]:
        yield f"- {_code(_clause(each, wording))}: {wording.reason(each.reason)}"
    if explanation.parts:
        yield ""
        yield from _bullets(explanation, None, wording, "")


def _bullets(each: Explanation, of: Explanation | None, wording: Wording, indent: str) -> Iterator[str]:
    parts, more = _shown(each)
    clause, sentence = _code(_clause(each, wording)), _sentence(each, of, wording)
    yield f"{indent}- **{_verdict(each, wording)}** {clause}: {sentence}"
    for part in parts:
        yield from _bullets(part, each, wording, f"{indent}  ")
    if more:
        yield f"{indent}  - {_MORE.render(wording.language, count=more)}"


def _code(text: str) -> str:
    """Return text as a code span; a term may hold a grave accent itself."""
    return f"`` {text} ``" if "`" in text else f"`{text}`"


# JSON


def _as_data(explanation: Explanation, wording: Wording) -> dict[str, Any]:
    return {
        "concept": {"id": str(explanation.concept), "term": wording.term(explanation.concept)},
        "met": explanation.met,
        "decidedBy": [
            {"clause": wording.clause(each.clause), "reason": wording.reason_as_data(each.reason)}
            for each in explanation.deciding()
        ],
        "explanation": _clause_as_data(explanation, wording),
    }


def _clause_as_data(each: Explanation, wording: Wording) -> dict[str, Any]:
    return {
        "clause": wording.clause(each.clause),
        "concept": str(each.concept),
        "met": each.met,
        "decides": each.decides,
        "takenAway": each.taken_away,
        "reason": wording.reason_as_data(each.reason),
        "parts": [_clause_as_data(part, wording) for part in each.parts],
    }
