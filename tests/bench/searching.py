"""Search terms in process, beside SQLite FTS5 and `re` over the same terms; compare the hits with a plain scan.

Needs much memory, so it runs in a process of its own: `python -m tests.bench.searching INDEX WORK FOLDER...`.
"""

from __future__ import annotations

import gc
import json
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Any, TypeVar

from digidot_term.snomed.edition import Edition
from digidot_term.snomed.index.read import open_index
from tests.bench import scan
from tests.bench.references import FoldedText, FullText
from tests.bench.terms import Term, Words, active_terms, wild_queries, word_queries

ROUNDS = 5
MANY = 300_000
"""Terms from which on one query in seven is scanned for, and no longer all of them."""

Q = TypeVar("Q")
Ways = Mapping[str, Callable[[Q], Sequence[int]]]


def measure(edition: Edition, terms: Sequence[Term], folder: Path) -> dict[str, Any]:
    """Return the seconds of each query in each way, and the queries whose hits are not the scan's."""
    words, wild = word_queries(terms), wild_queries(terms)
    full, prefixed = FullText(folder / "full", terms), FullText(folder / "prefixed", terms, prefixes="2 3")
    folded = FoldedText(terms)
    by_words: Ways[Words] = {
        "any": lambda query: edition.descriptions_with(query.words),
        "own": lambda query: edition.descriptions_with(query.words, query.language),
        "fts": lambda query: full.find(query.words),
        "fts prefix": lambda query: prefixed.find(query.words),
    }
    by_pattern: Ways[str] = {"like": edition.descriptions_like, "re": folded.find}
    gc.collect()
    gc.freeze()  # millions of terms are not to be looked through while queries are timed
    step = 7 if len(terms) >= MANY else 1
    return {
        "terms": len(terms),
        "words": _times(words, by_words),
        "wild": _times(wild, by_pattern),
        "compared": [len(words[::step]), len(wild)],
        "wrong": [
            *_wrong_words(words[::step], by_words, terms, edition),
            *_wrong_patterns(wild, by_pattern, terms, step),
        ],
        "as full text": sum(sorted(full.find(each.words)) == sorted(by_words["any"](each)) for each in words),
    }


def _times(queries: Sequence[Q], ways: Ways[Q]) -> dict[str, list[float]]:
    """Return for each way the median of each query; the ways take turns at each query, in every round."""
    taken: dict[str, list[list[float]]] = {name: [[] for _ in queries] for name in ways}
    for _ in range(ROUNDS):
        for number, query in enumerate(queries):
            for name, way in ways.items():
                began = time.perf_counter()
                way(query)
                taken[name][number].append(time.perf_counter() - began)
    return {name: [median(each) for each in times] for name, times in taken.items()}


def _wrong_words(queries: Sequence[Words], ways: Ways[Words], terms: Sequence[Term], edition: Edition) -> list[str]:
    scans = {"any": scan.with_words(terms, queries), "own": scan.in_language(terms, queries, edition)}
    return [
        f"{name}: {query.language} {' '.join(query.words)}"
        for name, found in scans.items()
        for query, expected in zip(queries, found, strict=True)
        if list(ways[name](query)) != sorted(expected)
    ]


def _wrong_patterns(patterns: Sequence[str], ways: Ways[str], terms: Sequence[Term], step: int) -> list[str]:
    """All are compared with what `re` finds, some with the scan too."""
    references = [("re", pattern, ways["re"](pattern)) for pattern in patterns]
    references += [("scan", pattern, scan.like(terms, pattern)) for pattern in patterns[:: (step + 1) // 2]]
    return [f"{name}: {pattern}" for name, pattern, found in references if list(ways["like"](pattern)) != sorted(found)]


def _main(index: str, work: str, *folders: str) -> None:
    with tempfile.TemporaryDirectory(dir=work) as folder:
        found = measure(
            Edition(open_index(index), "bench"), active_terms([Path(each) for each in folders]), Path(folder)
        )
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    _main(*sys.argv[1:])
