"""A place in the text of an expression that moves forward: blanks, comments, tokens, and what stops it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from typing import NoReturn, TypeVar

from digidot_term.ecl import syntax_rules
from digidot_term.ecl.brackets import has_open_term, matched_brackets
from digidot_term.ecl.pattern import Pattern
from digidot_term.ecl.problem import Problem, Rule
from digidot_term.ecl.tree import Expression, Position

MAX_DEPTH = 64
"""How deep constraints may be nested: far past what anyone writes, well inside Python's own stack."""

_T = TypeVar("_T")
_BLANKS = Pattern(r"[ \t\r\n]+")
# comment = "/*" *(nonStarChar / starWithNonFSlash) "*/"; a star takes the character behind it along.
_COMMENT = Pattern(r"/\*(?:[^*]++|\*[^/])*+\*/")
_LETTERS = Pattern(r"[A-Za-z]+")
_TOKEN = Pattern(r"[A-Za-z]+|[0-9]+|[<>=!]+|\{\{|\}\}|.", re.DOTALL)


class Stop(Exception):  # noqa: N818 - ends the descent inside `parse`, is never seen outside it
    """The text is no ECL from here on."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.rule.diagnostic.id)
        self.problem = problem


class Cursor:
    """The text, where the parser stands in it, how deep it is nested, and what it has found wrong on the way.

    `expression` and `sub_expression` are the parser's own entries, so that refinements and filters reach them.
    `is_long` says whether a symbol of the long form alone was met, `escaped_star` where one of the brief form alone.
    `readings` says which reading to take where the grammar allows several; elsewhere it is the first.
    """

    __slots__ = (
        "_brackets",
        "_depth",
        "_lines",
        "_readings",
        "_widths",
        "at",
        "escaped_star",
        "expression",
        "is_long",
        "problems",
        "reached",
        "sub_expression",
        "text",
    )

    def __init__(
        self,
        text: str,
        expression: Callable[[Cursor], Expression],
        sub_expression: Callable[[Cursor], Expression],
        readings: Mapping[int, int],
    ) -> None:
        self.text = text
        self.at = 0
        self.reached = 0
        self.problems: list[Problem] = []
        self.expression = expression
        self.sub_expression = sub_expression
        self.is_long = False
        self.escaped_star: int | None = None
        self._readings = dict(readings)
        self._widths: dict[int, int] = {}
        self._depth = 0
        self._lines: list[int] | None = None
        self._brackets: dict[int, int] | None = None

    def space(self) -> bool:
        """`ws = *( SP / HTAB / CR / LF / comment )`; say whether there was any (then it is `mws`)."""
        start = self.at
        while self.at < len(self.text):
            found = _BLANKS.match(self.text, self.at) or _COMMENT.match(self.text, self.at)
            if not found:
                if self.text.startswith("/*", self.at):
                    self.stop(syntax_rules.UNCLOSED_COMMENT)
                break
            self.at = found.end()
        return self.at > start

    def peek(self, *tokens: str) -> bool:
        """Say whether one of the tokens stands here."""
        return self.text.startswith(tokens, self.at)

    def take(self, token: str) -> bool:
        """Step over a token if it stands here."""
        if self.text.startswith(token, self.at):
            self.at += len(token)
            return True
        return False

    def match(self, pattern: Pattern) -> re.Match[str] | None:
        """Step over what a pattern matches here."""
        found = pattern.match(self.text, self.at)
        if found:
            self.at = found.end()
        return found

    def sees(self, pattern: Pattern) -> bool:
        """Say whether a pattern matches here."""
        return pattern.match(self.text, self.at) is not None

    def word(self) -> str:
        """Return the letters here in lower case, without stepping over them."""
        found = _LETTERS.match(self.text, self.at)
        return found[0].lower() if found else ""

    def expect(self, token: str) -> None:
        """Step over a token that must stand here."""
        if not self.take(token):
            self.fail(token)

    def close(self, token: str, opened: int, bracket: str) -> None:
        """Step over blanks and a closing bracket; at the end of the text say where it was opened."""
        self.space()
        if self.at >= len(self.text):
            self.stop(syntax_rules.UNCLOSED, at=opened, opened=bracket, expected=token)
        self.expect(token)

    def enter(self) -> None:
        """Go one level down; stop when that is too deep."""
        self._depth += 1
        if self._depth > MAX_DEPTH:
            self.stop(syntax_rules.TOO_DEEP, limit=MAX_DEPTH)

    def leave(self) -> None:
        """Come back one level."""
        self._depth -= 1

    @property
    def is_inside(self) -> bool:
        """Say whether something is open that must be closed."""
        return self._depth > 0

    def choose(self, readings: Sequence[_T]) -> _T:
        """Return the one of several readings of what stands here that is to be taken; the likeliest comes first."""
        if len(readings) == 1:
            return readings[0]
        self._widths[self.at] = len(readings)
        return readings[self._readings.setdefault(self.at, 0)]

    def other_readings(self) -> dict[int, int] | None:
        """Return the readings to try next: the last place with one left takes it; None when all were tried."""
        places = list(self._readings)
        while places:
            last = places.pop()
            if self._readings[last] + 1 < self._widths.get(last, 0):
                return {**{place: self._readings[place] for place in places}, last: self._readings[last] + 1}
        return None

    def listed(self, item: Callable[[Cursor], _T | None]) -> tuple[_T, ...] | None:
        """`"(" ws item *(mws item) ws ")"`; None, and not moved, when something else stands here."""
        start = self.at
        items: list[_T] = []
        if self.take("("):
            blank = True
            self.space()
            while blank and (found := item(self)) is not None:
                items.append(found)
                blank = self.space()
            if items and self.take(")"):
                return tuple(items)
            self.reached = max(self.reached, self.at)
        self.at = start
        return None

    def one_or_listed(self, item: Callable[[Cursor], _T | None], expected: str) -> tuple[_T, ...]:
        """`item / "(" ws item *(mws item) ws ")"`."""
        found = item(self)
        if found is not None:
            return (found,)
        listed = self.listed(item)
        if listed is None:
            self.at = max(self.at, self.reached)
            self.fail(expected)
        return listed

    def token(self) -> str:
        """Return what stands here, to show it."""
        found = _TOKEN.match(self.text, self.at)
        return found[0] if found else ""

    def fail(self, *expected: str) -> NoReturn:
        """Stop: what stands here is not what must stand here."""
        wanted = " / ".join(expected)
        if self.behind_odd_pipe():
            self.stop_at_open_term()
        if self.at >= len(self.text):
            self.stop(syntax_rules.ENDS_EARLY, expected=wanted)
        self.stop_at_mistake(*expected)
        self.stop(syntax_rules.SYNTAX_ERROR, found=shown(self.token()), expected=wanted)

    def stop_at_mistake(self, *expected: str) -> None:
        """Stop if what stands here, or just before, looks like one of the mistakes that are often made."""
        from digidot_term.ecl.mistakes import BLANKS, likely_mistake  # noqa: PLC0415 - wanted when all else is lost

        here = self.text[self.at : self.at + 1]
        if here in BLANKS:
            self.stop(syntax_rules.STRANGE_BLANK, found=f"U+{ord(here):04X}")
        mistake = likely_mistake(self.text, self.at, expected)
        if mistake:
            found, mend = mistake
            at = self.text.rfind(found, 0, self.at + len(found))
            self.stop(syntax_rules.LIKELY_MISTAKE, at=at, found=found, expected=" / ".join(expected), mend=mend)

    def stop_at_open_term(self) -> NoReturn:
        """Stop: a term is not closed; at its pipe, with the term as it should be, if that can be told."""
        from digidot_term.ecl.mistakes import unclosed_term  # noqa: PLC0415 - as above

        found = unclosed_term(self.text, self.at)
        if found:
            self.stop(syntax_rules.UNBALANCED_PIPE, at=found[0], found="|", mend=f": {found[1]}")
        self.stop(syntax_rules.UNBALANCED_PIPE, found=shown(self.token()), mend="")

    def behind_odd_pipe(self) -> bool:
        """Say whether a pipe stands in front and the pipes of the text do not pair, so that a term ended too soon."""
        if not self.text[: self.at].rstrip().endswith("|"):
            return False
        return has_open_term(self.text)

    def stop(self, rule: Rule, *, at: int | None = None, **values: object) -> NoReturn:
        """Stop with a problem, here or at an offset."""
        raise Stop(Problem.of(rule, self.position(self.at if at is None else at), **values))

    def note(self, rule: Rule, at: int, **values: object) -> None:
        """Note a problem at an offset and go on."""
        self.problems.append(Problem.of(rule, self.position(at), **values))

    def position(self, offset: int) -> Position:
        """Return line and column of an offset."""
        if self._lines is None:
            self._lines = [0, *(found.end() for found in re.finditer(r"\r\n|\r|\n", self.text))]
        line = bisect_right(self._lines, offset)
        return Position(offset, line, offset - self._lines[line - 1] + 1)

    def bracket_end(self, opened: int) -> int:
        """Return the offset behind the bracket that closes the one at `opened`; the text's end when none does."""
        if self._brackets is None:
            self._brackets = matched_brackets(self.text)
        return self._brackets.get(opened, len(self.text))


def shown(text: str) -> str:
    """Quote a piece of the text so that blanks and line ends can be seen."""
    return text if text.isprintable() and text.strip() else repr(text)
