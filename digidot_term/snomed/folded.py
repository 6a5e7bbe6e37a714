"""Folded text: base letters and their accents, and which languages fold alike."""

from __future__ import annotations

from typing import NamedTuple

FAMILY_OF = {"nb": "no", "nn": "no", "no": "no", "da": "da", "sv": "sv", "fi": "fi"}
"""The family of each language whose letters are others than those of English; a family folds alike."""
FAMILIES = ("no", "da", "sv", "fi", "")
HAS_AA = frozenset(language for language, family in FAMILY_OF.items() if family in {"no", "da"})
"""The languages in which aa is another way to write å."""


class Folded(NamedTuple):
    """Base letters, and by index the accent each one carries."""

    letters: str
    accents: dict[int, str]

    def holds(self, other: Folded, at: int) -> bool:
        """Say whether the accents of `other` are there when it stands at an index."""
        return all(self.accents.get(at + index) == accent for index, accent in other.accents.items())
