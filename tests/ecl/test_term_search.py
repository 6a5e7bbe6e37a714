from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digidot_term.ecl.filter_tree import MatchSearchTerm, WildSearchTerm
from digidot_term.ecl.term_search import finds

# Search, term, language of the term, found?
MATCHES = [
    ("heart ath", "Athlete's heart (disorder)", "en", True),
    ("HEART", "heart", "en", True),
    ("eart", "heart", "en", False),
    ("disorder", "Disease (disorder)", "en", True),
    ("(dis", "Disease (disorder)", "en", True),
    ("x-ray", "Dental X-ray", "en", True),
    ("x-ray", "ray of x-rated", "en", False),
    ("ray", "Dental X-ray", "en", True),
    ("J45.9", "J45.8", "", False),
    ("J45.", "J45.8", "", True),
    ("rot", "rotbehandling", "nb", True),
    ("resume", "RÉSUMÉ syndrome", "en", True),
    ("résumé", "RÉSUMÉ syndrome", "en", True),
    ("résumé", "resume", "en", False),
    ("resümé", "RÉSUMÉ", "en", False),
    ("tåre", "Tåre", "nb", True),
    ("taare", "tåre", "nn", True),
    ("tåre", "taare", "nb", True),
    ("tare", "tåre", "nb", False),
    ("tare", "tåre", "en", True),
    ("ore", "øre", "nb", False),
    ("ore", "øre", "en", True),
    ("öre", "øre", "nb", False),
    ("øre", "öre", "nb", True),
    ("aere", "ære", "nb", False),
    ("aere", "ære", "en", True),
    ("idé", "ide", "nb", False),
    ("ide", "idé", "nb", True),
    ("sjogren", "sjögren syndrome", "sv", False),
    ("sjogren", "SJØGREN syndrome", "en", True),
    ("strasse", "Straße", "de", True),
    ("a\u030are", "åre", "nb", True),
]  # fmt: skip


@pytest.mark.parametrize(("search", "term", "language", "found"), MATCHES)
def test_words_begin_words_in_any_order(search: str, term: str, language: str, found: bool) -> None:
    assert finds(MatchSearchTerm(tuple(search.split())), term, language) == found


WILD = [
    ("gas*itis", "gastroenteritis", True),
    ("gastric", "gastric pain", False),
    ("gastric pain", "Gastric Pain", True),
    ("*gas*gas*", "gas gangrene", False),
    ("*gas*gas*", "gas in gas", True),
    ("*", "anything", True),
    ("**", "", True),
    ("a*a", "a", False),
    ("a*b*c", "a-b-b-c", True),
    ("a\\*b", "a*b", True),
    ("a\\*b", "axb", False),
    ('\\"*\\\\', '"quoted\\', True),
    ("*é", "idé", True),
    ("*é", "ide", False),
    ("*e", "idé", True),
    ("*é*", "e é", True),
]


@pytest.mark.parametrize(("pattern", "term", "found"), WILD)
def test_a_wild_pattern_is_the_whole_term(pattern: str, term: str, found: bool) -> None:
    assert finds(WildSearchTerm(pattern), term, "nb") == found


LETTERS = st.text("aåæøéoe *-", max_size=8)


@given(LETTERS, st.sampled_from(["nb", "nn", "en", "sv", ""]))
def test_every_term_is_found_by_itself(term: str, language: str) -> None:
    assert finds(WildSearchTerm(term.replace("*", "\\*")), term, language)
    words = tuple(term.split())
    assert finds(MatchSearchTerm(words), term.upper(), language)
    assert finds(WildSearchTerm("*"), term, language)


@given(LETTERS, LETTERS, LETTERS)
def test_a_star_stands_for_anything(start: str, middle: str, end: str) -> None:
    pattern = "*".join(each.replace("*", "\\*") for each in (start, end))
    assert finds(WildSearchTerm(pattern), f"{start}|{middle}|{end}", "nb")
