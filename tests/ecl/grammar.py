"""Sentences derived at random from a grammar in ABNF (RFC 5234), and what careless typing makes of them."""

from __future__ import annotations

import importlib.util
import random
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

FORMS = ("brief", "long")
ENDLESS = 1_000_000
"""More steps than any production takes."""

# Where a production says little, these say more: what has gone wrong before, and what looks like something else.
LIKELY = {
    "ws": ["", "", "", " "],
    "mws": [" "],
    "nonwsnonpipe": list('abåØ/*#()1-."{'),
    "anynonescapedchar": list("abåØ/*#()1-.|{ "),
    "nonwsnonescapedchar": list("abåØ/*#()1-.|{"),
    "sctid": ["404684003", "138875005", "73211009", "404684004"],
    "altidentifierschemealias": ["LOINC", "R", "any", "true", "or", "top", "memberOf", "D", "reverseOf", "refsetContainingAny"],
    "altidentifiercodewithoutquotes": ["5", "54486-6", "5.", ".", "and", "5or", "aminus", "1.2.3", "5any", "or"],
    "refsetfieldname": ["mapTarget", "active", "moduleId", "effectiveTime", "term", "m", "not", "any", "activenot"],
}  # fmt: skip
TYPED = ["404684003", "|a|", "<<", "<", ">", "!", "!!<", "^", "*", " ", "(", ")", ":", "=", "!=", "<=", "<>", "#1", '"a"', '""',
         '"20200101"', "{", "}", "{{", "}}", "C", "D", "M", "+", "active", "term", "id", "moduleId", "AND ", "and", "OR ", "or",
         "MINUS ", ",", ".", "[", "]", "[0..1]", "[1 to many]", "R", "^R", "/*x*/", "/*", "*/", "HISTORY", "-min", "LOINC#5",
         "A#b.", "\\", "\\*", '\\"', "|", "\n", "any", "not", "top ", "memberOf", "reverseOf", "wild:", "match:", "true", "1",
         "nb", "æ", "\U00020000", "\x7f", '"LOINC#5"']  # fmt: skip


def recogniser(shared: Path) -> ModuleType:
    """Return the module that tells whether a grammar derives a text; the depth to which Python calls stays as it was.

    The module raises that depth when it is loaded, past what JSON or a deep expression may take of the stack.
    """
    depth = sys.getrecursionlimit()
    spec = importlib.util.spec_from_file_location("abnf_recogniser", shared / "tools/abnf_recogniser.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    finally:
        sys.setrecursionlimit(depth)
    return module


class Derivation:
    """Derives sentences from the rules of a grammar as the recogniser has read them."""

    def __init__(self, rules: dict[str, Any], chance: random.Random) -> None:
        self.rules = rules
        self.chance = chance
        self.least = dict.fromkeys(rules, ENDLESS)
        while (found := {name: 1 + self._least(rules[name]) for name in rules}) != self.least:
            self.least = found

    def _least(self, element: Any) -> int:
        """Return how many steps deep an element goes at least."""
        kind = element[0]
        if kind == "ref":
            return self.least[element[1]]
        if kind in {"alt", "seq"}:
            return (min if kind == "alt" else max)(map(self._least, element[1]))
        return self._least(element[3]) if kind == "rep" and element[1] else 0

    def sentence(self, production: str, depth: int) -> str:
        """Derive a sentence of a production, not much deeper than `depth`."""
        return self._derived(("ref", production.lower()), depth).decode("utf-8")

    def _derived(self, element: Any, depth: int) -> bytes:
        kind, *rest = element
        if kind == "str":
            letters = element[1].decode()
            return "".join(each.upper() if self.chance.random() < 0.3 else each for each in letters).encode()
        if kind == "rng":
            return bytes([self.chance.randint(*rest)])
        if kind == "ref":
            if element[1] in LIKELY and self.chance.random() < 0.8:
                return str(self.chance.choice(LIKELY[element[1]])).encode()
            return self._derived(self.rules[element[1]], depth - 1)
        if kind == "seq":
            return b"".join(self._derived(each, depth) for each in element[1])
        if kind == "alt":
            return self._derived(self._alternative(element[1], depth), depth)
        return b"".join(self._derived(element[3], depth) for _ in range(self._times(*rest, depth)))

    def _alternative(self, alternatives: list[Any], depth: int) -> Any:
        least = min(map(self._least, alternatives))
        return self.chance.choice([each for each in alternatives if self._least(each) <= max(depth, least)])

    def _times(self, fewest: int, most: int | None, element: Any, depth: int) -> int:
        times = fewest
        while (most is None or times < most) and self._least(element) <= depth and self.chance.random() < 0.4:
            times += 1
        return times


def mistyped(text: str, chance: random.Random) -> str:
    """Return a text with one to three mistakes."""
    for _ in range(chance.choice([1, 1, 2, 3])):
        start = chance.randint(0, len(text))
        end = min(len(text), start + chance.randint(0, 4))
        moved = min(len(text), end + chance.randint(0, 6))
        text = chance.choice(
            [
                text[:start] + text[end + 1 :],
                text[:start] + chance.choice(TYPED) + text[start:],
                text[:start] + chance.choice(TYPED) + text[end:],
                text[:start] + text[end:moved] + text[start:end] + text[moved:],
                text[:end] + text[start:],
            ]
        )
    return text
