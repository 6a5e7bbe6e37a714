"""The tokens of a FHIRPath expression (FHIRPath N1, Lexical Elements)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from digidot_term.compiler.fhirpath.syntax import Flaw

END = "end"
_DATE = r"@T?\d[\dT:.+-]*Z?"
_TOKEN = re.compile(
    r"""(?P<blank>\s+|//[^\n]*|/\*.*?\*/)
    |(?P<date>"""
    + _DATE
    + r""")
    |(?P<number>\d+(\.\d+)?)
    |(?P<text>'(?:[^'\\]|\\.)*')
    |(?P<quoted>`(?:[^`\\]|\\.)*`)
    |(?P<variable>%(?:[A-Za-z_][\w-]*|`[^`]*`|'(?:[^'\\]|\\.)*')|\$(?:this|index|total)\b)
    |(?P<name>[A-Za-z_]\w*)
    |(?P<symbol><=|>=|!=|!~|[-+*/&|<>=~.,()\[\]{}])""",
    re.VERBOSE | re.DOTALL,
)
_CLOSED = {"'": "' ... '", "`": "` ... `", '"': "' ... '", "/": "*/"}


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of an expression: its kind (`name`, `symbol`, ...), its text, and its offset from 0."""

    kind: str
    text: str
    offset: int


def read_tokens(expression: str) -> list[Token]:
    """Return the tokens of an expression, the last one of kind `end`; raise Flaw where there is none."""
    tokens: list[Token] = []
    offset = 0
    while offset < len(expression):
        match = _TOKEN.match(expression, offset)
        if match is None or (match[0] == "/" and expression.startswith("/*", offset)):
            character = expression[offset]
            raise Flaw(offset, character, _CLOSED.get(character, "..."))
        if match.lastgroup != "blank":
            tokens.append(Token(str(_kind(match)), match[0], offset))
        offset = match.end()
    return [*tokens, Token(END, "", len(expression))]


def _kind(match: re.Match[str]) -> str:
    return next(name for name, text in match.groupdict().items() if text is not None)
