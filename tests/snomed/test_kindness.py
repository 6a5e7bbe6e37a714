from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digidot_term.snomed import Edition
from digidot_term.snomed.constants import EN_GB_REFSET, NB_REFSET, NN_REFSET
from digidot_term.snomed.identifiers import make_sctid
from digidot_term.snomed.kindness import is_near, near_words
from tests.rf2_builder import Rf2Builder

WORDS = st.text("abcå", max_size=8)
CONCEPTS = [make_sctid(300 + number, "00") for number in range(20)]


def distance(one: str, other: str) -> int:
    """Count the letters changed, left out, put in or swapped with their neighbour, none of them twice."""

    @cache
    def rest(here: int, there: int) -> int:
        if here == len(one) or there == len(other):
            return len(one) - here + len(other) - there
        ways = [
            rest(here + 1, there) + 1,
            rest(here, there + 1) + 1,
            rest(here + 1, there + 1) + (one[here] != other[there]),
        ]
        if one[here : here + 2] == other[there : there + 2][::-1] and len(one) - here > 1 < len(other) - there:
            ways.append(rest(here + 2, there + 2) + 1)
        return min(ways)

    return rest(0, 0)


@given(WORDS, WORDS, st.integers(0, 3))
def test_near_is_what_a_plain_count_says(one: str, other: str, limit: int) -> None:
    assert is_near(one, other, limit) is (distance(one, other) <= limit)


@pytest.mark.parametrize(
    ("one", "other", "limit", "near"),
    [
        ("karies", "karies", 0, True),
        ("karies", "kariess", 1, True),
        ("karies", "kares", 1, True),
        ("karies", "karias", 1, True),
        ("karies", "kaires", 1, True),
        ("karies", "kaires", 0, False),
        ("gingivitt", "gingvit", 2, True),
        ("gingivitt", "gingvit", 1, False),
        ("ca", "abc", 2, False),
        ("", "ab", 2, True),
        ("", "ab", 1, False),
    ],
)
def test_letters_may_be_changed_left_out_put_in_or_swapped(one: str, other: str, limit: int, near: bool) -> None:
    assert is_near(one, other, limit) is is_near(other, one, limit) is near


def edition_of(*terms: str, refset: int = NB_REFSET) -> Edition:
    builder = Rf2Builder()
    code = "en" if refset == EN_GB_REFSET else "no"
    builder.add_concept(refset)
    for sctid, term in zip(CONCEPTS, terms, strict=False):
        builder.add_concept(sctid)
        builder.add_description(sctid, term, refsets=(refset,), language_code=code)
    return builder.edition()


EDITS = st.tuples(
    st.sampled_from(["change", "leave out", "put in", "swap", "swap"]), st.integers(0, 9), st.sampled_from("abcdx")
)


def edited(word: str, edits: list[tuple[str, int, str]]) -> str:
    for how, place, letter in edits:
        at = place % (len(word) + 1)
        before, here, behind = word[:at], word[at : at + 1], word[at + 1 :]
        if how == "swap":
            word = before + behind[:1] + here + behind[1:]
        else:
            word = before + {"change": letter, "leave out": "", "put in": here + letter}[how] + behind
    return word


@given(
    st.text("abcdefgh", max_size=10), st.lists(st.lists(EDITS, max_size=3), min_size=1, max_size=20), st.integers(1, 2)
)
def test_near_words_are_all_those_a_plain_scan_finds(
    wanted: str, changes: list[list[tuple[str, int, str]]], limit: int
) -> None:
    words = {edited(wanted, edits) or "x" for edits in changes}
    index = edition_of(*words, refset=EN_GB_REFSET)._terms.words
    found = [index.word(number) for number in near_words(wanted, limit, index)]
    near = sorted(word for word in words if distance(word, wanted) <= limit)
    # Of a word too short to keep anything, every other word would be near.
    assert found == (near if len(wanted) > limit + 1 else [])


def terms(edition: Edition, text: str, **how: bool) -> list[str]:
    return [hit.term for hit in edition.search(text, ("nb", "nn", "en"), None, **how)]


INFLECTION = [
    ("tannen", ["tann", "tenner", "tannlege"], ["tann", "tannlege"]),
    ("tann", ["tannen", "tanna"], ["tanna", "tannen"]),
    ("fyllingene", ["fylling", "fyllinger", "fyll"], ["fylling", "fyllinger"]),
    ("kariøse", ["kariøs lesjon"], ["kariøs lesjon"]),
    ("rotas", ["rot", "rota"], ["rota"]),
    ("ene", ["en"], []),
    ("tannen", ["Tann i overkjeven", "kjeve"], ["Tann i overkjeven"]),
    ("betente tennene", ["betent tenn", "betent"], ["betent tenn"]),
]


