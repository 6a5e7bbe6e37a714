"""The rows of the reviewed tables: one model a table, its columns in order, ids as text.

Columns named `term` or ending in `_term`, and `note`, are there for the reader; the tests see that they are true.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Part = Literal["INT", "NO"]
"""The two packages: the International part and the Norwegian extension."""


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
