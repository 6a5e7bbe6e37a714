"""Apply rules to an expression, from the inside out, until none applies."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from digidot_term.ecl.rewriting.measure import measure
from digidot_term.ecl.rewriting.step import Step
from digidot_term.ecl.rewriting.walk import Role, may_become, rebuilt
from digidot_term.ecl.tree import Expression

Rule = Callable[[Any], Step | None]
"""A rule looks at one node and returns a step, or nothing."""


def shortened(expression: Expression, rules: Mapping[type, tuple[Rule, ...]]) -> tuple[Expression, tuple[Step, ...]]:
    """Return an expression that no rule makes shorter, and the steps to it, each once.

    Every step lessens the measure of what it changes, so that there is an end.
    """
    run = _Shortening(rules)
    after: Expression = run.shortened(expression, "ids")
    return after, tuple(dict.fromkeys(run.steps))


class _Shortening:
    """The rules, the steps taken, and what is known to be as short as it gets."""

    def __init__(self, rules: Mapping[type, tuple[Rule, ...]]) -> None:
        self._rules = rules
        self._done: set[tuple[Any, Role]] = set()
        self.steps: list[Step] = []

    def shortened(self, node: Any, role: Role) -> Any:
        """Return a node with its parts shortened, then itself."""
        while (node, role) not in self._done:
            node = rebuilt(node, self.shortened, role)
            step = self._step(node, role)
            if step is None:
                self._done.add((node, role))
            else:
                self.steps.append(step)
                node = step.after
        return node

    def _step(self, node: Any, role: Role) -> Step | None:
        for rule in self._rules.get(type(node), ()):
            step = rule(node)
            if step is not None and may_become(step.after, role) and measure(step.after) < measure(node):
                return step
        return None
