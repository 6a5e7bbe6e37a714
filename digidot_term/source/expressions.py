"""The expressions of a file, found and written anew in their places: those of YAML sources, and files of ECL alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from digidot_term import ecl
from digidot_term.diagnostics import Diagnostic, Place, Severity, worst
from digidot_term.ecl.pattern import BLANK, Pattern
from digidot_term.source.document import Document, KeyPath
from digidot_term.source.reader import parse_yaml
from digidot_term.source.scalars import Span, scalar_spans, with_scalars

KEY = "ecl"
"""The key whose texts are expressions, wherever in a source it stands."""
WIDTH = 100
"""Columns an expression may take where it has lines of its own; `_LEAST` of them however far it is indented."""
_LEAST = 40
_EMPTY = Pattern(rf"{BLANK}*+")

Format = Callable[[str, int | None], tuple[str | None, tuple[ecl.Problem, ...]]]
"""New text of an expression, of one line or of lines so wide, or None where it is to stand; and what is wrong."""

Rewritten = tuple[str, tuple[Diagnostic, ...]]
"""The new text of a file, the old one when something in it is wrong; and what that is."""


def rewrite_yaml(text: str, shown_as: str, written: Format) -> Rewritten:
    """Write the expressions of a YAML source anew; what is not one of them stays as it is, byte by byte."""
    document, found = parse_yaml(text, shown_as)
    if document is None or worst(found) is Severity.ERROR:
        return text, found
    spans = scalar_spans(text)
    new: dict[KeyPath, str] = {}
    problems: list[Diagnostic] = []
    for path, expression in _expressions(document.data, ()):
        wanted, wrong = written(expression, _width(text, spans[path]))
        problems += ecl.to_diagnostics(wrong, _placing(document, path))
        if wanted is not None and wanted != expression.strip():
            new[path] = wanted
    if worst(problems) is Severity.ERROR or not new:
        return text, tuple(problems)
    rewritten = with_scalars(text, new)
    _check(document, rewritten)
    return rewritten, tuple(problems)


def _expressions(data: Any, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    """Yield every expression of a source with its path, in order."""
    items = enumerate(data) if isinstance(data, list) else data.items() if isinstance(data, dict) else ()
    for key, value in items:
        if key == KEY and isinstance(value, str):
            yield (*path, key), value
        else:
            yield from _expressions(value, (*path, key))


def _width(text: str, span: Span) -> int | None:
    """Return how wide the lines of an expression may be; None when it stands on one line and must stay there."""
    if span.is_block or "\n" in text[span.start : span.end]:
        return max(WIDTH - span.indent, _LEAST)
    return None


def _placing(document: Document, path: KeyPath) -> Callable[[int, int], Place]:
    return lambda line, column: document.text_place(path, line, column)


def _check(before: Document, text: str) -> None:
    """Make sure that the new text means what the old one did; anything else is a bug here, and must not be written."""
    after, _ = parse_yaml(text, before.path)
    if after is None or _meaning(after.data) != _meaning(before.data):
        raise AssertionError(f"{before.path} would not read as before")


def _meaning(data: Any) -> Any:
    """Return data with the syntax trees of its expressions in their place."""
    if isinstance(data, list):
        return [_meaning(item) for item in data]
    if isinstance(data, dict):
        return {
            key: ecl.parse(item)[0] if key == KEY and isinstance(item, str) else _meaning(item)
            for key, item in data.items()
        }
    return data


def rewrite_ecl(text: str, shown_as: str, written: Format) -> Rewritten:
    """Write a file of ECL anew: one expression over several lines, or one a line; blank lines and comments stay."""
    body = text.rstrip()
    if len([line for line in body.splitlines() if line.strip()]) > 1 and ecl.parse(body)[0] is not None:
        wanted, problems = written(body, WIDTH)
        found = ecl.to_diagnostics(problems, lambda line, column: Place(shown_as, line, column))
        return (text if wanted is None else wanted + text[len(body) :]), found
    lines = []
    diagnostics: list[Diagnostic] = []
    for number, line in enumerate(text.split("\n"), start=1):
        wanted, problems = (None, ()) if _EMPTY.fullmatch(line) else written(line, None)
        diagnostics += ecl.to_diagnostics(problems, Place(shown_as, number, 1))
        lines.append(line if wanted is None else wanted + ("\r" if line.endswith("\r") else ""))
    return (text if worst(diagnostics) is Severity.ERROR else "\n".join(lines)), tuple(diagnostics)
