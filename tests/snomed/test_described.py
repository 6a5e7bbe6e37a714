from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyroaring import BitMap

from digidot_term.snomed.components import Description
from digidot_term.snomed.constants import ACCEPTABLE, DEFINITION, EN_GB_REFSET, FSN, NB_REFSET, PREFERRED, SYNONYM
from digidot_term.snomed.described import Described
from digidot_term.snomed.edition import Edition
from tests.rf2_builder import Rf2Builder, concept_id
from tests.snomed import naive_terms

CONCEPTS = [concept_id(letter) for letter in "abc"]
MODULES = [900000000000207008, 900000000000012004]
TIMES = ["20200101", "20240731"]
ROWS = st.tuples(
    st.sampled_from(CONCEPTS),
    st.sampled_from(["no", "en"]),
    st.sampled_from(["Tåre", "taare", "pulpaamputasjon", "idé", "ide", "x-ray\u0085b", "Åse 1/2", "ærend"]),
    st.sampled_from([SYNONYM, FSN, DEFINITION]),
    st.booleans(),
    st.sampled_from(MODULES),
    st.sampled_from(TIMES),
    st.dictionaries(st.sampled_from([NB_REFSET, EN_GB_REFSET]), st.sampled_from([PREFERRED, ACCEPTABLE])),
)


def edition_of(rows: list[tuple[int, str, str, int, bool, int, str, dict[int, int]]]) -> Edition:
    builder = Rf2Builder()
    for sctid in (*CONCEPTS, NB_REFSET, EN_GB_REFSET):
        builder.add_concept(sctid)
    for concept, code, term, type_id, active, module, time, said in rows:
        builder.module, builder.date = module, time
        sctid = builder.add_description(concept, term, type_id=type_id, language_code=code, active=active, refsets=())
        for refset, level in said.items():
            builder.add_member(refset, sctid, acceptabilityId=level)
    return builder.edition()


def described(edition: Edition, few: int) -> Described:
    """Few or many at once: large sets are asked of the index, small ones looked at."""
    return Described(edition._index, edition._ids, edition._descriptions, edition._refsets, edition._terms, few)


@pytest.mark.parametrize("few", [0, 1000])
@given(rows=st.lists(ROWS, min_size=1, max_size=8), data=st.data())
def test_sets_are_those_of_looking_at_each(few: int, rows: list[object], data: st.DataObject) -> None:
    edition = edition_of(rows)  # type: ignore[arg-type]
    sets = described(edition, few)
    every = [(ordinal, each) for ordinal, each in enumerate(map(edition._descriptions.made, range(len(rows))))]
    some = BitMap(data.draw(st.sets(st.sampled_from([ordinal for ordinal, _ in every]))))

    def holds(found: BitMap, expected: Callable[[Description], bool]) -> None:
        assert list(found) == [ordinal for ordinal, each in every if ordinal in some and expected(each)]

    words = data.draw(st.sampled_from([["tå"], ["ta"], ["pulpa"], ["ide"], ["idé"], ["b"], ["2", "å"], ["taa"]]))
    pattern = data.draw(st.sampled_from(["*å*", "*aa*", "*ide", "*é", "x-ray*", "tåre", "*a*a*", "*/*", "*"]))
    holds(sets.with_words(some, words), lambda each: naive_terms.has_words(each.term, words, each.language_code))
    holds(sets.like(some, pattern), lambda each: naive_terms.is_like(each.term, pattern, each.language_code))
    holds(sets.active & some, lambda each: each.active)
    holds(
        sets.by_form(some, lambda active, type_id, code: active and type_id == FSN and code == "no"),
        lambda each: each.active and each.type_id == FSN and each.language_code == "no",
    )
    holds(sets.by_module(some, lambda module: module == MODULES[0]), lambda each: each.module_id == MODULES[0])
    holds(sets.by_time(some, lambda time: time > TIMES[0]), lambda each: each.effective_time > TIMES[0])
    for levels in ({PREFERRED}, {ACCEPTABLE}, {PREFERRED, ACCEPTABLE}, set()):
        holds(sets.accepted(some, NB_REFSET, levels), lambda each: each.acceptability.get(NB_REFSET) in levels)  # noqa: B023
    holds(sets.with_ids(some, [every[0][1].id, 5]), lambda each: each.id == every[0][1].id)


@given(st.lists(ROWS, min_size=1, max_size=8), st.sets(st.sampled_from(CONCEPTS)))
def test_concepts_and_their_descriptions(rows: list[object], concepts: set[int]) -> None:
    edition = edition_of(rows)  # type: ignore[arg-type]
    sets = edition.described
    found = sets.of(edition.concepts_of(concepts))
    assert [edition._descriptions.made(each).concept_id in concepts for each in range(len(rows))] == [
        each in found for each in range(len(rows))
    ]
    assert set(sets.concepts(found)) == {row[0] for row in rows if row[0] in concepts}  # type: ignore[index]
