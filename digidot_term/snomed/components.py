"""The components of an edition as its readers see them; ids are ints, times are `YYYYMMDD` text."""

from __future__ import annotations

from collections.abc import Mapping

from digidot_term.language import Language
from digidot_term.record import record


@record
class Concept:
    """A row of the concept file."""

    id: int
    active: bool
    effective_time: str
    module_id: int
    defined: bool


@record
class Description:
    """A row of a description or text definition file, with its acceptability in each language refset."""

    id: int
    concept_id: int
    active: bool
    effective_time: str
    module_id: int
    type_id: int
    term: str
    language_code: str
    case_significance_id: int
    acceptability: Mapping[int, int]


@record
class Relationship:
    """An attribute: a destination or a concrete value (`#10`, `"text"`), never both; group 0 is ungrouped."""

    source_id: int
    type_id: int
    destination_id: int | None
    value: str | None
    group: int


@record
class Member:
    """A row of a refset file; `fields` holds the columns after the six every refset has, by their header names."""

    id: str
    refset_id: int
    referenced_component_id: int
    active: bool
    effective_time: str
    module_id: int
    fields: Mapping[str, str]


@record
class HistoricalAssociation:
    """What became of an inactive component: the association's refset and its target."""

    refset_id: int
    target_id: int


@record
class Hit:
    """A concept found by one of its terms, and the language that term was found in."""

    concept_id: int
    term: str
    language: Language


@record
class AlternateIdentifier:
    """An identifier of another scheme for a component, as the identifier file has it."""

    scheme_id: int
    code: str
    active: bool
