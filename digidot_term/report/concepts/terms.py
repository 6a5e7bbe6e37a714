"""The terms of a concept: gathered from its descriptions, as lines and as data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from digidot_term.language import Language, Text, reading_order
from digidot_term.record import record
from digidot_term.report.naming import DIALECTS, Namer
from digidot_term.report.wrapping import padded, widest, wrapped
from digidot_term.snomed.components import Description
from digidot_term.snomed.constants import DEFINITION, FSN, PREFERRED

IS_PREFERRED = Text(en="preferred", nb="foretrukket", nn="føretrekt")
IS_ACCEPTABLE = Text(en="acceptable", nb="akseptabel", nn="akseptabel")
_KINDS = {
    "fsn": Text(en="FSN", nb="FSN", nn="FSN"),
    "definition": Text(en="definition", nb="definisjon", nn="definisjon"),
    "unused": Text(en="in no language", nb="uten språk", nn="utan språk"),
}
_TYPES = {FSN: "fsn", DEFINITION: "definition"}
_TYPE_ORDER = {"fsn": 0, "synonym": 1, "definition": 2}
_NOWHERE = ""
_NO_MARK = "–"


@record
class TermFact:
    """An active description in one language refset, or in none; `dialect` is what that refset is marked with."""

    description_id: int
    refset_id: int | None
    dialect: str
    type: str
    preferred: bool
    term: str

    def as_data(self) -> dict[str, Any]:
        """The term as JSON has it."""
        return {
            "language": self.dialect or None,
            "languageRefset": str(self.refset_id) if self.refset_id else None,
            "term": self.term,
            "type": self.type,
            "preferred": self.preferred,
            "descriptionId": str(self.description_id),
        }


def term_facts(descriptions: Sequence[Description], language: Language) -> tuple[TermFact, ...]:
    """Return the active terms: the reader's language in front, then by type, preferred first, by term."""
    found = (fact for description in descriptions if description.active for fact in _facts(description))
    return tuple(sorted(found, key=lambda fact: _order(fact, language)))


def _facts(description: Description) -> Iterator[TermFact]:
    kind = _TYPES.get(description.type_id, "synonym")
    for refset, acceptability in description.acceptability.items():
        dialect = DIALECTS.get(refset, str(refset))
        preferred = acceptability == PREFERRED
        yield TermFact(description.id, refset, dialect, kind, preferred, description.term)
    if not description.acceptability:
        yield TermFact(description.id, None, _NOWHERE, kind, preferred=False, term=description.term)


def _order(fact: TermFact, language: Language) -> tuple[int, int, bool, str, str, int]:
    """Order by language as a reader wants them; other refsets follow, terms in no language are last."""
    order = reading_order(language)
    places = {tag: number for number, each in enumerate(order) for tag in DIALECTS.values() if tag[:2] == each}
    at = places.get(fact.dialect, len(order) + (fact.refset_id is None))
    return (at, _TYPE_ORDER[fact.type], not fact.preferred, fact.dialect, fact.term, fact.description_id)


def term_lines(facts: Sequence[TermFact], fsn: str, named: Namer, language: Language) -> list[str]:
    """Return a line a term, with all languages it is alike in; the name that stands on top of the page is not repeated.

    A term of a language refset without a mark of its own names that refset behind it.
    """
    merged: dict[tuple[str, str, bool, bool], list[TermFact]] = {}
    for fact in facts:
        if not (fact.type == "fsn" and fact.term == fsn and fact.dialect.startswith("en")):
            merged.setdefault((fact.type, fact.term, fact.preferred, fact.refset_id is None), []).append(fact)
    rows = [(_marks(group), _rank(group[0]).render(language), _text(group, named)) for group in merged.values()]
    marks, ranks = widest([row[0] for row in rows]), widest([row[1] for row in rows])
    return [
        line for mark, rank, text in rows for line in wrapped(text, f"  {padded(mark, marks)}  {padded(rank, ranks)}  ")
    ]


def term_marks(description: Description, named: Namer, language: Language) -> str:
    """Say in which languages the term of an active description is what, such as `nb preferred, nn acceptable`."""
    grouped: dict[str, list[TermFact]] = {}
    for fact in term_facts([description], language):
        grouped.setdefault(_rank(fact).render(language), []).append(fact)
    return ", ".join(f"{_sources(group, named)} {rank}" for rank, group in grouped.items())


def _sources(group: Sequence[TermFact], named: Namer) -> str:
    others = [named(fact.refset_id).term for fact in group if fact.refset_id and fact.refset_id not in DIALECTS]
    return ", ".join([mark for mark in (_marks(group), *others) if mark != _NO_MARK])


def _marks(group: Sequence[TermFact]) -> str:
    marks = [fact.dialect for fact in group if fact.refset_id in DIALECTS]
    if {"en-GB", "en-US"} <= {*marks}:
        marks = [mark for mark in marks if mark != "en-US"]
        marks[marks.index("en-GB")] = "en"
    return ", ".join(marks) or _NO_MARK


def _rank(fact: TermFact) -> Text:
    if fact.type in _KINDS:
        return _KINDS[fact.type]
    if fact.refset_id is None:
        return _KINDS["unused"]
    return IS_PREFERRED if fact.preferred else IS_ACCEPTABLE


def _text(group: Sequence[TermFact], named: Namer) -> str:
    others = [fact.refset_id for fact in group if fact.refset_id and fact.refset_id not in DIALECTS]
    return " ".join([group[0].term, *(f"({named(refset)})" for refset in others)])
