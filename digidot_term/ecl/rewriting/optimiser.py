"""Suggest a shorter expression that means the same: by the laws of the language, and then in one edition."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from digidot_term.ecl.evaluator import evaluate
from digidot_term.ecl.problem import Problem
from digidot_term.ecl.rendering import render
from digidot_term.ecl.rewriting.answers import Answers
from digidot_term.ecl.rewriting.containment import Containment
from digidot_term.ecl.rewriting.edition_rules import EDITION_RULES
from digidot_term.ecl.rewriting.laws import LAWS
from digidot_term.ecl.rewriting.measure import Length, measure_text
from digidot_term.ecl.rewriting.shortening import Rule, shortened
from digidot_term.ecl.rewriting.step import Step
from digidot_term.ecl.tree import Expression
from digidot_term.record import record
from digidot_term.snomed.edition import Edition


@record
class Stage:
    """An expression that means the same as the one before, and the steps to it; none where nothing gets shorter."""

    expression: Expression
    steps: tuple[Step, ...]

    @property
    def length(self) -> Length:
        """How long the expression is."""
        return length_of(self.expression)


@record
class Suggestion:
    """An expression, what the laws of the language make of it, and what one edition allows beyond that.

    `count` is how many concepts all of them have in the edition; None without an edition, and where the edition does
    not answer the expression exactly: then nothing is suggested that stands on the edition.
    """

    original: Expression
    by_law: Stage
    in_edition: Stage
    count: int | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def expression(self) -> Expression:
        """The shortest expression found."""
        return self.in_edition.expression

    @property
    def steps(self) -> tuple[Step, ...]:
        """All steps, those by law first."""
        return (*self.by_law.steps, *self.in_edition.steps)


def optimise(expression: Expression, edition: Edition | None = None, *, self_grouped: bool = False) -> Suggestion:
    """Return a shorter expression with the same meaning, and why it has it.

    Without an edition only the laws of the language are used. With one, what is suggested has been evaluated beside
    the original and has the same concepts; a step of the kind `edition` says what a later release may change.
    `self_grouped` is as for `evaluate`; the laws hold either way.
    """
    laws = _with(LAWS, Containment())
    by_law = _stage(expression, laws)
    if edition is None:
        return Suggestion(expression, by_law, Stage(by_law.expression, ()))
    ids, problems = evaluate(expression, edition, self_grouped=self_grouped)
    answers = Answers(edition, self_grouped=self_grouped)
    if answers.ids(expression) is None:
        return Suggestion(expression, by_law, Stage(by_law.expression, ()), None, problems)
    if answers.ids(by_law.expression) != ids:
        by_law = Stage(expression, ())
    in_edition = _in_edition(by_law.expression, answers)
    if answers.ids(in_edition.expression) != ids:
        in_edition = Stage(by_law.expression, ())
    return Suggestion(expression, by_law, in_edition, len(ids), problems)


def length_of(expression: Expression) -> Length:
    """Measure a whole expression."""
    return measure_text(render(expression))


def _in_edition(expression: Expression, answers: Answers) -> Stage:
    """Use what the edition holds; what is left may then be shortened by law again."""
    rules = _with(EDITION_RULES, answers)
    laws = _with(LAWS, Containment())
    return _stage(expression, {node: (*laws.get(node, ()), *rules.get(node, ())) for node in {**laws, **rules}})


def _stage(expression: Expression, rules: Mapping[type, tuple[Rule, ...]]) -> Stage:
    after, steps = shortened(expression, rules)
    shorter = length_of(after) < length_of(expression)
    return Stage(after, steps) if shorter else Stage(expression, ())


def _with(rules: Mapping[type, tuple[Any, ...]], what: Containment | Answers) -> dict[type, tuple[Rule, ...]]:
    """Give each rule what it asks."""
    return {node: tuple(partial(_asked, rule, what) for rule in found) for node, found in rules.items()}


def _asked(rule: Any, what: Containment | Answers, node: Any) -> Step | None:
    found: Step | None = rule(node, what)
    return found
