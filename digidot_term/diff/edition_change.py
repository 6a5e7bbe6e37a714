"""What may have changed from one edition to another: a closed list, and a record of each change."""

from __future__ import annotations

from enum import StrEnum

from digidot_term.language import LANGUAGES, Language
from digidot_term.record import record
from digidot_term.snomed.components import HistoricalAssociation, Member, Relationship


class What(StrEnum):
    """The closed list, in the order a reader wants it."""

    CONCEPT_ADDED = "concept-added"
    CONCEPT_REMOVED = "concept-removed"
    CONCEPT_INACTIVATED = "concept-inactivated"
    CONCEPT_REACTIVATED = "concept-reactivated"
    CONCEPT_MOVED = "concept-moved"
    NOW_DEFINED = "concept-now-defined"
    NOW_PRIMITIVE = "concept-now-primitive"
    ATTRIBUTES_CHANGED = "attributes-changed"
    FSN_CHANGED = "fsn-changed"
    PREFERRED_CHANGED = "preferred-term-changed"
    PREFERRED_ADDED = "preferred-term-added"
    PREFERRED_REMOVED = "preferred-term-removed"
    TERM_ADDED = "term-added"
    TERM_REMOVED = "term-removed"
    TERM_REWORDED = "term-reworded"


SectionKey = tuple[What, Language | None]

ORDER = {what: number for number, what in enumerate(What)}
"""The place of each kind of change in the list."""


@record
class GroupChange:
    """The attributes a role group gained and lost; None stands for the group that one edition lacks, 0 for no group."""

    old: int | None
    new: int | None
    gained: tuple[Relationship, ...]
    lost: tuple[Relationship, ...]


@record
class ConceptChange:
    """What became of a concept.

    It has why it was inactivated and what history says of it, the parents of a moved one, or the groups that changed.
    """

    what: What
    concept_id: int
    reason: int | None = None
    history: tuple[HistoricalAssociation, ...] = ()
    gained: tuple[int, ...] = ()
    lost: tuple[int, ...] = ()
    groups: tuple[GroupChange, ...] = ()

    @property
    def section(self) -> SectionKey:
        """The section the change belongs to."""
        return (self.what, None)

    @property
    def sort_key(self) -> tuple[int, int]:
        """Order by concept."""
        return (self.concept_id, 0)


@record
class TermChange:
    """A term that came, went or changed; a preferred term has a language, any other its description."""

    what: What
    concept_id: int
    old: str | None
    new: str | None
    language: Language | None = None
    description_id: int = 0
    type_id: int = 0

    @property
    def section(self) -> SectionKey:
        """The section the change belongs to."""
        return (self.what, self.language)

    @property
    def sort_key(self) -> tuple[int, int]:
        """Order by concept and description."""
        return (self.concept_id, self.description_id)


EditionChange = ConceptChange | TermChange


@record
class Section:
    """All changes of one kind, those of preferred terms by language; in order of concept and description."""

    what: What
    language: Language | None
    changes: tuple[EditionChange, ...]


@record
class HierarchyChanges:
    """What changed under one top-level concept; None stands for what is under none, being inactive in both editions."""

    top_level: int | None
    sections: tuple[Section, ...]


@record
class MembersChange:
    """The members of one component that have other fields, as they were and are, those it gained and those it lost."""

    component_id: int
    changed: tuple[tuple[Member, Member], ...] = ()
    gained: tuple[Member, ...] = ()
    lost: tuple[Member, ...] = ()


@record
class RefsetChange:
    """The components that became members of a refset, that no longer are, and whose members changed, sorted."""

    refset_id: int
    added: tuple[int, ...]
    removed: tuple[int, ...]
    is_new: bool
    is_gone: bool
    changed: tuple[MembersChange, ...] = ()

    @property
    def components(self) -> tuple[int, ...]:
        """All that came or went."""
        return (*self.added, *self.removed)


@record
class Compared:
    """One of the two editions: how it is named and how much is in it."""

    name: str
    version_uri: str
    concepts: int
    active: int


@record
class EditionComparison:
    """All that changed, by hierarchy in order of id, and by refset in order of id."""

    old: Compared
    new: Compared
    hierarchies: tuple[HierarchyChanges, ...]
    refsets: tuple[RefsetChange, ...]

    @property
    def totals(self) -> tuple[tuple[What, Language | None, int], ...]:
        """How many changes of each kind there are, in the order of the closed list."""
        counts: dict[SectionKey, int] = {}
        for hierarchy in self.hierarchies:
            for section in hierarchy.sections:
                key = (section.what, section.language)
                counts[key] = counts.get(key, 0) + len(section.changes)
        return tuple((what, language, counts[what, language]) for what, language in sorted(counts, key=section_key))


def section_key(key: SectionKey) -> tuple[int, int]:
    """Order sections by kind, then by language."""
    what, language = key
    return (ORDER[what], LANGUAGES.index(language) if language else 0)
