"""The parser against the published grammar: sentences derived from it at random, mistyped ones, and loose pieces."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from digidot_term.ecl import parse, render
from tests.ecl.grammar import FORMS, TYPED, Derivation, mistyped, recogniser

SENTENCES = 200
"""How many of each seed; `abnf_recogniser.py` takes some milliseconds for one."""
LONGEST = 200
# Each production, and what makes an expression of it.
STARTS = {
    "expressionConstraint": "{}",
    "subExpressionConstraint": "{}",
    "eclRefinement": "* : {}",
    "descriptionFilterConstraint": "* {}",
    "conceptFilterConstraint": "* {}",
    "memberFilterConstraint": "^ * {}",
}
# Neither grammar derives these, and yet they are told as what they mean.
MEANT = {"mixed-operators", "repeated-minus"}


@pytest.fixture(scope="module")
def grammars(shared: Path) -> dict[str, object]:
    read = recogniser(shared).G
    folder = shared / "testcases/ecl/grammar"
    return {form: read((folder / f"ecl-2.3-{form}.abnf").read_text("utf-8")) for form in FORMS}


@pytest.mark.parametrize("seed", range(6))
def test_verdicts_are_those_of_the_grammar(grammars: dict[str, object], seed: int) -> None:
    chance = random.Random(seed)
    derivations = [Derivation(grammar.rules, chance) for grammar in grammars.values()]
    wrong = []
    for _ in range(SENTENCES):
        text = some_text(chance.choice(derivations), chance)
        derived = any(grammar.accepts(text)[0] for grammar in grammars.values())
        wrong += [(text, why) for why in [disagreement(text, derived=derived)] if why]
    assert wrong == []


def some_text(derivation: Derivation, chance: random.Random) -> str:
    """Return a sentence, half of the time mistyped, or a heap of pieces."""
    if chance.random() < 0.1:
        return "".join(chance.choices(TYPED, k=chance.randint(1, 8)))
    production, frame = chance.choice(list(STARTS.items()))
    sentence = frame.format(derivation.sentence(production, chance.randint(6, 16)))
    if len(sentence) > LONGEST:
        return some_text(derivation, chance)
    return mistyped(sentence, chance) if chance.random() < 0.5 else sentence


def disagreement(text: str, *, derived: bool) -> str | None:
    """Say how the parser's verdict differs from the grammar's, or how its printed tree differs from what was read."""
    expression, problems = parse(text)
    if not derived:
        told = {problem.kind for problem in problems} | {problem.rule.diagnostic.name for problem in problems}
        return None if told & {"syntax", *MEANT} else "neither grammar derives it"
    if expression is None:
        return f"derived, but {problems}" if {problem.kind for problem in problems} - {"semantic", "warning"} else None
    printed = render(expression)
    return None if parse(printed)[0] == expression else f"printed as {printed}"


# What each grammar derives in a way that is easily missed: the text, and whether anything is derived from it.
CORNERS = [
    ("memberOf#5", True),
    ("refsetContainingAny#a AND top#b", True),
    ("^ memberOf #5", False),
    ("404684003 |/* |", True),
    ("404684003 |/* a | b */ c|", True),
    ("404684003 |a /* | */ |", True),
    ("404684003 |a /* | b|", False),
    ('* {{ term = "heart /* " */ attack" }}', True),
    ('* {{ term = "a /* b" }}', True),
    ('* {{ term = "/* " */" }}', False),
    ('* : 363698007 = "a\\*"', True),
    ('ANY : 363698007 = "a\\*"', False),
    ('ANY : 363698007 = "a\\\\*"', True),
    ("^ * {{ M activenot != true }}", True),
    ("^ * {{ M activenot = * {{ C active = 1 }} }}", True),
    ('^ * {{ M active < "" }}', True),
    ("^ * {{ M active = * {{ C active = 1 }} }}", True),
    ("* {{ C active = * {{ C active = 1 }} }}", False),
    ('^ * {{ moduleId = *, mapTarget = "a" }}', True),
    ("^ * {{ moduleId = #5 }}", True),
    ("^ * {{ moduleId = * }} {{ M active = 1 }}", True),
    ('* {{ term = "a" }} {{ M active = 1 }}', False),
    ('^ * {{ M mapTarget = ("LOINC#5") {{ C active = 1 }} }}', True),
    ("LOINC#5.childOf *", True),
    ("A#1.B#2", True),
    ("* {{ dialectId = >> A#aminus (prefer) }}", True),
]  # fmt: skip


@pytest.mark.parametrize(("text", "derived"), CORNERS)
def test_corners_of_the_grammar(text: str, derived: bool) -> None:
    assert disagreement(text, derived=derived) is None


@pytest.mark.parametrize(("text", "derived"), CORNERS)
def test_the_corners_are_what_the_grammar_says(grammars: dict[str, object], text: str, derived: bool) -> None:
    assert any(grammar.accepts(text)[0] for grammar in grammars.values()) == derived
