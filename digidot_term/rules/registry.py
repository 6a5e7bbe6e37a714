"""Every rule there is, in order of id."""

from __future__ import annotations

from digidot_term.rules.rule import Rule

RULES: tuple[Rule, ...] = ()


def rule_named(word: str) -> Rule | None:
    """Return the rule with this id or name."""
    return next((rule for rule in RULES if word.lower() in {rule.id.lower(), rule.name}), None)
