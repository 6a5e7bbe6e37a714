"""The reviewed tables of the sample edition: TAB between columns, the first line names them, ids as text.

Columns named `term` or ending in `_term`, and `note`, are there for the reader; the tests see that they are true.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple, TypeVar

Part = Literal["INT", "NO"]
"""The two packages: the International part and the Norwegian extension."""

FOLDER = Path(__file__).parent / "tables"


class Concept(NamedTuple):
    """A concept with its fully specified name and its preferred term in English; `status` is primitive or defined."""

    id: str
    fsn: str
    term: str
    status: str
    part: str


class EnglishTerm(NamedTuple):
    """A further English term; `us` and `gb` are its acceptability in the two refsets, empty where it is in none."""

    concept_id: str
    term: str
    us: str
    gb: str
    note: str


class NorwegianTerm(NamedTuple):
    """A Norwegian term; `language` is nb or nn, `acceptability` preferred or acceptable."""

    concept_id: str
    language: str
    term: str
    acceptability: str
    note: str


class Definition(NamedTuple):
    """A text definition in our own words; `language` is en, nb or nn."""

    concept_id: str
    language: str
    text: str


class Relationship(NamedTuple):
    """An inferred relationship of the newer release, is-a included; group 0 is ungrouped."""

    source: str
    type: str
    destination: str
    group: str
    source_term: str
    type_term: str
    destination_term: str


class ConcreteValue(NamedTuple):
    """A relationship to a `#number` or a `"text"`; `part` says which package states it."""

    source: str
    type: str
    value: str
    group: str
    part: str
    source_term: str


class RefsetMember(NamedTuple):
    """A member of a simple refset in the newer release."""

    refset_id: str
    concept_id: str
    part: str
    term: str


class Association(NamedTuple):
    """A member of an association refset that is not about history."""

    refset_id: str
    concept_id: str
    target_id: str
    term: str
    target_term: str


class SimpleMap(NamedTuple):
    """A row of a simple map from SNOMED CT."""

    refset_id: str
    concept_id: str
    target: str
    part: str
    term: str


class Icd10Map(NamedTuple):
    """A row of the extended map to ICD-10; Norway's replaces the International one of its concept, group, priority."""

    part: str
    concept_id: str
    group: str
    priority: str
    rule: str
    advice: str
    target: str
    correlation_id: str
    category_id: str
    term: str


class Inactivation(NamedTuple):
    """An inactive concept: since which release, why, and what stands for it; a concept has a row for each target."""

    concept_id: str
    since: str
    reason_id: str
    association_id: str
    target_id: str
    note: str
    term: str
    target_term: str


class ReleaseChange(NamedTuple):
    """What else the newer release changed: `change` is concept, term, parent, member or icd10.

    `component` is the concept, or for a member its refset; `what` is the language, the member, or the map row's part,
    group and priority; `earlier` and `newer` are the values, empty where there is none.
    """

    change: str
    component: str
    what: str
    earlier: str
    newer: str
    note: str


class MrcmDomain(NamedTuple):
    """A domain of the concept model and the domain above it, empty for none."""

    domain_id: str
    parent_id: str
    term: str


class MrcmAttribute(NamedTuple):
    """An attribute of a domain: whether it is grouped, its cardinalities, and its range in ECL or as a value range."""

    part: str
    attribute_id: str
    domain_id: str
    grouped: str
    cardinality: str
    in_group: str
    range: str
    term: str
    domain_term: str


class RefsetDescriptor(NamedTuple):
    """What a column of a refset means; order 0 is the referenced component."""

    part: str
    refset_id: str
    attribute_id: str
    type_id: str
    order: str
    term: str
    attribute_term: str
    type_term: str


Model = TypeVar("Model")


def read_table(name: str) -> list[list[str]]:
    """Return the lines of a table as columns, its header in front; nothing is quoted."""
    text = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.removesuffix("\n").split("\n")]


def _rows(name: str, make: Callable[[Iterable[str]], Model]) -> tuple[Model, ...]:
    """Return the rows of a table as models."""
    return tuple(map(make, read_table(name)[1:]))


@cache
def concepts() -> tuple[Concept, ...]:
    """Return concepts.tsv."""
    return _rows("concepts", Concept._make)


@cache
def relationships() -> tuple[Relationship, ...]:
    """Return relationships.tsv."""
    return _rows("relationships", Relationship._make)


@cache
def concrete_values() -> tuple[ConcreteValue, ...]:
    """Return concrete-values.tsv."""
    return _rows("concrete-values", ConcreteValue._make)


@cache
def release_changes() -> tuple[ReleaseChange, ...]:
    """Return releases.tsv."""
    return _rows("releases", ReleaseChange._make)


@cache
def inactivations() -> tuple[Inactivation, ...]:
    """Return history.tsv."""
    return _rows("history", Inactivation._make)


@cache
def english_terms() -> tuple[EnglishTerm, ...]:
    """Return terms-en.tsv."""
    return _rows("terms-en", EnglishTerm._make)


def norwegian_terms() -> tuple[NorwegianTerm, ...]:
    """Return terms-no.tsv."""
    return _rows("terms-no", NorwegianTerm._make)


def definitions() -> tuple[Definition, ...]:
    """Return definitions.tsv."""
    return _rows("definitions", Definition._make)


def refset_members() -> tuple[RefsetMember, ...]:
    """Return refsets.tsv."""
    return _rows("refsets", RefsetMember._make)


def associations() -> tuple[Association, ...]:
    """Return associations.tsv."""
    return _rows("associations", Association._make)


def simple_maps() -> tuple[SimpleMap, ...]:
    """Return simple-maps.tsv."""
    return _rows("simple-maps", SimpleMap._make)


def icd10_maps() -> tuple[Icd10Map, ...]:
    """Return icd10-map.tsv."""
    return _rows("icd10-map", Icd10Map._make)


def mrcm_domains() -> tuple[MrcmDomain, ...]:
    """Return mrcm-domains.tsv."""
    return _rows("mrcm-domains", MrcmDomain._make)


def mrcm_attributes() -> tuple[MrcmAttribute, ...]:
    """Return mrcm-attributes.tsv."""
    return _rows("mrcm-attributes", MrcmAttribute._make)


def refset_descriptors() -> tuple[RefsetDescriptor, ...]:
    """Return refset-descriptors.tsv."""
    return _rows("refset-descriptors", RefsetDescriptor._make)
