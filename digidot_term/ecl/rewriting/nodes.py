"""Short names for the nodes that the laws speak of most."""

from __future__ import annotations

from typing import TypeAlias

from digidot_term.ecl.tree import (
    ConjunctionExpressionConstraint,
    DisjunctionExpressionConstraint,
    ExclusionExpressionConstraint,
    RefinedExpressionConstraint,
    SubExpressionConstraint,
)

And: TypeAlias = ConjunctionExpressionConstraint
Or: TypeAlias = DisjunctionExpressionConstraint
Minus: TypeAlias = ExclusionExpressionConstraint
Refined: TypeAlias = RefinedExpressionConstraint
Sub: TypeAlias = SubExpressionConstraint
