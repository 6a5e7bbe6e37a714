from __future__ import annotations

from tests.rf2_builder import Rf2Builder, concept_id

A, B, C, D, E = (concept_id(letter) for letter in "abcde")
DIAMOND = r"""
      a
     / \
    b   c
     \ / \
      d   e
"""


def test_a_drawn_hierarchy_reads_back() -> None:
    edition = Rf2Builder.drawn(DIAMOND).edition()

    assert edition.parents(D) == (B, C)
    assert edition.children(C) == (D, E)
    assert edition.ancestors(D) == {A, B, C}
    assert edition.descendants(A) == {B, C, D, E}
    assert edition.subsumes(A, D)
    assert edition.subsumes(D, D)
    assert not edition.subsumes(B, E)
    assert edition.term(D) == "d"
    assert edition.fsn(D) == "d (test)"
