"""What an expression means in an edition: concepts, or rows of values, and what is doubtful about them."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from digidot_term.ecl.problem import Problem
from digidot_term.record import record


@record
class Rows:
    """What the selected fields of refset members hold: each combination of values once, in order of the values.

    Values are text as in the release, empty where a member lacks the field. `concept_fields` are the fields whose
    values are ids of components.
    """

    fields: tuple[str, ...]
    concept_fields: tuple[str, ...]
    values: tuple[tuple[str, ...], ...]

    @property
    def ids(self) -> frozenset[int]:
        """The ids in the fields that hold them."""
        at = [number for number, field in enumerate(self.fields) if field in self.concept_fields]
        return frozenset(int(row[number]) for row in self.values for number in at if row[number])

    @property
    def is_set_of_concepts(self) -> bool:
        """True when there is one field and it holds ids: such rows may stand wherever a constraint may."""
        return len(self.fields) == len(self.concept_fields) == 1


@record
class Answer:
    """The concepts of an expression; the rows as well where it selects several fields, or one that holds no ids."""

    ids: AbstractSet[int]
    problems: tuple[Problem, ...]
    rows: Rows | None = None
