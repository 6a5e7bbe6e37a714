"""Small releases for comparison, written as what each concept is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from digidot_term.snomed.constants import (
    ACCEPTABLE,
    CONCEPT_INACTIVATION_REFSET,
    EN_GB_REFSET,
    EN_US_REFSET,
    FSN,
    IS_A,
    NB_REFSET,
    NN_REFSET,
    PREFERRED,
    ROOT,
    SYNONYM,
)
from digidot_term.snomed.edition import Edition
from digidot_term.snomed.identifiers import make_sctid
from tests.rf2_builder import Rf2Builder

REFSETS = {"nb": (NB_REFSET,), "nn": (NN_REFSET,), "en": (EN_GB_REFSET, EN_US_REFSET), "": ()}


def concept(number: int) -> int:
    return make_sctid(2000 + number, "00")


def description(number: int) -> int:
    return make_sctid(5000 + number, "01")


FINDING, PROCEDURE, REASON = concept(1), concept(2), concept(3)
A, B, C, D, E = (concept(number) for number in range(10, 15))
R, S = concept(90), concept(91)


@dataclass(frozen=True)
class Term:
    number: int
    term: str
    language: str = "en"
    acceptability: int = PREFERRED
    type_id: int = SYNONYM
    active: bool = True


@dataclass(frozen=True)
class Is:
    """A concept: its parents, its name (its number when empty), its terms."""

    parents: tuple[int, ...] = (FINDING,)
    name: str = ""
    terms: tuple[Term, ...] = ()
    active: bool = True
    reason: int = 0
    history: tuple[tuple[int, int], ...] = ()
    defined: bool = False
    attributes: tuple[tuple[int, int, int | str], ...] = ()
    """Group, type and value; a text is a concrete value."""


@dataclass(frozen=True)
class Row:
    """A member of a reference set with fields of its own; its number tells it apart from all others."""

    number: int
    component: int
    fields: Mapping[str, object]
    active: bool = True


def acceptable(number: int, term: str, language: str = "en") -> Term:
    return Term(number, term, language, ACCEPTABLE)


def release(
    concepts: Mapping[int, Is],
    refsets: Mapping[int, Sequence[int | Row]] | None = None,
    *,
    date: str = "20250101",
) -> Edition:
    """A release with the concepts below two top-level ones, and the refsets with their members."""
    return written(concepts, refsets, date=date).edition()


def written(
    concepts: Mapping[int, Is],
    refsets: Mapping[int, Sequence[int | Row]] | None = None,
    *,
    date: str = "20250101",
) -> Rf2Builder:
    """The rows of such a release."""
    builder = Rf2Builder(name=date, date=date)
    frame = {FINDING: Is((ROOT,), "Finding"), PROCEDURE: Is((ROOT,), "Procedure"), REASON: Is((ROOT,), "Duplicate")}
    builder.add_concept(ROOT, fsn="Root (root)")
    builder.add_concept(IS_A, fsn="Is a (attribute)")
    for sctid, what in {**frame, **concepts}.items():
        _add(builder, sctid, what)
    for refset, members in (refsets or {}).items():
        _add(builder, refset, Is((), f"Refset {refset} (foundation metadata concept)"))
        for member in members:
            row = member if isinstance(member, Row) else Row(0, member, {})
            uuid = f"00000000-0000-4000-8000-{row.number:012x}" if row.number else ""
            builder.add_member(refset, row.component, active=row.active, uuid=uuid, **row.fields)
    return builder


def _add(builder: Rf2Builder, sctid: int, what: Is) -> None:
    builder.add_concept(sctid, active=what.active, defined=what.defined)
    name = Term(sctid // 1000, what.name or f"Concept {sctid} (finding)", type_id=FSN)
    for term in (name, *what.terms):
        builder.add_description(
            sctid,
            term.term,
            sctid=description(term.number),
            type_id=term.type_id,
            active=term.active,
            refsets=REFSETS[term.language],
            acceptability=term.acceptability,
        )
    for parent in what.parents if what.active else ():
        builder.add_is_a(sctid, parent)
    for group, type_id, value in what.attributes if what.active else ():
        if isinstance(value, str):
            builder.add_concrete_value(sctid, type_id, value, group=group)
        else:
            builder.add_attribute(sctid, type_id, value, group=group)
    if what.reason:
        builder.add_member(CONCEPT_INACTIVATION_REFSET, sctid, valueId=what.reason)
    for refset, target in what.history:
        builder.add_member(refset, sctid, targetComponentId=target)
