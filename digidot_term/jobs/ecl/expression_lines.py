"""Lines with expressions: text, one expression a line, or NDJSON with a key `expression`; every line counts.

A line that holds no expression, a blank one or one that is no UTF-8, is a line with a mistake and never ends the run.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any

from digidot_term.diagnostics import Kind, Severity
from digidot_term.diagnostics.shortened import shortened
from digidot_term.ecl import Position, Problem
from digidot_term.ecl.problem import Rule
from digidot_term.language import Text
from digidot_term.record import record

LONGEST_LINE = 1 << 23
"""Bytes of a line that are read; longer than any expression that is answered, whatever its letters take in JSON."""

DEEPEST = 200
"""Brackets within brackets of a JSON line; more are not meant."""

KEY = "expression"
_SHOWN = 200
_BOM = b"\xef\xbb\xbf"

NOT_TEXT = Rule(
    "syntax",
    Kind(
        "ECL090",
        "line-not-utf-8",
        Severity.ERROR,
        Text(
            en="the line is not UTF-8: byte {byte}",
            nb="linjen er ikke UTF-8: byte {byte}",
            nn="linja er ikkje UTF-8: byte {byte}",
        ),
        Text(en="save the file as UTF-8", nb="lagre filen som UTF-8", nn="lagre fila som UTF-8"),
    ),
)
NOT_JSON = Rule(
    "syntax",
    Kind(
        "ECL091",
        "line-not-json",
        Severity.ERROR,
        Text(
            en="a line that begins with a brace is to be JSON, and this is none",
            nb="en linje som begynner med krøllparentes, skal være JSON, og det er ikke denne",
            nn="ei linje som byrjar med krøllparentes, skal vere JSON, og det er ikkje denne",
        ),
        Text(
            en='write one whole object a line: {{"expression": "<< 80967001"}}',
            nb='skriv ett helt objekt på hver linje: {{"expression": "<< 80967001"}}',
            nn='skriv eitt heilt objekt på kvar linje: {{"expression": "<< 80967001"}}',
        ),
    ),
)
NO_EXPRESSION = Rule(
    "syntax",
    Kind(
        "ECL092",
        "line-without-expression",
        Severity.ERROR,
        Text(
            en="the object has no key `expression` with a text",
            nb="objektet har ingen nøkkel `expression` med en tekst",
            nn="objektet har ingen nøkkel `expression` med ein tekst",
        ),
        Text(
            en='write {{"expression": "<< 80967001"}}',
            nb='skriv {{"expression": "<< 80967001"}}',
            nn='skriv {{"expression": "<< 80967001"}}',
        ),
    ),
)
LINE_TOO_LONG = Rule(
    "syntax",
    Kind(
        "ECL093",
        "line-too-long",
        Severity.ERROR,
        Text(
            en="the line is longer than {limit} bytes",
            nb="linjen er lengre enn {limit} byte",
            nn="linja er lengre enn {limit} byte",
        ),
        Text(
            en="write one expression a line",
            nb="skriv ett uttrykk på hver linje",
            nn="skriv eitt uttrykk på kvar linje",
        ),
    ),
)


@record
class ExpressionLine:
    """The expression of a line, or the line as far as it can be shown and what is wrong with it."""

    expression: str
    problem: Problem | None = None


def read_expression_lines(stream: IO[bytes]) -> Iterator[ExpressionLine]:
    """Yield each line as it comes; a byte order mark is skipped, a line ends with LF or CRLF."""
    first = True
    while line := stream.readline(LONGEST_LINE + 1):
        if len(line) > LONGEST_LINE:
            yield _too_long(line, stream)
        else:
            yield parse_line(line.removeprefix(_BOM) if first else line)
        first = False


def parse_line(line: bytes) -> ExpressionLine:
    """Return what a line asks; where it begins with a brace it is JSON, for no expression begins so."""
    body = line.removesuffix(b"\n").removesuffix(b"\r")
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        column = len(body[: error.start].decode("utf-8")) + 1
        return _wrong(body.decode("utf-8", "replace"), NOT_TEXT, column, byte=f"0x{body[error.start]:02x}")
    return _parse_object(text) if text.lstrip().startswith("{") else ExpressionLine(text)


def _parse_object(text: str) -> ExpressionLine:
    import json

    if _depth(text) > DEEPEST:
        return _wrong(text, NOT_JSON, 1)
    try:
        found: Any = json.loads(text)
    except json.JSONDecodeError as error:
        return _wrong(text, NOT_JSON, error.pos + 1)
    except ValueError:  # a number of thousands of digits
        return _wrong(text, NOT_JSON, 1)
    expression = found.get(KEY)
    return ExpressionLine(expression) if isinstance(expression, str) else _wrong(text, NO_EXPRESSION, 1)


def _depth(text: str) -> int:
    """Return how deep the brackets of a JSON text are nested; Python's reader would follow them until it falls."""
    if text.count("[") + text.count("{") <= DEEPEST:
        return 0
    import re

    deepest = depth = 0
    for bracket in re.findall(r"[\[\]{}]", re.sub(r'"(?:[^"\\]++|\\.)*+"', "", text)):
        depth += 1 if bracket in "[{" else -1
        deepest = max(deepest, depth)
    return deepest


def _too_long(line: bytes, stream: IO[bytes]) -> ExpressionLine:
    """Skip the rest of a line."""
    rest = line
    while rest and not rest.endswith(b"\n"):
        rest = stream.readline(LONGEST_LINE)
    return _wrong(
        shortened(line[:LONGEST_LINE].decode("utf-8", "replace"), _SHOWN), LINE_TOO_LONG, 1, limit=LONGEST_LINE
    )


def _wrong(text: str, rule: Rule, column: int, **values: object) -> ExpressionLine:
    return ExpressionLine(text, Problem.of(rule, Position(column - 1, 1, column), **values))
