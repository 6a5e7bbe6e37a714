"""Which clause is found for which set: every sort of block by an example."""

from __future__ import annotations

import pytest

from digidot_term.ecl import from_codes
from digidot_term.snomed.edition import Edition
from tests.ecl.covering.drawn import codes_of, found_for, with_parents
from tests.rf2_builder import concept_id

PARENTS = "ba ca ka Ak Bk Ck db eb tb ub vb wt yu ec fc lk gd hd if jf jl ml ng og"
"""Each concept with a parent: a over b, c and k; e stands below b and c, j below f and l; n and o are deepest."""


@pytest.fixture(scope="module")
def edition() -> Edition:
    """Attributes p and q, a refset r of e, i, m and n; s has these and x, which is inactive."""
    builder = with_parents(PARENTS)
    for letter in "pqrs":
        builder.add_concept(concept_id(letter))
    builder.add_concept(concept_id("x"), active=False)
    p, q = concept_id("p"), concept_id("q")
    for letter in "eimhotuvA":
        builder.add_attribute(concept_id(letter), p, concept_id("c" if letter < "i" else "f"), group=1)
        builder.add_attribute(concept_id(letter), q, concept_id("g"), group=2 if letter in "eo" else 1)
    builder.add_attribute(concept_id("n"), p, concept_id("e"))
    builder.add_attribute(concept_id("j"), q, concept_id("n"))
    for refset, members in (("r", "eimn"), ("s", "eimnx")):
        for letter in members:
            builder.add_member(concept_id(refset), concept_id(letter))
    return builder.edition()


FOUND = [
    ("n", "n", "a concept without children is itself: `<<` would say more than is known"),
    ("gno", "<< g", "a concept and all below it"),
    ("no", "< g", "all below it"),
    ("dgh", "<<! d", "a concept and its children, but no further"),
    ("gh", "<! d", "children, but no further"),
    ("bdeghnotuvwy", "<< b", "all of a branch"),
    ("bdeghntuvwy", "<< b MINUS o", "all but one"),
    ("betuvwy", "<< b MINUS << d", "all but a branch"),
    ("bdetuvwy", "<< b MINUS < d", "all but what is below"),
    ("bdghnotuvwy", "<< b MINUS e", "all but a branch that stands elsewhere too"),
    ("bdehnotuvwy", "<< b MINUS g", "a concept may go while what is below it stays"),
    ("dghnofij", "<< d OR << f", "two branches"),
    ("bdeghnotuwykljmAB", "(<< b OR << k) MINUS (C OR v)", "two branches with exceptions"),
    ("acfijklmABC", "<< a MINUS << b", "a branch within which another stands in part"),
    ("eimn", "^ r", "members of a reference set"),
    ("ehimontuvA", "<< a : p = << c", "an attribute in common"),
    ("himtuvA", "<< a : { q = << g, p = << c }", "two attributes in one group"),
]


@pytest.mark.parametrize(("letters", "expression", "why"), FOUND)
def test_what_is_found(letters: str, expression: str, why: str, edition: Edition) -> None:
    covering, text = found_for(codes_of(letters), edition)
    assert covering.is_exact
    assert text == expression, why


def test_inactive_concepts_count_only_if_they_are_to(edition: Edition) -> None:
    assert found_for(codes_of("nx"), edition)[1] == "n"
    assert found_for(codes_of("nx"), edition, keep_inactive=True)[1] == "n OR x"
    assert found_for(codes_of("eimnx"), edition, keep_inactive=True)[1] == "^ s"
    assert from_codes(codes_of("x"), edition) is None
    assert from_codes(set(), edition) is None


def test_only_active_members_are_asked_for_where_inactive_ones_are_no_codes() -> None:
    builder = with_parents("ba ca da ea fa ga")
    builder.add_concept(concept_id("r"))
    builder.add_concept(concept_id("x"), active=False)
    for letter in "bcdex":
        builder.add_member(concept_id("r"), concept_id(letter))
    covering, text = found_for(codes_of("bcde"), builder.edition())
    assert covering.is_exact
    assert text == "^ r {{ C active = true }}"


def test_codes_within_an_exception_are_let_in_again() -> None:
    edition = with_parents("ba ca la dc ec fc gc hc ic jd kd ml nl on").edition()
    covering, text = found_for(codes_of("abdjklmno"), edition)
    assert covering.is_exact
    assert text == "<< a MINUS (<< c MINUS << d)"
