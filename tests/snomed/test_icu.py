"""The built-in table against ICU, which has CLDR's collations for search; skipped where ICU is not installed."""

from __future__ import annotations

from functools import cache
from typing import Any
from unicodedata import category, normalize

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from digidot_term.snomed import icu_folding
from digidot_term.snomed.folded import FAMILIES, FAMILY_OF, Folded
from digidot_term.snomed.folding import fold, folding_for, has_word, spellings
from digidot_term.snomed.term_tests import begins_words, is_like
from digidot_term.snomed.wildcards import matches, pieces_of
from tests.rf2_builder import Rf2Builder, concept_id

icu = pytest.importorskip("icu")

LANGUAGES = ("nb", "nn", "no", "en", "da", "sv", "fi", "de", "")
BLOCKS = {
    "ASCII": (0x20, 0x7E),
    "Latin-1": (0xA0, 0xFF),
    "Latin Extended-A": (0x100, 0x17F),
    "Latin Extended-B": (0x180, 0x24F),
    "phonetic letters": (0x250, 0x2FF),
    "combining marks": (0x300, 0x36F),
    "Greek": (0x370, 0x3FF),
    "Cyrillic": (0x400, 0x52F),
    "Latin Extended Additional": (0x1E00, 0x1EFF),
    "Greek Extended": (0x1F00, 0x1FFF),
    "punctuation": (0x2000, 0x206F),
    "superscripts": (0x2070, 0x209F),
    "currency": (0x20A0, 0x20CF),
    "letterlike symbols, fractions, Roman numerals": (0x2100, 0x218F),
    "arrows, mathematics, technical signs": (0x2190, 0x245F),
    "numbers in circles": (0x2460, 0x24FF),
    "boxes, symbols, dingbats": (0x2500, 0x27BF),
    "more arrows and mathematics": (0x2900, 0x2BFF),
    "Latin Extended-C": (0x2C60, 0x2C7F),
    "ligatures": (0xFB00, 0xFB06),
    "full width": (0xFF01, 0xFF5E),
}
CHARACTERS = [
    chr(code)
    for first, last in BLOCKS.values()
    for code in range(first, last + 1)
    if category(chr(code)) not in {"Cn", "Cc", "Co", "Cs"}
]
ELSEWHERE = {"ŀ": FAMILIES, "Ŀ": FAMILIES, "œ": ("da",), "Œ": ("da",), "ʤ": ("fi",), "ʩ": ("fi",)}
"""What the table has otherwise: l with a middle dot, and where in a letter of two the accent stands."""


@pytest.mark.parametrize("family", FAMILIES)
def test_every_character_has_the_letters_and_accents_of_icu(family: str) -> None:
    letters: dict[str, str] = {}
    accents: dict[tuple[str, str], tuple[str, str]] = {}
    for character in CHARACTERS:
        if family in ELSEWHERE.get(character, ()):
            continue
        text = f"x{character}" if category(character) in {"Mn", "Me"} else character
        ours, theirs = pairs(fold(text, family)), pairs(icu_folding.fold(text, family))
        assert len(ours) == len(theirs), character
        for (letter, accent), (other, other_accent) in zip(ours, theirs, strict=True):
            assert bool(accent) == bool(other_accent), character
            assert letters.setdefault(letter, other) == other, character
            assert accents.setdefault((letter, accent), (other, other_accent)) == (other, other_accent), character
    assert len(set(letters.values())) == len(letters)
    assert len(set(accents.values())) == len(accents)


def pairs(folded: Folded) -> list[tuple[str, str]]:
    return [(letter, folded.accents.get(at, "")) for at, letter in enumerate(folded.letters)]


NORDIC = "aAbeEoOuyæøåÆØÅäöüÄÖéèêÉáàôœßđðþłıİſ019-–'’”./ ²½ﬁμσς\u0301\u0308\u030a\u0327"
TEXTS = st.text(NORDIC, min_size=1, max_size=8) | st.text(st.sampled_from(CHARACTERS), min_size=1, max_size=6)


@given(TEXTS, st.sampled_from(LANGUAGES), st.data())
@example("straße", "nb", None)
def test_whole_terms_are_alike_as_icu_has_it(term: str, language: str, data: st.DataObject | None) -> None:
    other = data.draw(TEXTS | st.sampled_from(variants(term))) if data else "strasse"
    assume(is_sound(term, language) and is_sound(other, language))
    pattern = other.replace("\\", "\\\\").replace("*", "\\*")
    theirs = pieces_of(pattern, language, icu_folding.fold)
    assert is_like(pattern, language)(term) == matches(theirs, icu_folding.fold(term, language))


@given(st.text(NORDIC, min_size=1, max_size=10), st.sampled_from(LANGUAGES), st.data())
def test_words_begin_as_icu_has_it(term: str, language: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(term) - 1))
    word = data.draw(st.text(NORDIC, min_size=1, max_size=3) | st.sampled_from(variants(term[start : start + 3])))
    assume(is_sound(term, language) and is_sound(word, language) and not word.isspace())
    theirs = has_word(icu_folding.fold(term, language), spellings(word, language, icu_folding.fold))
    assert begins_words([word], language)(term) == theirs


def variants(text: str) -> list[str]:
    """The ways somebody may write a text."""
    plain = normalize("NFD", text)
    bare = "".join(letter for letter in plain if category(letter) != "Mn")
    return [text, text.upper(), text.lower(), plain, normalize("NFKC", text), bare or text]


