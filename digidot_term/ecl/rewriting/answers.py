"""What parts of an expression mean in one edition, evaluated once each."""

from __future__ import annotations

from pyroaring import BitMap

from digidot_term.ecl.evaluator import Evaluator
from digidot_term.ecl.question import Ids, Refused
from digidot_term.ecl.tree import Expression
from digidot_term.snomed.concept_set import ConceptSet
from digidot_term.snomed.edition import Edition


class Answers:
    """The concepts of expressions in an edition; None for what is not answered exactly."""

    def __init__(self, edition: Edition, *, self_grouped: bool = False) -> None:
        self.edition = edition
        self._evaluator = Evaluator(edition, self_grouped=self_grouped)
        self._refused: set[Expression] = set()

    def ids(self, node: Expression) -> Ids | None:
        """Return the concepts of an expression."""
        if node in self._refused:
            return None
        try:
            return self._evaluator.ids(node)
        except Refused:
            self._refused.add(node)
            return None

    def same(self, a: Expression, b: Expression) -> bool:
        """Say whether two expressions are both answered, and mean the same concepts, some at least."""
        found = self.ids(a)
        return bool(found) and found == self.ids(b)

    def bitmap(self, node: Expression) -> BitMap | None:
        """Return the ordinals of an expression's concepts; None where it is not answered, or ids are no concepts."""
        found = self.ids(node)
        return found.ordinals if isinstance(found, ConceptSet) else None

    def bitmaps(self, nodes: tuple[Expression, ...]) -> list[BitMap] | None:
        """Return the ordinals of each of several expressions; None when one has none to return."""
        found = [bitmap for node in nodes if (bitmap := self.bitmap(node)) is not None]
        return found if len(found) == len(nodes) else None
