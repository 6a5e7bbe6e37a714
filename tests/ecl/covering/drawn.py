"""Codes and expressions by the letters of a drawn edition."""

from __future__ import annotations

import re
from string import ascii_letters
from typing import Any

from digidot_term.ecl import Covering, from_codes, render
from digidot_term.snomed.edition import Edition
from tests.rf2_builder import Rf2Builder, concept_id

DRAWING = r"""
      a
     / \
    b   c
   / \ / \
  d   e   f
 / \     / \
g   h   i   j
"""


def edition_drawn(drawing: str) -> Edition:
    return Rf2Builder.drawn(drawing).edition()


def with_parents(pairs: str) -> Rf2Builder:
    """A release in which the first letter of each word has the second as a parent."""
    builder = Rf2Builder.drawn("")
    for letter in sorted(set(pairs) - {" "}):
        builder.add_concept(concept_id(letter))
    for child, parent in pairs.split():
        builder.add_is_a(concept_id(child), concept_id(parent))
    return builder


def codes_of(letters: str) -> set[int]:
    return {concept_id(letter) for letter in letters}


def found_for(codes: set[int], edition: Edition, **bounds: Any) -> tuple[Covering, str]:
    """What is found for some codes, and its text with letters."""
    covering = from_codes(codes, edition, **bounds)
    assert covering is not None
    letters = {str(concept_id(letter)): letter for letter in ascii_letters}
    text = re.sub(r"\d{6,}", lambda found: letters.get(found[0], found[0]), render(covering.expression))
    return covering, text
