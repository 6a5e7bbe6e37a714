"""Search terms against terms: word beginnings in any order, and wild cards (ECL 6.8).

Which letters find which follows the description's language; see `snomed.folding`.
"""

from __future__ import annotations

from digidot_term.ecl.filter_tree import MatchSearchTerm, WildSearchTerm
from digidot_term.snomed.folding import fold, has_word
from digidot_term.snomed.wildcards import matches, pieces_of


def finds(search: MatchSearchTerm | WildSearchTerm, term: str, language: str) -> bool:
    """Say whether a search finds a term of a language, such as `nb`."""
    folded = fold(term, language)
    if isinstance(search, WildSearchTerm):
        return matches(pieces_of(search.pattern, language), folded)
    return all(has_word(folded, fold(word, language)) for word in search.words)
