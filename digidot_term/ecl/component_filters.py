"""Tests for what every component has: module, effective time, active (ECL 6.8, 6.9, 6.10)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from digidot_term.ecl.filter_tree import ActiveFilter, EffectiveTimeFilter, ModuleFilter
from digidot_term.ecl.question import Question
from digidot_term.ecl.values import COMPARE


class Component(Protocol):
    """A concept, description or member as a filter sees it."""

    @property
    def active(self) -> bool:
        """Whether it is active."""

    @property
    def effective_time(self) -> str:
        """When it last changed, `YYYYMMDD`; empty when that is not published yet."""

    @property
    def module_id(self) -> int:
        """Its module."""


ComponentTest = Callable[[Component], bool]


def component_test(node: ModuleFilter | EffectiveTimeFilter | ActiveFilter, question: Question) -> ComponentTest:
    """Return the test of a filter that fits every component."""
    match node:
        case ModuleFilter(operator, value):
            modules, inside = question.named(value), operator == "="
            return lambda component: (component.module_id in modules) == inside
        case EffectiveTimeFilter(operator, times):
            return lambda component: compares_time(component.effective_time, operator, times)
        case ActiveFilter(operator, None):
            return lambda _: operator == "="
        case ActiveFilter(operator, value):
            wanted = value == (operator == "=")
            return lambda component: component.active == wanted


def compares_time(time: str, operator: str, times: Sequence[str]) -> bool:
    """Compare a time with one of several, or, for `!=`, with all; an empty one is neither before nor after."""
    if operator == "!=":
        return time not in times
    if time in times and operator in {"=", "<=", ">="}:
        return True
    return operator != "=" and bool(time) and any(limit and COMPARE[operator](time, limit) for limit in times)
