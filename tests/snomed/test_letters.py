"""The built-in table by itself; `test_icu.py` holds it against ICU."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digidot_term.snomed.folded import FAMILIES, Folded
from digidot_term.snomed.folding import fold, has_word, spellings

# What is searched for, and what it finds and does not find in a term: ECL 5.5.
ENGLISH = [
    ("resume", "resume Resume RESUME résumé rèsumè Résumé RÉSUMÉ", ""),
    ("Résumé", "résumé Résumé RÉSUMÉ", "resume Resume RESUME"),
    ("sjogren", "sjogren SJOGREN sjögren SJÖGREN sjøgren SJØGREN", ""),
    ("sjögren", "sjögren Sjögren SJÖGREN", "sjogren SJOGREN sjøgren SJØGREN"),
    ("Angstrom", "angstrom ANGSTROM ångström ÅNGSTRÖM ångstrøm ÅNGSTRØM", "ångstrœm ÅNGSTRŒM"),
    ("Ångström", "ångström ÅNGSTRÖM", "angstrom ångstrøm ÅNGSTRØM"),
    ("Ångstrøm", "ångstrøm ÅNGSTRØM", "angstrom ångström ÅNGSTRÖM"),
    ("aangstrøm", "aangstrøm AANGSTRØM", "angstrom ångström ångstrøm ångstrœm"),
]
SWEDISH = [
    ("resume", "resume RESUME résumé rèsumè RÉSUMÉ", ""),
    ("sjogren", "sjogren SJOGREN", "sjögren SJÖGREN sjøgren SJØGREN"),
    ("sjögren", "sjögren SJÖGREN sjøgren SJØGREN", "sjogren SJOGREN"),
    ("Angstrom", "angstrom ANGSTROM", "ångström ångstrøm ångstrœm aangström"),
    ("Ångström", "ångström ÅNGSTRÖM ångstrøm ÅNGSTRØM ångstrœm ÅNGSTRŒM", "angstrom aangström AANGSTRÖM"),
    ("Ångstrøm", "ångstrøm ÅNGSTRØM", "angstrom ångström ÅNGSTRÖM ångstrœm ÅNGSTRŒM"),
    ("aangstrøm", "aangstrøm AANGSTRØM", "angstrom ångström ångstrøm ångstrœm"),
]
DANISH = [
    ("résumé", "résumé RÉSUMÉ", "resume RESUME"),
    ("sjogren", "sjogren SJOGREN", "sjögren SJÖGREN sjøgren SJØGREN"),
    ("sjögren", "sjögren SJÖGREN", "sjogren SJOGREN sjøgren SJØGREN"),
    ("Angstrom", "angstrom ANGSTROM", "ångström ångstrøm ångstrœm aangstrøm AANGSTRØM"),
    ("Ångström", "ångström ÅNGSTRÖM aangström AANGSTRÖM", "angstrom ångstrøm ångstrœm"),
    ("Ångstrøm", "ångstrøm ångström ÅNGSTRÖM aangstrøm AANGSTRØM aangström", "angstrom ångstrœm ÅNGSTRŒM"),
    ("aangstrøm", "ångstrøm ångström ÅNGSTRÖM aangstrøm AANGSTRØM aangström", "angstrom ångstrœm ÅNGSTRŒM"),
]
NORWEGIAN = [
    ("blå", "blå Blå BLÅ blaa BLAA bla\u030a", "bla blä"),
    ("blaa", "blå blaa Blaa", "bla"),
    ("bla", "bla blá", "blå BLÅ blæ"),
    ("pulpa", "pulpaamputasjon pulpaåpning", "pulpå"),
    ("intraå", "intraåpen", "intraapen"),
    ("ose", "ose ósé", "øse œse"),
    ("øse", "øse öse őse œse", "ose oese"),
    ("öse", "öse ÖSE", "øse őse ose"),
    ("ære", "ære äre ęre ǽre", "aere are ere"),
    ("aere", "aere", "ære äre"),
    ("ide", "ide idé IDÉ idè", ""),
    ("idé", "idé IDÉ ide\u0301", "ide idè idê"),
    ("yre", "yre üre Űre ýre", "ure"),
    ("dur", "dur đur ður", ""),
    ("thor", "thor þor Þor", "tor"),
    ("strasse", "strasse straße STRASSE", ""),
    ("straße", "straße", "strasse"),
    ("ı", "ı", "i I"),
    ("i", "i I İ í", "ı"),
    ("m2", "m2 m²", "m"),
    ("fil", "fil ﬁl", ""),
    ("sjøgren's", "sjøgren's sjøgren’s", "sjøgrens"),
    ("gingivitt", "gingivitt gingi\u00advitt", "gingi-vitt"),
    ("βλ", "βλ ΒΛ βλά", "bl"),
    ("σας", "σασ ΣΑΣ", ""),
    ("и", "и И", "й"),
    ("е", "е ё", ""),
    ("½", "½ 1⁄2", "1/2"),
]


@pytest.mark.parametrize(
    ("language", "word", "found", "not_found"),
    [
        (language, *case)
        for language, cases in {
            "en": ENGLISH,
            "": ENGLISH,
            "sv": SWEDISH,
            "da": DANISH,
            "nb": NORWEGIAN,
            "nn": NORWEGIAN,
        }.items()
        for case in cases
    ],
)
def test_words_find_what_cldr_has_them_find(language: str, word: str, found: str, not_found: str) -> None:
    for term, expected in [*((each, True) for each in found.split()), *((each, False) for each in not_found.split())]:
        assert has_word(fold(term, language), spellings(word, language)) is expected, term


@pytest.mark.parametrize("family", FAMILIES)
@given(text=st.text())
def test_every_form_of_a_text_is_folded_alike(family: str, text: str) -> None:
    folded = fold(text, family)
    assert fold(normalize("NFC", text), family) == folded
    assert fold(normalize("NFD", text), family) == folded
    assert fold(text.lower(), family) == folded


@pytest.mark.parametrize("family", FAMILIES)
@given(text=st.text())
def test_what_is_folded_is_folded_as_it_is(family: str, text: str) -> None:
    letters = fold(text, family).letters
    assert fold(letters, family) == Folded(letters, {})


@given(st.text(), st.sampled_from(FAMILIES))
def test_accents_stand_on_letters(text: str, family: str) -> None:
    folded = fold(text, family)
    assert all(accent and at < len(folded.letters) for at, accent in folded.accents.items())