@pytest.mark.parametrize(("text", "there", "found"), INFLECTION)
def test_other_inflections_are_found_kindly(text: str, there: list[str], found: list[str]) -> None:
    assert terms(edition_of(*there), text, kindly=True) == found


COMPOUNDS = [
    ("karies", ["rotkaries", "karies", "rot"], ["karies", "rotkaries"]),
    ("rotkaries", ["karies i rot", "karies", "rot"], ["karies i rot"]),
    ("kariesen", ["rotkariesen", "sekundærkaries"], ["rotkariesen", "sekundærkaries"]),
    ("rotkariesen", ["karies i roten", "karies i rot"], ["karies i rot", "karies i roten"]),
    ("tannkjøttbetennelse", ["betennelse i tannkjøtt"], ["betennelse i tannkjøtt"]),
    ("arbeidsskade", ["skade i arbeid"], ["skade i arbeid"]),
    ("rot", ["tannrot"], []),
    ("rota", ["tannrota"], ["tannrota"]),
    ("emalje karies", ["emaljekaries", "karies i emalje", "emalje"], ["karies i emalje", "emaljekaries"]),
    ("åpning", ["rotåpning", "rotaapning"], ["rotaapning", "rotåpning"]),
]


@pytest.mark.parametrize(("text", "there", "found"), COMPOUNDS)
def test_parts_of_compounds_are_found_kindly(text: str, there: list[str], found: list[str]) -> None:
    assert terms(edition_of(*there), text, kindly=True) == found


MISSPELT = [
    ("kaires", ["karies", "kjeve"], ["karies"]),
    ("kareis", ["karies"], ["karies"]),
    ("karis", ["karies"], ["karies"]),
    ("karries", ["karies"], ["karies"]),
    ("kraies", ["karies"], ["karies"]),
    ("karise", ["karies"], ["karies"]),
    ("karia", ["kari", "karies"], ["kari"]),
    ("gingvit", ["gingivitt"], []),
    ("gingvitt", ["gingivitt"], ["gingivitt"]),
    ("parodontit", ["periodontitt"], []),
    ("periodnottit", ["periodontitt"], ["periodontitt"]),
    ("apikel periodontit", ["apikal periodontitt", "periodontitt"], ["apikal periodontitt"]),
    ("ab", ["ac"], []),
    ("sår", ["sår", "sar"], ["sår", "sar"]),
]


@pytest.mark.parametrize(("text", "there", "found"), MISSPELT)
def test_misspelt_words_are_found_when_asked_for(text: str, there: list[str], found: list[str]) -> None:
    assert terms(edition_of(*there), text, fuzzy=True) == found


@pytest.mark.parametrize("how", [{}, {"kindly": True}, {"fuzzy": True}, {"kindly": True, "fuzzy": True}])
def test_what_was_written_comes_first_and_nothing_twice(how: dict[str, bool]) -> None:
    edition = edition_of("tannen i overkjeven", "tann", "melketannen", "tanner", "tannin")
    found = terms(edition, "tannen", **how)
    assert found[0] == "tannen i overkjeven"
    assert len(found) == len(set(found))
    assert (len(found) > 1) is bool(how)
    assert terms(edition, "", **how) == terms(edition, " - ", **how) == []


@pytest.mark.parametrize("refset", [NB_REFSET, NN_REFSET, EN_GB_REFSET])
def test_kindness_stays_in_the_languages_asked_for(refset: int) -> None:
    edition = edition_of("tann", "rottann", "tannem", refset=refset)
    language = {NB_REFSET: "nb", NN_REFSET: "nn", EN_GB_REFSET: "en"}[refset]
    for each in ("nb", "nn", "en"):
        found = edition.search("tannen", (each,), None, kindly=True, fuzzy=True)
        assert {hit.language for hit in found} == ({language} if each == language else set())


@given(
    st.lists(st.text("abdentskr", min_size=1, max_size=10), min_size=1, max_size=10), st.text("abdentskr ", max_size=16)
)
def test_kindness_only_ever_adds(there: list[str], text: str) -> None:
    edition = edition_of(*there)
    plain, kind = terms(edition, text), terms(edition, text, kindly=True)
    assert kind[: len(plain)] == plain
    both = terms(edition, text, kindly=True, fuzzy=True)
    assert both[: len(kind)] == kind
