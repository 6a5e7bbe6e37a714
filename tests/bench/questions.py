"""Choose the questions a release is asked: as many rows as there can be up to 1,000, whatever its content.

Runs in a process of its own, so that the one that measures stays small: `python -m tests.bench.questions INDEX`.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from digidot_term import ecl
from digidot_term.snomed.edition import Edition
from digidot_term.snomed.index.read import open_index

MOST_ROWS = 1000
ENOUGH_ROWS = 700
MOST_TERMS = 5 * MOST_ROWS
TRIES = 100
DIABETES = 73211009
FINDING = 404684003
DISEASE = 64572001
FINDING_SITE = 363698007
MORPHOLOGY = 116676008
_WORD = re.compile(r"[^\W\d_]{4,}")
T = TypeVar("T")


def questions(edition: Edition) -> dict[str, list[str]]:
    """Return the arguments of each question by what it is called."""
    chance = random.Random(1)
    general = _largest((DIABETES, *edition.active_ids), lambda sctid: len(edition.descendants(sctid)) + 1)
    beginnings = _largest(_beginnings(edition, chance), lambda words: _rows(edition, _with_term(words)))
    refset = _largest(edition.refset_ids(), lambda sctid: len(edition.refset_concepts(sctid)))
    return {
        "descendants": ["ecl", f"<< {general}"],
        "refinement": ["ecl", _refinement(edition, chance)],
        "term filter": ["ecl", _with_term(beginnings)],
        "reference set": ["ecl", f"^ {refset}"],
        "one concept": ["concept", "show", str(general)],
        "search": ["concept", "search", *beginnings],
    }


def counts(edition: Edition) -> dict[str, list[str]]:
    """Return the arguments of questions with as many rows as there can be, of which only the number is printed."""
    chance = random.Random(2)
    site = max(_sites(edition, chance), key=lambda each: _rows(edition, _at_site(each)))
    words = max(_beginnings(edition, chance), key=lambda words: _rows(edition, _with_term(words)))
    expressions = {
        "refinement": _at_site(site),
        "groups": f"<< {FINDING} : [2..*] {{ {FINDING_SITE} = << {site}, {MORPHOLOGY} = * }}",
        "term filter": _with_term(words),
    }
    return {name: ["ecl", expression, "--count"] for name, expression in expressions.items()}


def _largest(choices: Iterable[T], count: Callable[[T], int]) -> T:
    """Return the first choice with enough rows and not too many, else the one with most of those that are not too many."""
    best, most = None, 0
    for choice in choices:
        rows = count(choice)
        if most < rows <= MOST_ROWS:
            best, most = choice, rows
            if rows >= ENOUGH_ROWS:
                break
    assert best is not None, "no question has an answer of the right size"
    return best


def _rows(edition: Edition, expression: str) -> int:
    parsed, _ = ecl.parse(expression)
    assert parsed is not None
    return len(ecl.evaluate(parsed, edition)[0])


def _refinement(edition: Edition, chance: random.Random) -> str:
    """Return diseases by where they are: a site that occurs or one above it, found by halving, the wider the more rows."""
    sites = _sites(edition, chance)
    best, most, low, high = 0, 0, 0, len(sites)
    while low < high and most < ENOUGH_ROWS:
        middle = (low + high) // 2
        rows = _rows(edition, _at_site(sites[middle]))
        if most < rows <= MOST_ROWS:
            best, most = middle, rows
        low, high = (middle + 1, high) if rows <= MOST_ROWS else (low, middle)
    return _at_site(sites[best])


def _sites(edition: Edition, chance: random.Random) -> list[int]:
    """Return sites that occur and all above them, those with most below them last."""
    found = {
        each.destination_id
        for sctid in _findings(edition, chance)
        for each in edition.attributes(sctid)
        if each.type_id == FINDING_SITE and each.destination_id
    }
    return sorted(edition.ancestors_of(found) | found, key=lambda site: (len(edition.descendants(site)), site))


def _at_site(site: int) -> str:
    return f"<< {DISEASE} : {FINDING_SITE} = << {site}"


def _beginnings(edition: Edition, chance: random.Random) -> Iterator[tuple[str, ...]]:
    """Yield the beginnings of two words of findings, unless far too many terms have them."""
    for sctid in _findings(edition, chance):
        words = tuple(word[:3] for word in _WORD.findall(edition.term(sctid, ("en",)).lower())[:2])
        if len(words) == 2 and len(edition.descriptions_with(words)) <= MOST_TERMS:
            yield words


def _with_term(words: Iterable[str]) -> str:
    return f'<< {FINDING} {{{{ term = "{" ".join(words)}" }}}}'


def _findings(edition: Edition, chance: random.Random) -> list[int]:
    below = sorted(edition.descendants(FINDING))
    return chance.sample(below, k=min(TRIES, len(below)))


if __name__ == "__main__":
    opened = Edition(open_index(sys.argv[1]), "bench")
    sys.stdout.write(json.dumps({"rows": questions(opened), "counts": counts(opened)}))
