"""Search terms against terms: word beginnings in any order, and wild cards (ECL 6.8).

Which letters find which follows the description's language (ECL 5.5); see `snomed.folding`.
"""

from __future__ import annotations

from functools import lru_cache

from digidot_term.ecl.filter_tree import MatchSearchTerm, WildSearchTerm
from digidot_term.snomed.term_tests import TermTest, begins_words, is_like


def finds(search: MatchSearchTerm | WildSearchTerm, term: str, language: str) -> bool:
    """Say whether a search finds a term of a language, such as `nb`."""
    return _test(search, language)(term)


@lru_cache(maxsize=64)
def _test(search: MatchSearchTerm | WildSearchTerm, language: str) -> TermTest:
    if isinstance(search, WildSearchTerm):
        return is_like(search.pattern, language)
    return begins_words(search.words, language)
