"""A FHIRPath expression read by recursive descent (FHIRPath N1, Grammar); operators bind as their table says."""

from __future__ import annotations

from digidot_term.compiler.fhirpath.syntax import (
    Call,
    Flaw,
    Index,
    Literal,
    Name,
    Node,
    Operation,
    Step,
    TypeTest,
    Variable,
)
from digidot_term.compiler.fhirpath.tokens import END, Token, read_tokens

_BINDING = {
    word: strength
    for strength, words in enumerate(
        (
            ("implies",),
            ("or", "xor"),
            ("and",),
            ("in", "contains"),
            ("=", "~", "!=", "!~"),
            ("<=", "<", ">", ">="),
            ("|",),
            ("is", "as"),
            ("+", "-", "&"),
            ("*", "/", "div", "mod"),
        )
    )
    for word in words
}
_TYPED = frozenset({"is", "as"})
_UNITS = frozenset(
    f"{unit}{plural}"
    for unit in ("year", "month", "week", "day", "hour", "minute", "second", "millisecond")
    for plural in ("", "s")
)
# FHIRPath N1, Grammar, identifier: these words are operators that may name an element as well.
_ALSO_NAMES = frozenset({"as", "contains", "in", "is"})
_WORDS = frozenset({"and", "or", "xor", "implies", "div", "mod"})
_MOST_NESTED = 60

A_TERM = "name, 'text', 1, ("
AN_OPERATOR = ". = and or"


def parse(expression: str) -> Node:
    """Return the tree of an expression; raise Flaw where it is broken."""
    return _Parser(read_tokens(expression)).whole()


def find_flaw(expression: str) -> Flaw | None:
    """Return where an expression is broken, or None."""
    try:
        parse(expression)
    except Flaw as flaw:
        return flaw
    return None


class _Parser:
    """The descent: a list of tokens and how far it has come."""

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._position = 0
        self._depth = 0

    def whole(self) -> Node:
        """Expression EOF."""
        node = self._expression(0)
        if self._next.kind != END:
            raise self._flaw(AN_OPERATOR)
        return node

    @property
    def _next(self) -> Token:
        return self._tokens[self._position]

    def _take(self) -> Token:
        token = self._next
        self._position += token.kind != END
        return token

    def _at(self, *texts: str) -> bool:
        return self._next.kind in {"symbol", "name"} and self._next.text in texts

    def _expression(self, least: int) -> Node:
        """expression: operators of at least the strength `least`, the stronger ones within."""
        self._depth += 1
        if self._depth > _MOST_NESTED:
            raise self._flaw("...")
        node = self._signed()
        while self._next.text in _BINDING and self._next.kind in {"symbol", "name"}:
            strength = _BINDING[self._next.text]
            if strength < least:
                break
            operator = self._take()
            if operator.text in _TYPED:
                named = self._next.offset
                node = TypeTest(operator.offset, operator.text, node, self._type(), named)
            else:
                node = Operation(operator.offset, operator.text, (node, self._expression(strength + 1)))
        self._depth -= 1
        return node

    def _signed(self) -> Node:
        """('+' | '-') expression."""
        if self._at("+", "-"):
            sign = self._take()
            return Operation(sign.offset, sign.text, (self._signed(),))
        return self._steps(self._term())

    def _steps(self, node: Node) -> Node:
        """Expression '.' invocation | expression '[' expression ']'."""
        while self._at(".", "["):
            opening = self._take()
            if opening.text == ".":
                node = Step(opening.offset, node, self._invocation())
            else:
                node = Index(opening.offset, node, self._expression(0))
                self._close(opening, "]")
        return node

    def _term(self) -> Node:
        """term: invocation | literal | externalConstant | '(' expression ')'."""
        token = self._next
        if token.kind in {"text", "date"}:
            return Literal(token.offset, self._take().text)
        if token.kind == "number":
            return self._number()
        if token.kind == "variable":
            return Variable(token.offset, self._take().text)
        if self._at("("):
            self._take()
            node = self._expression(0)
            self._close(token, ")")
            return node
        if self._at("{"):
            self._take()
            self._close(token, "}")
            return Literal(token.offset, "{}")
        if token.kind == "name" and token.text in {"true", "false"}:
            return Literal(token.offset, self._take().text)
        return self._invocation()

    def _number(self) -> Node:
        """NUMBER unit?: `4 days`, `4 'mg'`."""
        token = self._take()
        if self._next.kind == "text" or self._at(*_UNITS):
            return Literal(token.offset, f"{token.text} {self._take().text}")
        return Literal(token.offset, token.text)

    def _invocation(self) -> Node:
        """invocation: identifier | function | '$this' | '$index' | '$total'."""
        token = self._next
        if token.kind == "variable" and token.text.startswith("$"):
            return Variable(token.offset, self._take().text)
        name = self._identifier()
        if not self._at("("):
            return Name(token.offset, name)
        opening = self._take()
        arguments: list[Node] = []
        while not self._at(")"):
            arguments.append(self._expression(0))
            if not self._at(","):
                break
            self._take()
            if self._at(")"):
                raise self._flaw(A_TERM)
        self._close(opening, ")")
        return Call(token.offset, name, tuple(arguments))

    def _identifier(self) -> str:
        token = self._next
        if token.kind == "quoted":
            return self._take().text.strip("`")
        if token.kind != "name" or token.text in _WORDS:
            raise self._flaw(A_TERM)
        return self._take().text

    def _type(self) -> str:
        """typeSpecifier: identifier ('.' identifier)?."""
        name = self._identifier()
        if self._at("."):
            self._take()
            name = f"{name}.{self._identifier()}"
        return name

    def _close(self, opening: Token, closing: str) -> None:
        if self._at(closing):
            self._take()
            return
        if self._next.kind == END:
            raise Flaw(opening.offset, opening.text, f"{opening.text} ... {closing}")
        raise self._flaw(closing)

    def _flaw(self, expected: str) -> Flaw:
        return Flaw(self._next.offset, self._next.text or "...", expected)
