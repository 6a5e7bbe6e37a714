"""The plain scan: every term folded, every query compared with every term."""

from __future__ import annotations

from collections.abc import Sequence

from digidot_term.ecl.filter_tree import WildSearchTerm
from digidot_term.ecl.term_search import finds
from digidot_term.snomed.descriptions import rank
from digidot_term.snomed.edition import Edition
from digidot_term.snomed.folding import fold, has_word, spellings
from tests.bench.terms import LANGUAGES, Term, Words


def with_words(terms: Sequence[Term], queries: Sequence[Words]) -> list[list[int]]:
    """Return for each query the ids of the terms with its words, letters compared as each term's language has it."""
    found: list[list[int]] = [[] for _ in queries]
    wanted = {
        code: [[spellings(word, code) for word in query.words] for query in queries]
        for code in sorted({term.language for term in terms})
    }
    for term in terms:
        folded = fold(term.text, term.language)
        for number, words in enumerate(wanted[term.language]):
            if all(has_word(folded, word) for word in words):
                found[number].append(term.id)
    return found


def in_language(terms: Sequence[Term], queries: Sequence[Words], edition: Edition) -> list[list[int]]:
    """Return for each query the terms in its language's refsets, letters compared as that language has it."""
    found: dict[Words, list[int]] = {}
    for language in LANGUAGES:
        asked = [query for query in queries if query.language == language]
        read = [term._replace(language=language) for term in terms]
        for query, ids in zip(asked, with_words(read, asked), strict=True):
            found[query] = [each for each in ids if _is_ranked(edition, each, language)]
    return [found[query] for query in queries]


def like(terms: Sequence[Term], pattern: str) -> list[int]:
    """Return the ids of the terms that a pattern with stars is the whole of."""
    search = WildSearchTerm(pattern)
    return [term.id for term in terms if finds(search, term.text, term.language)]


def _is_ranked(edition: Edition, description_id: int, language: str) -> bool:
    description = edition.description(description_id)
    return description is not None and rank(description, language) is not None  # type: ignore[arg-type]
