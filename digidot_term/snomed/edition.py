"""One SNOMED CT edition: everything the tool asks of it, behind a single handle over its index."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from typing import TYPE_CHECKING

from pyroaring import BitMap

from digidot_term.diagnostics import Diagnostic
from digidot_term.language import Language
from digidot_term.snomed.alternates import Alternates
from digidot_term.snomed.components import (
    AlternateIdentifier,
    Concept,
    Description,
    HistoricalAssociation,
    Hit,
    Member,
    Relationship,
)
from digidot_term.snomed.concept_set import ConceptIds, ConceptSet
from digidot_term.snomed.constants import DEFINED, PREFERRED, ROOT, SAMPLE_NAMESPACE, SYNONYM
from digidot_term.snomed.descriptions import Descriptions
from digidot_term.snomed.hierarchy import Hierarchy
from digidot_term.snomed.history import History
from digidot_term.snomed.identifiers import namespace
from digidot_term.snomed.index.read import Index
from digidot_term.snomed.index.times import time_text
from digidot_term.snomed.info import EditionInfo, info_of
from digidot_term.snomed.places import Places
from digidot_term.snomed.refsets import Refsets
from digidot_term.snomed.relationships import Attributes, role_groups

if TYPE_CHECKING:
    from digidot_term.snomed.concept_columns import ConceptColumns
    from digidot_term.snomed.described import Described
    from digidot_term.snomed.member_table import MemberTable
    from digidot_term.snomed.search import Search
    from digidot_term.snomed.term_index import TermIndex

DEFAULT_LANGUAGES: tuple[Language, ...] = ("nb", "nn", "en")
DEFAULT_LIMIT = 20


class Edition:
    """A merged release, active and inactive components alike; read-only, and safe to share between threads.

    SCTIDs are ints, effective times `YYYYMMDD` text, terms as in the release. Sets of concepts are `ConceptSet`s:
    plain sets of ids that combine as bitmaps. Ids that are unknown, and where it matters inactive ones, give empty
    answers, never an error.
    """

    def __init__(self, index: Index, name: str) -> None:
        self._index = index
        self.info: EditionInfo = info_of(index.facts, name)
        self.name = name
        self.module_id = self.info.module_id
        self.effective_time = self.info.effective_time
        self._ids = ConceptIds(index)
        self._forms: Sequence[tuple[int, int]] = index.facts["concept_forms"]

    def __repr__(self) -> str:
        return f"<Edition {self.name} {self.version_uri}: {len(self.active_ids)} active concepts>"

    @property
    def is_sample(self) -> bool:
        """Whether this is the toolkit's own sample and not SNOMED CT."""
        return namespace(self.module_id) == SAMPLE_NAMESPACE

    @property
    def version_uri(self) -> str:
        """The URI of this version of the edition; the sample's is under `xsct`, as no release's is."""
        system = "xsct" if self.is_sample else "sct"
        return f"http://snomed.info/{system}/{self.module_id}/version/{self.effective_time}"

    @property
    def index(self) -> Index:
        """What it answers from, for those who look at all of it at once."""
        return self._index

    def problems(self) -> tuple[Diagnostic, ...]:
        """Return what was wrong with the packages: the rows left out, and the dependencies not met."""
        from digidot_term.snomed.problems import unpack_problems  # noqa: PLC0415 - a sound edition never needs it

        return unpack_problems(bytes(self._index.numbers("problem"))) if self.info.problems else ()

    # Concepts

    @cached_property
    def concept_ids(self) -> ConceptSet:
        """All concepts, active or not."""
        return ConceptSet(self._ids, BitMap(range(len(self._ids.ids))))

    @cached_property
    def active_ids(self) -> ConceptSet:
        """The active concepts."""
        return ConceptSet(self._ids, BitMap(range(self._ids.active_count)))

    def concepts_of(self, sctids: AbstractSet[int]) -> ConceptSet:
        """Return those of some ids that are concepts of the edition, active or not."""
        return ConceptSet.of(self._ids, sctids)

    def concept_set(self, ordinals: BitMap) -> ConceptSet:
        """Return the concepts of some ordinals, as bitmaps of the edition hold them."""
        return ConceptSet(self._ids, ordinals)

    @cached_property
    def concept_columns(self) -> ConceptColumns:
        """The concepts by what their rows say: sets of them are narrowed at once."""
        from digidot_term.snomed.concept_columns import ConceptColumns  # noqa: PLC0415 - few questions filter concepts

        return ConceptColumns(self._index, self._ids)

    def concept(self, sctid: int) -> Concept | None:
        """Return a concept, active or not; None when the edition does not know it."""
        ordinal = self._ids.ordinal(sctid)
        if ordinal is None:
            return None
        module_id, status = self._forms[self._index.numbers("concept.form")[ordinal]]
        time = time_text(self._index.numbers("concept.time")[ordinal])
        return Concept(sctid, ordinal < self._ids.active_count, time, module_id, status == DEFINED)

    def is_active(self, sctid: int) -> bool:
        """Say whether the edition has a concept and it is active."""
        ordinal = self._ids.ordinal(sctid)
        return ordinal is not None and ordinal < self._ids.active_count

    def __contains__(self, sctid: object) -> bool:
        return self._ids.ordinal(sctid) is not None

    # Hierarchy

    @cached_property
    def hierarchy(self) -> Hierarchy:
        """Who stands above whom, by ordinal."""
        return Hierarchy(self._index)

    def parents(self, sctid: int) -> tuple[int, ...]:
        """Return the concepts one step above, sorted."""
        ordinal = self._ids.ordinal(sctid)
        return () if ordinal is None else tuple(sorted(map(self._ids.ids.__getitem__, self.hierarchy.parents(ordinal))))

    def children(self, sctid: int) -> tuple[int, ...]:
        """Return the concepts one step below, sorted."""
        ordinal = self._ids.ordinal(sctid)
        return (
            () if ordinal is None else tuple(sorted(map(self._ids.ids.__getitem__, self.hierarchy.children(ordinal))))
        )

    def ancestors(self, sctid: int, *, or_self: bool = False) -> ConceptSet:
        """Return all concepts above, without the concept itself unless that is wanted."""
        itself = self._ids.known((sctid,))
        found = self.hierarchy.ancestors(itself)
        return ConceptSet(self._ids, found | itself if or_self else found)

    def descendants(self, sctid: int, *, or_self: bool = False) -> ConceptSet:
        """Return all concepts below, without the concept itself unless that is wanted."""
        itself = self._ids.known((sctid,))
        found = self.hierarchy.descendants(itself)
        return ConceptSet(self._ids, found | itself if or_self else found)

    def ancestors_of(self, sctids: AbstractSet[int]) -> ConceptSet:
        """Return all concepts above any of some."""
        return ConceptSet(self._ids, self.hierarchy.ancestors(self.concepts_of(sctids).ordinals))

    def descendants_of(self, sctids: AbstractSet[int]) -> ConceptSet:
        """Return all concepts below any of some."""
        return ConceptSet(self._ids, self.hierarchy.descendants(self.concepts_of(sctids).ordinals))

    def parents_of(self, sctids: AbstractSet[int]) -> ConceptSet:
        """Return the concepts one step above any of some."""
        return ConceptSet(self._ids, self.hierarchy.parents_of(self.concepts_of(sctids).ordinals))

    def children_of(self, sctids: AbstractSet[int]) -> ConceptSet:
        """Return the concepts one step below any of some."""
        return ConceptSet(self._ids, self.hierarchy.children_of(self.concepts_of(sctids).ordinals))

    def subsumes(self, general: int, special: int) -> bool:
        """Say whether `general` is `special` or stands above it."""
        if general == special:
            return True
        above, below = self._ids.ordinal(general), self._ids.ordinal(special)
        return above is not None and below is not None and self.hierarchy.subsumes(above, below)

    @property
    def top_levels(self) -> tuple[int, ...]:
        """The top-level hierarchies: the children of the root."""
        return self.children(ROOT)

    def top_level(self, sctid: int) -> tuple[int, ...]:
        """Return the top-level hierarchies a concept is in, sorted; none for the root and for inactive concepts."""
        return tuple(top for top in self.top_levels if self.subsumes(top, sctid))

    # Attributes

    def attributes(self, sctid: int) -> tuple[Relationship, ...]:
        """Return active inferred attributes and concrete values by group, type and value; is-a is not one."""
        ordinal = self._ids.ordinal(sctid)
        return () if ordinal is None else self.attribute_table.of(ordinal)

    def role_groups(self, sctid: int) -> tuple[tuple[Relationship, ...], ...]:
        """Return the attributes by role group; each ungrouped one (group 0) stands alone, in front."""
        return role_groups(self.attributes(sctid))

    def incoming(self, sctid: int) -> tuple[Relationship, ...]:
        """Return the attribute relationships whose destination is the concept; is-a is not one (see `children`)."""
        ordinal = self._ids.ordinal(sctid)
        return () if ordinal is None else self.attribute_table.incoming(ordinal)

    @cached_property
    def attribute_table(self) -> Attributes:
        """The attributes of all concepts, by ordinal."""
        return Attributes(self._index)

    @cached_property
    def places(self) -> Places:
        """The role groups and ungrouped attributes that have attributes and values, as bitmaps."""
        return Places(self._index)

    # Terms

    def descriptions(self, sctid: int) -> tuple[Description, ...]:
        """Return all descriptions and text definitions of a concept, active or not, by id."""
        ordinal = self._ids.ordinal(sctid)
        return () if ordinal is None else self._descriptions.of(ordinal)

    def description(self, description_id: int) -> Description | None:
        """Return one description by its own id; None when the edition does not know it."""
        ordinal = self._descriptions.ordinal(description_id)
        return None if ordinal is None else self._descriptions.made(ordinal)

    def fsn(self, sctid: int) -> str:
        """Return the active fully specified name, English where it is translated too; empty when there is none."""
        ordinal = self._ids.ordinal(sctid)
        return "" if ordinal is None else self._descriptions.preferred(ordinal, "fsn") or ""

    def preferred_term(self, sctid: int, language: Language) -> str | None:
        """Return the preferred term by language refset; for English Great Britain's, then that of the United States."""
        ordinal = self._ids.ordinal(sctid)
        return None if ordinal is None else self._descriptions.preferred(ordinal, language)

    def preferred_term_in(self, sctid: int, refset_id: int) -> str | None:
        """Return the synonym that one language refset prefers, such as that of the United States or of a profession."""
        found = (each for each in self.descriptions(sctid) if each.active and each.type_id == SYNONYM)
        return next((each.term for each in found if each.acceptability.get(refset_id) == PREFERRED), None)

    def term(self, sctid: int, languages: Sequence[Language] = DEFAULT_LANGUAGES) -> str:
        """Return the preferred term of the first language that has one, else the fully specified name, else nothing."""
        ordinal = self._ids.ordinal(sctid)
        if ordinal is None:
            return ""
        terms = (self._descriptions.preferred(ordinal, language) for language in (*languages, "fsn"))
        return next((term for term in terms if term is not None), "")

    def terms(self, sctid: int, language: Language) -> tuple[str, ...]:
        """Return all active terms of a language: preferred, acceptable, fully specified names; no definitions."""
        ordinal = self._ids.ordinal(sctid)
        return () if ordinal is None else self._descriptions.terms(ordinal, language)

    def count_preferred(self, language: Language) -> int:
        """Return how many active concepts have a preferred term in a language."""
        return self._descriptions.count_preferred(language, self._ids.active_count)

    def descriptions_with(self, words: Sequence[str], language: str | None = None) -> tuple[int, ...]:
        """Return the ids of the active descriptions that have a word beginning with each of some texts, sorted.

        Letters are compared as each description's language has it; `language` `nb`, `nn` or `en` narrows to the terms
        of that language's refsets and compares as that language has it.
        """
        return self._description_ids(self._terms.matching(words, language))

    def descriptions_like(self, pattern: str, language: str | None = None) -> tuple[int, ...]:
        r"""Return the ids of the active descriptions whose whole term is like a pattern, sorted.

        `*` is any text, `\*` a star; `language` is as for `descriptions_with`.
        """
        return self._description_ids(self._terms.like(pattern, language))

    @cached_property
    def described(self) -> Described:
        """Sets of descriptions."""
        from digidot_term.snomed.described import Described  # noqa: PLC0415 - most questions ask of no description

        return Described(self._index, self._ids, self._descriptions, self._refsets, self._terms)

    def search(
        self,
        text: str,
        languages: Sequence[Language] = DEFAULT_LANGUAGES,
        limit: int | None = DEFAULT_LIMIT,
        *,
        within: AbstractSet[int] | None = None,
        kindly: bool = False,
        fuzzy: bool = False,
    ) -> tuple[Hit, ...]:
        """Return the concepts one of whose terms has a word with each of the given beginnings, best first.

        `within` narrows to some concepts; `kindly` adds other inflections and parts of compounds behind the others,
        `fuzzy` misspelt words.
        """
        return self._search.search(text, languages, limit, within=within, kindly=kindly, fuzzy=fuzzy)

    # Reference sets

    def refset_ids(self) -> tuple[int, ...]:
        """Return the refsets that have an active member, sorted."""
        return self._refsets.refset_ids()

    def all_refset_ids(self) -> tuple[int, ...]:
        """Return the refsets that have, or only once had, a member, sorted."""
        return self._refsets.all_refset_ids()

    def refset_fields(self, refset_id: int) -> tuple[str, ...]:
        """Return the columns a refset has besides those of every refset, by their header names."""
        return tuple(dict.fromkeys(field for table in self.member_tables(refset_id) for field in table.fields))

    def members(self, refset_id: int) -> tuple[Member, ...]:
        """Return the active members of a refset, by component and id."""
        return self._refsets.members(refset_id)

    def inactive_members(self, refset_id: int) -> tuple[Member, ...]:
        """Return the members a refset once had, by component and id."""
        return self._refsets.inactive_members(refset_id)

    def member_count(self, refset_id: int) -> int:
        """Return how many active members a refset has."""
        return self._refsets.count(refset_id)

    def member_tables(self, refset_id: int) -> tuple[MemberTable, ...]:
        """Return the members of a refset by column; there are several tables where its members have several layouts."""
        from digidot_term.snomed.member_table import MemberTable  # noqa: PLC0415 - most questions ask of no member

        return tuple(MemberTable(self._ids, self._refsets, rows) for rows in self._refsets.rows(refset_id))

    def refset_concepts(self, refset_id: int) -> ConceptSet:
        """Return the concepts, active or not, that the active members of a refset refer to."""
        return ConceptSet(self._ids, self._refsets.concepts(refset_id))

    def refset_components(self, refset_id: int) -> frozenset[int]:
        """Return the ids of whatever the active members of a refset refer to."""
        return self._refsets.component_ids(refset_id)

    def memberships(self, component_id: int) -> tuple[Member, ...]:
        """Return the active members that speak of a component, by refset and id."""
        component = self._component(component_id)
        return () if component is None else self._refsets.memberships(component)

    def memberships_in(self, refset_id: int, component_id: int) -> tuple[Member, ...]:
        """Return the active members of one refset that speak of a component, by id."""
        component = self._component(component_id)
        return () if component is None else self._refsets.memberships_in((refset_id,), component)

    # History

    def history(self, sctid: int) -> tuple[HistoricalAssociation, ...]:
        """Return what became of an inactive component, the best replacement in front."""
        component = self._component(sctid)
        return () if component is None else self._history.of(component)

    def superseded(self, sctid: int) -> tuple[HistoricalAssociation, ...]:
        """Return the associations that lead to a component; `target_id` is the inactive component each comes from."""
        component = self._component(sctid)
        return () if component is None else self._history.superseded(component)

    def led(self, concepts: ConceptSet, associations: Collection[int], *, back: bool = False) -> ConceptSet:
        """Return the concepts that historical associations lead from to any of some; `back` is the other way round."""
        found = self._history.led(concepts.ordinals, associations, back=back)
        return ConceptSet(self._ids, found & self.concept_ids.ordinals)

    def inactivation_reason(self, sctid: int) -> int | None:
        """Return the concept that says why a concept was made inactive; None when no reason is given."""
        component = self._component(sctid)
        return None if component is None else self._history.inactivation_reason(component)

    # Identifiers of other schemes

    def alternate_identifiers(self, sctid: int) -> tuple[AlternateIdentifier, ...]:
        """Return the identifiers that other schemes have for a component, by scheme and code."""
        return self._alternates.of(sctid)

    def identifier_schemes(self) -> tuple[int, ...]:
        """Return the schemes that have identifiers in the edition, sorted."""
        return self._alternates.schemes()

    def identified(self, scheme_id: int, code: str) -> int | None:
        """Return the component that an active identifier of another scheme is of; None when there is none."""
        return self._alternates.component(scheme_id, code)

    def _description_ids(self, found: BitMap) -> tuple[int, ...]:
        return tuple(sorted(map(self._descriptions.ids.__getitem__, found)))

    def _component(self, sctid: int) -> int | None:
        """Return the ordinal of a component among concepts, descriptions and what else members refer to."""
        ordinal = self._ids.ordinal(sctid)
        if ordinal is not None:
            return ordinal
        description = self._descriptions.ordinal(sctid)
        return self._refsets.foreign(sctid) if description is None else len(self._ids.ids) + description

    @cached_property
    def _refsets(self) -> Refsets:
        return Refsets(self._index, lambda sctid: self.term(sctid, ("en",)))

    @cached_property
    def _descriptions(self) -> Descriptions:
        return Descriptions(self._index, self._refsets)

    @cached_property
    def _terms(self) -> TermIndex:
        from digidot_term.snomed.term_index import TermIndex  # noqa: PLC0415 - most questions search no terms

        return TermIndex(self._index)

    @cached_property
    def _history(self) -> History:
        return History(self._index, self._refsets)

    @cached_property
    def _alternates(self) -> Alternates:
        return Alternates(self._index)

    @cached_property
    def _search(self) -> Search:
        from digidot_term.snomed.search import Search  # noqa: PLC0415 - most questions search nothing

        return Search(self._ids, self._descriptions, self._terms)
