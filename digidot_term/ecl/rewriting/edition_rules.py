"""What is looked for in an edition, by the node it changes, in the order it is tried."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from digidot_term.ecl.rewriting import edition_clauses, edition_sets
from digidot_term.ecl.rewriting.answers import Answers
from digidot_term.ecl.rewriting.nodes import And, Minus, Or, Refined, Sub
from digidot_term.ecl.rewriting.step import Step
from digidot_term.ecl.rewriting.together import join_hierarchy

EditionRule = Callable[[Any, Answers], Step | None]

EDITION_RULES: Mapping[type, tuple[EditionRule, ...]] = {
    Or: (edition_sets.drop_empty, edition_sets.drop_covered, join_hierarchy),
    And: (edition_sets.drop_held,),
    Minus: (edition_sets.exclude_less, edition_sets.include_less, edition_sets.exclude_plainly),
    Refined: (edition_clauses.drop_refinement, edition_clauses.refine_less),
    Sub: (edition_clauses.drop_history, edition_clauses.filter_less),
}
