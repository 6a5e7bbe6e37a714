"""What the brief and the long form of ECL 2.3 write differently: symbols in one, words in the other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from digidot_term.record import record

FormName = Literal["brief", "long"]


@record
class Form:
    """How a form is written where the two differ; what a mapping lacks is written as it is.

    `operators` has constraint operators, `comparisons` those of comparisons, `words` all others.
    """

    operators: Mapping[str, str]
    comparisons: Mapping[str, str]
    words: Mapping[str, str]

    def operator(self, symbol: str) -> str:
        """Return a `constraintOperator`."""
        return self.operators.get(symbol, symbol)

    def comparison(self, symbol: str) -> str:
        """Return a comparison operator."""
        return self.comparisons.get(symbol, symbol)

    def word(self, symbol: str) -> str:
        """Return another symbol or word."""
        return self.words.get(symbol, symbol)


BRIEF = Form({}, {}, {})
LONG = Form(
    {
        "<": "descendantOf",
        "<<": "descendantOrSelfOf",
        "<!": "childOf",
        "<<!": "childOrSelfOf",
        ">": "ancestorOf",
        ">>": "ancestorOrSelfOf",
        ">!": "parentOf",
        ">>!": "parentOrSelfOf",
        "!!>": "top",
        "!!<": "bottom",
    },
    {"!=": "NOT ="},
    {
        "^": "memberOf",
        "^R": "refsetContainingAny",
        "*": "ANY",
        "R": "reverseOf",
        "..": " to ",
        "..*": " to many",
        ", ": " AND ",
        "syn": "synonym",
        "fsn": "fullySpecifiedName",
        "def": "definition",
        "accept": "acceptable",
        "prefer": "preferred",
    },
)
FORMS: Mapping[FormName, Form] = {"brief": BRIEF, "long": LONG}
