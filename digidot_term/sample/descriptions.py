"""Rows of the description, text definition and language refset files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from digidot_term.sample.identity import MODULES, description_id, member_id
from digidot_term.sample.model import Concept, Part
from digidot_term.sample.rows import Row, Span, spans
from digidot_term.sample.tables import concepts, definitions, english_terms, norwegian_terms, release_changes
from digidot_term.snomed.constants import (
    ACCEPTABLE,
    CASE_INSENSITIVE,
    CASE_SENSITIVE,
    DEFINITION,
    EN_GB_REFSET,
    EN_US_REFSET,
    FSN,
    NB_REFSET,
    NN_REFSET,
    PREFERRED,
    SYNONYM,
)

Use = tuple[Span, str, str]
"""When a description is in a language refset, the refset, and the acceptability there, all as RF2 writes them."""

_FSN, _SYNONYM, _DEFINITION = str(FSN), str(SYNONYM), str(DEFINITION)
_ACCEPTABILITY = {"preferred": str(PREFERRED), "acceptable": str(ACCEPTABLE)}
_US, _GB, _NB, _NN = str(EN_US_REFSET), str(EN_GB_REFSET), str(NB_REFSET), str(NN_REFSET)
_NORWEGIAN = {"nb": _NB, "nn": _NN}
_OFFICIAL_CODE = {"en": "en", "nb": "no", "nn": "no"}
# Item numbers of descriptions: a range for each table they come from.
_FSN_ITEM, _TERM_ITEM, _ENGLISH_ITEM, _DEFINITION_ITEM, _OLD_FSN_ITEM, _NORWEGIAN_ITEM = range(10_000, 70_000, 10_000)


class Description(NamedTuple):
    """A description or text definition of a package; `language_code` is `no` for both written forms of Norwegian."""

    part: str
    span: Span
    id: str
    concept_id: str
    language_code: str
    type_id: str
    term: str
    uses: tuple[Use, ...]


def description_rows(part: Part, language_code: str) -> list[Row]:
    """Return the descriptions of a package in a language."""
    return [
        _row(description)
        for description in _descriptions()
        if description.part == part and description.language_code == language_code
    ]


def definition_rows(part: Part, language_code: str) -> list[Row]:
    """Return the text definitions of a package in a language."""
    return [
        _row(definition)
        for definition in _definitions()
        if definition.part == part and definition.language_code == language_code
    ]


def language_rows(part: Part, refsets: Iterable[str]) -> list[Row]:
    """Return the members of language refsets in a package: what is written how, and preferred or acceptable."""
    module, wanted = MODULES[part], frozenset(refsets)
    return [
        (span, member_id(f"{refset} {description.id}"), f"{module}\t{refset}\t{description.id}\t{acceptability}")
        for description in (*_descriptions(), *_definitions())
        if description.part == part
        for span, refset, acceptability in description.uses
        if refset in wanted
    ]


def descriptions_of(concept_id: str, part: Part) -> list[str]:
    """Return the ids of the descriptions a package gives a concept, without text definitions."""
    return [found.id for found in _descriptions() if found.part == part and found.concept_id == concept_id]


def _row(description: Description) -> Row:
    """Write one description."""
    module = MODULES["INT" if description.part == "INT" else "NO"]
    case = CASE_INSENSITIVE if description.term[1:].islower() else CASE_SENSITIVE
    return (
        description.span,
        description.id,
        f"{module}\t{description.concept_id}\t{description.language_code}\t{description.type_id}\t{description.term}\t{case}",
    )


@cache
def _descriptions() -> tuple[Description, ...]:
    """Return all descriptions of both packages."""
    return (*_names(), *_english_terms(), *_norwegian_terms())


@cache
def term_changes() -> dict[tuple[str, str], tuple[str, str]]:
    """Return the earlier and the newer term by concept and language; `fsn` stands for the fully specified name."""
    return {(row.component, row.what): (row.earlier, row.newer) for row in release_changes() if row.change == "term"}


def _names() -> Iterator[Description]:
    """Give each concept its fully specified name and its preferred English term."""
    born = {concept for concept, span in spans().items() if span == "since"}
    british = {row.concept_id for row in english_terms() if row.gb == "preferred"}
    changes = term_changes()
    for number, concept in enumerate(concepts()):
        span: Span = "since" if concept.id in born else "always"
        yield from _fully_specified_names(concept, number, span, changes.get((concept.id, "fsn")))
        named: Span = "since" if (concept.id, "en") in changes else span
        refsets = (_US,) if concept.id in british else (_US, _GB)
        yield _english(concept, named, _TERM_ITEM + number, _SYNONYM, concept.term, refsets)


def _fully_specified_names(
    concept: Concept, number: int, span: Span, change: tuple[str, str] | None
) -> Iterator[Description]:
    """Name a concept, and under its earlier name if the newer release changed it."""
    now: Span = "since" if change else span
    yield _english(concept, now, _FSN_ITEM + number, _FSN, concept.fsn, (_US, _GB))
    if change:
        yield _english(concept, "until", _OLD_FSN_ITEM + number, _FSN, change[0], (_US, _GB))


def _english(concept: Concept, span: Span, item: int, type_id: str, term: str, refsets: tuple[str, ...]) -> Description:
    """Make an English description that is preferred in `refsets`."""
    uses = tuple((span, refset, _ACCEPTABILITY["preferred"]) for refset in refsets)
    return Description(concept.part, span, description_id(item), concept.id, "en", type_id, term, uses)


def _english_terms() -> Iterator[Description]:
    """Give concepts their further English terms."""
    part_of = {concept.id: concept.part for concept in concepts()}
    born = {concept for concept, span in spans().items() if span == "since"}
    for number, row in enumerate(english_terms()):
        span: Span = "since" if row.concept_id in born else "always"
        uses: list[Use] = []
        for refset, acceptability in ((_US, row.us), (_GB, row.gb)):
            if acceptability:
                uses += _uses(row.concept_id, "en", row.term, refset, acceptability, span)
        item = description_id(_ENGLISH_ITEM + number)
        yield Description(part_of[row.concept_id], span, item, row.concept_id, "en", _SYNONYM, row.term, tuple(uses))


def _norwegian_terms() -> Iterator[Description]:
    """Give concepts their Norwegian terms; one that both written forms share is one description."""
    born = {concept for concept, span in spans().items() if span == "since"}
    uses: dict[tuple[str, str], list[Use]] = {}
    for row in norwegian_terms():
        span: Span = "since" if row.concept_id in born else "always"
        uses.setdefault((row.concept_id, row.term), []).extend(
            _uses(row.concept_id, row.language, row.term, _NORWEGIAN[row.language], row.acceptability, span)
        )
    for number, ((concept_id, term), found) in enumerate(uses.items()):
        span = "since" if all(use[0] == "since" for use in found) else "always"
        item = description_id(_NORWEGIAN_ITEM + number)
        yield Description("NO", span, item, concept_id, "no", _SYNONYM, term, tuple(found))


def _uses(concept_id: str, language: str, term: str, refset: str, acceptability: str, span: Span) -> list[Use]:
    """Return how a refset uses a term in the two releases: a changed term was preferred before, or is only now."""
    earlier, newer = term_changes().get((concept_id, language), ("", ""))
    if term == earlier:
        return [("until", refset, _ACCEPTABILITY["preferred"]), ("since", refset, _ACCEPTABILITY[acceptability])]
    return [("since" if term == newer else span, refset, _ACCEPTABILITY[acceptability])]


@cache
def _definitions() -> tuple[Description, ...]:
    """Return the text definitions, each preferred in the refsets of its language."""
    found = []
    for number, row in enumerate(definitions()):
        refsets = (_US, _GB) if row.language == "en" else (_NORWEGIAN[row.language],)
        uses: tuple[Use, ...] = tuple(("always", refset, _ACCEPTABILITY["preferred"]) for refset in refsets)
        part, code = ("INT" if row.language == "en" else "NO"), _OFFICIAL_CODE[row.language]
        item = description_id(_DEFINITION_ITEM + number)
        found.append(Description(part, "always", item, row.concept_id, code, _DEFINITION, row.text, uses))
    return tuple(found)
