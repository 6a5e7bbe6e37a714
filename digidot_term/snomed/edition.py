"""One SNOMED CT edition: the merged packages behind a single handle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from digidot_term.diagnostics import Diagnostic
from digidot_term.language import Language
from digidot_term.snomed import kinds
from digidot_term.snomed.components import Concept, Description, HistoricalAssociation, Hit, Member, Relationship
from digidot_term.snomed.constants import DEFINED, SAMPLE_NAMESPACE
from digidot_term.snomed.dependencies import EditionIdentity, check_dependencies, identify
from digidot_term.snomed.descriptions import DescriptionTable
from digidot_term.snomed.hierarchy import Hierarchy
from digidot_term.snomed.history import HistoryTable
from digidot_term.snomed.identifiers import namespace
from digidot_term.snomed.locate import Locator
from digidot_term.snomed.merge import Entry
from digidot_term.snomed.references import check_any_concepts, check_cycles, check_references, limited
from digidot_term.snomed.refsets import RefsetTable
from digidot_term.snomed.relationships import AttributeTable, attributes, is_a_pairs
from digidot_term.snomed.release import Release, read_release
from digidot_term.snomed.rf2.package import Rf2Package
from digidot_term.snomed.rf2.sheet import Row
from digidot_term.snomed.search import SearchIndex

DEFAULT_LANGUAGES: tuple[Language, ...] = ("nb", "nn", "en")
DEFAULT_LIMIT = 20

_DEFINED = str(DEFINED)


class Edition:
    """Everything the tool asks of SNOMED CT; each table behind it is built when first needed.

    Ids that are unknown, and where it matters inactive ones, give empty answers, never an error.
    """

    def __init__(self, name: str, identity: EditionIdentity, release: Release) -> None:
        self.name = name
        self.module_id = identity.module_id
        self.effective_time = identity.effective_time
        self._release = release
        self._rows = {int(sctid): entry[1] for sctid, entry in release.concepts.items()}
        self.concept_ids: frozenset[int] = frozenset(self._rows)
        self.active_ids: frozenset[int] = frozenset(sctid for sctid, row in self._rows.items() if row[2] == "1")

    @property
    def is_sample(self) -> bool:
        """Whether this is the toolkit's own sample and not SNOMED CT."""
        return namespace(self.module_id) == SAMPLE_NAMESPACE

    @property
    def version_uri(self) -> str:
        """The URI of this version of the edition; the sample's is under `xsct`, as no release's is."""
        system = "xsct" if self.is_sample else "sct"
        return f"http://snomed.info/{system}/{self.module_id}/version/{self.effective_time}"

    def concept(self, sctid: int) -> Concept | None:
        """Return a concept, active or not; None when the edition does not know it."""
        row = self._rows.get(sctid)
        if row is None:
            return None
        return Concept(sctid, row[2] == "1", row[1], int(row[3]), defined=row[4] == _DEFINED)

    def __contains__(self, sctid: object) -> bool:
        return sctid in self._rows

    def parents(self, sctid: int) -> tuple[int, ...]:
        """Return the concepts one step above, sorted."""
        return self.hierarchy.parents(sctid)

    def children(self, sctid: int) -> tuple[int, ...]:
        """Return the concepts one step below, sorted."""
        return self.hierarchy.children(sctid)

    def ancestors(self, sctid: int) -> frozenset[int]:
        """Return all concepts above, without the concept itself."""
        return self.hierarchy.ancestors(sctid)

    def descendants(self, sctid: int) -> frozenset[int]:
        """Return all concepts below, without the concept itself."""
        return self.hierarchy.descendants(sctid)

    def subsumes(self, general: int, special: int) -> bool:
        """Say whether `general` is `special` or stands above it."""
        return self.hierarchy.subsumes(general, special)

    def attributes(self, sctid: int) -> tuple[Relationship, ...]:
        """Return active inferred attributes and concrete values by group, type and value; is-a is not one."""
        return self._attributes.attributes(sctid)

    def role_groups(self, sctid: int) -> tuple[tuple[Relationship, ...], ...]:
        """Return the attributes by role group; each ungrouped one (group 0) stands alone, in front."""
        return self._attributes.groups(sctid)

    def incoming(self, sctid: int) -> tuple[Relationship, ...]:
        """Return the attribute relationships whose destination is the concept; is-a is not one (see `children`)."""
        return self._attributes.incoming(sctid)

    def descriptions(self, sctid: int) -> tuple[Description, ...]:
        """Return all descriptions and text definitions of a concept, active or not, by id."""
        return self._descriptions.descriptions(sctid)

    def fsn(self, sctid: int) -> str:
        """Return the active fully specified name, English where it is translated too; empty when there is none."""
        return self._descriptions.fsn(sctid)

    def preferred_term(self, sctid: int, language: Language) -> str | None:
        """Return the preferred term by language refset; for English Great Britain's, then that of the United States."""
        return self._descriptions.preferred_term(sctid, language)

    def term(self, sctid: int, languages: Sequence[Language] = DEFAULT_LANGUAGES) -> str:
        """Return the preferred term of the first language that has one, else the fully specified name, else nothing."""
        return self._descriptions.term(sctid, languages)

    def terms(self, sctid: int, language: Language) -> tuple[str, ...]:
        """Return all active terms of a language: preferred, acceptable, fully specified names; no definitions."""
        return self._descriptions.terms(sctid, language)

    def refset_ids(self) -> tuple[int, ...]:
        """Return the refsets that have an active member, sorted."""
        return self._refsets.refset_ids()

    def members(self, refset_id: int) -> tuple[Member, ...]:
        """Return the active members of a refset, by component and id."""
        return self._refsets.members(refset_id)

    def inactive_members(self, refset_id: int) -> tuple[Member, ...]:
        """Return the members a refset once had, by component and id."""
        return self._refsets.inactive_members(refset_id)

    def memberships(self, component_id: int) -> tuple[Member, ...]:
        """Return the active members that speak of a component, by refset and id."""
        return self._refsets.memberships(component_id)

    def history(self, sctid: int) -> tuple[HistoricalAssociation, ...]:
        """Return what became of an inactive component, the best replacement in front."""
        return self._history.history(sctid)

    def inactivation_reason(self, sctid: int) -> int | None:
        """Return the concept that says why a concept was made inactive; None when no reason is given."""
        return self._history.inactivation_reason(sctid)

    def search(
        self, text: str, languages: Sequence[Language] = DEFAULT_LANGUAGES, limit: int | None = DEFAULT_LIMIT
    ) -> tuple[Hit, ...]:
        """Return the concepts one of whose terms has a word with each of the given beginnings, best first."""
        return self._search.search(text, languages, limit)

    @cached_property
    def hierarchy(self) -> Hierarchy:
        """The is-a relationships between active concepts."""
        active = self.active_ids
        pairs = is_a_pairs(_rows(self._release.relationships))
        return Hierarchy((child, parent) for child, parent in pairs if child in active and parent in active)

    @cached_property
    def _attributes(self) -> AttributeTable:
        release = self._release
        return AttributeTable(attributes(_rows(release.relationships), _rows(release.concrete_values)))

    @cached_property
    def _descriptions(self) -> DescriptionTable:
        return DescriptionTable(_rows(self._release.descriptions), self._refsets.acceptability)

    @cached_property
    def _refsets(self) -> RefsetTable:
        return RefsetTable(self._release.members.values())

    @cached_property
    def _history(self) -> HistoryTable:
        return HistoryTable(self._refsets)

    @cached_property
    def _search(self) -> SearchIndex:
        table = self._descriptions
        found = (description for sctid in table.concept_ids() for description in table.descriptions(sctid))
        return SearchIndex(found, self.active_ids)


def _rows(entries: Mapping[str, Entry]) -> Iterator[Row]:
    """Yield the rows of merged entries."""
    return (row for _, row in entries.values())


def read_edition(packages: Sequence[Rf2Package], *, name: str) -> tuple[Edition, tuple[Diagnostic, ...]]:
    """Read an edition from its packages, the International one in front; the latest row of each component counts.

    Rows that break the format are left out with a diagnostic. A package that another one builds on and that is not
    there, or is there with another date, is an error among the diagnostics; what to do then is the caller's choice.
    """
    release, diagnostics = read_release(packages)
    locator = Locator()
    unmet = check_dependencies(release, locator)
    release, dangling = check_references(release, locator)
    edition = Edition(name, identify(release), release)
    cycles = check_cycles(edition.hierarchy, release, locator)
    found = [*diagnostics, *unmet, *cycles, *check_any_concepts(release, packages)]
    if release.concepts and all(diagnostic.kind != kinds.DEPENDENCY_MISSING for diagnostic in unmet):
        # With a package missing, every reference into it dangles: saying what to load says it all.
        found.extend(dangling)
    return edition, limited(found)
