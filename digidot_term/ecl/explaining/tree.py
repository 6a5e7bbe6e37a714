"""The explanation of an answer: a tree of clauses, each with a verdict and a reason."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from digidot_term.ecl.filter_tree import (
    ConceptFilterConstraint,
    DescriptionFilterConstraint,
    HistorySupplement,
    MemberFilterConstraint,
)
from digidot_term.ecl.tree import Expression, Refinement, WildCard
from digidot_term.language import Text
from digidot_term.record import record
from digidot_term.snomed.components import Relationship

FilterConstraint: TypeAlias = ConceptFilterConstraint | DescriptionFilterConstraint | MemberFilterConstraint
Clause: TypeAlias = Expression | Refinement | FilterConstraint | HistorySupplement
"""A part of an expression that a concept meets or does not."""

_NAMED = 5
"""How many of many concepts, relationships or texts a reason names."""


@record
class Concepts:
    """Concepts a reason names, and how many more there are."""

    ids: tuple[int, ...]
    more: int = 0

    @classmethod
    def first_of(cls, ids: Sequence[int]) -> Concepts:
        """Name the first few."""
        return cls(tuple(ids[:_NAMED]), max(0, len(ids) - _NAMED))


@record
class Links:
    """Attributes with their values that a reason names, and how many more there are."""

    relationships: tuple[Relationship, ...]
    more: int = 0

    @classmethod
    def first_of(cls, relationships: Sequence[Relationship]) -> Links:
        """Name the first few."""
        return cls(tuple(relationships[:_NAMED]), max(0, len(relationships) - _NAMED))


@record
class Words:
    """Texts a reason quotes, such as terms, and how many more there are."""

    texts: tuple[str, ...]
    more: int = 0

    @classmethod
    def first_of(cls, texts: Sequence[str]) -> Words:
        """Quote the first few."""
        return cls(tuple(texts[:_NAMED]), max(0, len(texts) - _NAMED))


@record
class Quoted:
    """A part of the expression that a reason quotes."""

    clause: Clause


Fact: TypeAlias = Concepts | Links | Words | Quoted | str | int


@record
class ReasonKind:
    """A reason by its name, and what it says of a concept: the concept is the subject of the sentence."""

    name: str
    text: Text


@record
class Reason:
    """Why a clause is met or not: a kind, and the facts its text speaks of."""

    kind: ReasonKind
    facts: tuple[tuple[str, Fact], ...] = ()

    @classmethod
    def of(cls, kind: ReasonKind, **facts: Fact) -> Reason:
        """Build a reason."""
        return cls(kind, tuple(facts.items()))


@record
class Explanation:
    """Whether a concept meets a clause, why, and the same of the clause's parts.

    `constraint` is an expression that has the concept among its answers exactly when the clause is met; None for
    attributes that are looked at within one role group. `decides` is true where the part is why the whole is met or
    not. A part may speak of another concept: the one through which the first meets the clause. `taken_away` marks what
    stands behind MINUS, which keeps a concept out when it is met.
    """

    concept: int
    clause: Clause
    met: bool
    reason: Reason
    parts: tuple[Explanation, ...] = ()
    constraint: Expression | None = None
    decides: bool = True
    taken_away: bool = False

    def deciding(self) -> tuple[Explanation, ...]:
        """Return the smallest clauses that decide whether the concept is in the answer.

        `*`, which lets everything in, is among them only where nothing else is.
        """
        found = [part for part in self.parts if part.decides and part.concept == self.concept]
        telling = [part for part in found if not (part.met and isinstance(part.clause, WildCard))]
        return tuple(each for part in telling or found for each in part.deciding()) or (self,)

    def without_say(self) -> Explanation:
        """Return the same explanation as a part that decides nothing."""
        return self._as_part(decides=False, taken_away=self.taken_away)

    def as_taken_away(self, *, decides: bool) -> Explanation:
        """Return the same explanation as what stands behind MINUS."""
        return self._as_part(decides=decides, taken_away=True)

    def _as_part(self, *, decides: bool, taken_away: bool) -> Explanation:
        of_clause = (self.concept, self.clause, self.met, self.reason, self.parts, self.constraint)
        return Explanation(*of_clause, decides=decides, taken_away=taken_away)


def weighed(parts: Sequence[Explanation], *, met: bool) -> tuple[Explanation, ...]:
    """Return the parts of a clause, with those that decide: where all must be met, and where one is enough.

    A part whose verdict is the whole's is why. Where every part is met and the clause is not, it asks for more than its
    parts say, and none of them decides.
    """
    return tuple(part if part.met == met else part.without_say() for part in parts)
