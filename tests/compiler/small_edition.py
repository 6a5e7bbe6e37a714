"""The small edition the compiler's tests are built against.

      a
     / \\
    b   c
   / \\   \\
  d   e   f

`x` is inactive, replaced by `d`; refset `r` has d, e and x; nb terms: b, d, e; nn: d; no English synonym: f.
"""

from __future__ import annotations

from digidot_term.snomed.constants import NB_REFSET, NN_REFSET, SAME_AS
from digidot_term.snomed.edition import Edition
from tests.rf2_builder import Rf2Builder, concept_id

DRAWING = """
      a
     / \\
    b   c
   / \\
  d   e
"""
A, B, C, D, E, F, X, R = (concept_id(letter) for letter in "abcdefxr")
UNKNOWN = concept_id("z")
VERSION = "http://snomed.info/sct/900000000000207008/version/20250101"
SNOMED = "http://snomed.info/sct"


def small_edition() -> Edition:
    builder = Rf2Builder.drawn(DRAWING)
    builder.add_concept(F, fsn="f (test)")
    builder.add_is_a(F, C)
    builder.add_concept(X, active=False, fsn="x (test)", term="x")
    builder.add_member(SAME_AS, X, targetComponentId=D)
    builder.add_concept(SAME_AS)
    builder.add_concept(R, fsn="r (test)", term="r")
    for member in (D, E, X):
        builder.add_member(R, member)
    for sctid, term in ((B, "bé"), (D, "dæ"), (E, "eø")):
        builder.add_description(sctid, term, language_code="no", refsets=(NB_REFSET,))
    builder.add_description(D, "dæ nynorsk", language_code="no", refsets=(NN_REFSET,))
    return builder.edition()