def is_sound(text: str, language: str) -> bool:
    """Accents stand on letters, and the table does not have the letters otherwise."""
    marked = category(text[0]) in {"Mn", "Me"}
    return bool(fold(text, language).letters) and not marked and not set("ŀĿœŒʤʩ·").intersection(text)


# ICU's own search, which finds an accented letter for one without, too.


@cache
def collator(language: str) -> Any:
    family = FAMILY_OF.get(language, "") or "und"
    found = icu.Collator.createInstance(icu.Locale.forLanguageTag(f"{family}-u-co-search"))
    found.setStrength(icu.Collator.SECONDARY)
    return found


def icu_finds(word: str, term: str, language: str) -> bool:
    """Ask ICU whether a term begins with a word."""
    search = icu.StringSearch(word, term, collator(language))
    asymmetric = icu.USearchAttributeValue.PATTERN_BASE_WEIGHT_IS_WILDCARD
    search.setAttribute(icu.USearchAttribute.ELEMENT_COMPARISON, asymmetric)
    return bool(search.first() == 0)


WHOLE = "bdeEoOuyæøåÆØÅäöüÄÖéèêÉàôđłıİ019-'’. éÉ"
"""Letters of which none becomes two, and each with one accent at most."""


@given(st.text(WHOLE, min_size=1, max_size=8), st.sampled_from(LANGUAGES), st.data())
def test_icus_own_search_finds_the_same_at_the_beginning_of_a_term(
    term: str, language: str, data: st.DataObject
) -> None:
    length = data.draw(st.integers(1, len(term)))
    word = data.draw(st.text(WHOLE, min_size=1, max_size=3) | st.sampled_from(variants(term[:length])))
    folded, wanted = fold(term, language), fold(word, language)
    ours = folded.letters.startswith(wanted.letters) and folded.holds(wanted, 0)
    assert ours == icu_finds(word, term, language)


# aa: CLDR takes it for an accented å, and never for two letters.


def norwegian(text: str) -> list[tuple[list[int], list[int]]]:
    """Weigh text as CLDR does for Norwegian, but for aa, in which we see no accent, in any case."""
    alphabet = icu_folding._Alphabet("no")
    alphabet._collator = icu.RuleBasedCollator(collator("nb").getRules() + "&å<<<aa<<<Aa<<<AA<<<aA")
    return alphabet.weights(text)


def cldr_finds(word: str, term: str) -> bool:
    wanted, found = norwegian(word), norwegian(term)[: len(norwegian(word))]
    return len(wanted) == len(found) and all(
        one[0] == other[0] and one[1] in ([], other[1]) for one, other in zip(wanted, found, strict=True)
    )


@given(st.text("aaåÅAbpé", min_size=1, max_size=6), st.data())
@example("pulpaamputasjon", None)
def test_all_that_cldr_finds_is_found_and_aa_also_as_two_letters(term: str, data: st.DataObject | None) -> None:
    word = (
        data.draw(st.sampled_from(variants(term[:3])) | st.text("aåAbé", min_size=1, max_size=3)) if data else "pulpa"
    )
    assume("aå" not in (term + "|" + word).lower())
    theirs = cldr_finds(word, term)
    ours = any(
        fold(term, "nb").letters.startswith(each.letters) and fold(term, "nb").holds(each, 0)
        for each in spellings(word, "nb")
    )
    assert ours if theirs else (not ours or "aa" in term.lower())
    assert data or (ours and not theirs)


# Other scripts


@pytest.mark.parametrize(
    ("word", "term", "found"),
    [
        ("احمد", "أحمد", True),  # alef with hamza
        ("أحمد", "احمد", False),
        ("مدرسه", "مدرسة", True),  # teh marbuta
        ("שלום", "שָׁלוֹם", True),  # points
        ("גדולכ", "גדולך", True),  # final form
        ("한", "한국", True),
        ("하", "한국", True),
        ("歯", "歯科", True),
        ("科", "歯科", False),
        ("はいしゃ", "ハイシャ", True),  # hiragana and katakana
        ("ฟัน", "ฟันผุ", True),
        ("åse 歯", "Aase 歯科", True),
    ],
)
def test_other_scripts_are_read_by_icu(word: str, term: str, found: bool) -> None:
    assert folding_for(word) is icu_folding.fold
    assert begins_words(word.split(), "nb")(term) == found
    assert is_like(f"*{word.rsplit(maxsplit=1)[-1]}*", "nb")(term) or not found


@pytest.mark.parametrize("text", ["", "tann", "tåre", "Βήτα", "зуб", "²½…", "🦷", "\u0085"])
def test_covered_text_is_never_read_by_icu(text: str) -> None:
    assert folding_for(text) is fold


def test_hits_in_other_scripts_are_those_of_a_plain_scan() -> None:
    terms = ["Aase 歯科", "أحمد", "أسنان", "احمد", "שָׁלוֹם", "ハイシャ", "tann – 5 mm…", "歯 åse", "tann"]
    builder = Rf2Builder()
    builder.add_concept(concept_id("a"))
    ids = [builder.add_description(concept_id("a"), term, language_code="no") for term in terms]
    edition = builder.edition()
    for word in ("احمد", "歯", "はい", "שלום", "科"):
        found = [at for at, term in enumerate(terms) if begins_words([word], "no")(term)]
        assert [ids.index(each) for each in edition.descriptions_with([word])] == found
        found = [at for at, term in enumerate(terms) if is_like(f"*{word}*", "no")(term)]
        assert [ids.index(each) for each in edition.descriptions_like(f"*{word}*")] == found
        assert found
