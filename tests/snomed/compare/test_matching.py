"""Which component of one edition is which of the other."""

from __future__ import annotations

import numpy as np

from digidot_term.snomed.compare.matching import NOWHERE, Matching
from digidot_term.snomed.edition import Edition
from digidot_term.snomed.identifiers import make_sctid
from tests.rf2_builder import Rf2Builder

A, B, C, REFSET = (make_sctid(2000 + number, "00") for number in range(4))
OF_A, OF_C = make_sctid(5000, "01"), make_sctid(5001, "01")


def edition(*concepts: int, inactive: int = 0) -> Edition:
    """An edition of some concepts, in which a refset speaks of all three and of their descriptions."""
    builder = Rf2Builder()
    builder.add_concept(REFSET)
    for sctid in concepts:
        builder.add_concept(sctid, active=sctid != inactive)
    for concept, sctid in ((A, OF_A), (C, OF_C)):
        if concept in concepts:
            builder.add_description(concept, "x", sctid=sctid, refsets=())
    for sctid in (A, B, C, OF_A, OF_C):
        builder.add_member(REFSET, sctid)
    return read(builder)


def read(builder: Rf2Builder) -> Edition:
    from digidot_term.snomed import read_edition

    return read_edition([builder.package()], name="test")[0]


def test_components_are_found_by_their_ids_whatever_they_are_on_either_side() -> None:
    matching = Matching(edition(A, B).index, edition(B, C).index)
    every = np.arange(matching.old.component_count)
    ids = matching.old.component_ids(every)
    assert sorted(ids.tolist()) == sorted([REFSET, A, B, C, OF_A, OF_C])
    assert matching.new.component_ids(matching.component_to).tolist() == ids.tolist()
    assert sorted(matching.component_to.tolist()) == every.tolist()


def test_what_the_other_edition_never_names_has_a_number_behind_all_others() -> None:
    alone = Rf2Builder()
    alone.add_concept(B)
    matching = Matching(edition(A, B).index, read(alone).index)
    numbers = matching.component_to.tolist()
    assert len(set(numbers)) == len(numbers)
    assert sorted(number < matching.new.component_count for number in numbers) == [False] * 5 + [True]


def test_active_in_both() -> None:
    matching = Matching(edition(A, B, C, inactive=A).index, edition(A, B, C, inactive=B).index)
    for side, flags in zip((matching.old, matching.new), matching.active_in_both, strict=True):
        ids = side.component_ids(np.flatnonzero(flags))
        assert set(ids.tolist()) == {REFSET, C}


def test_the_way_back() -> None:
    matching = Matching(edition(A, B).index, edition(B, C).index)
    for there, back in (
        (matching.concept_to, matching.concept_from),
        (matching.description_to, matching.description_from),
    ):
        assert [back[number] for number in there if number != NOWHERE] == np.flatnonzero(there != NOWHERE).tolist()
        assert (back != NOWHERE).sum() == (there != NOWHERE).sum()
