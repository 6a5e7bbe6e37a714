"""A second reading of RF2, as plain and slow as can be, to hold the real one against.

Rows are split on LF and TAB and kept as they stand, and nothing is clever. It shares nothing with the
package but the shapes of answers and the numbers of constants, expects sound files, and says nothing about broken ones.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from digidot_term.language import Language
from digidot_term.snomed.components import Concept, Description, HistoricalAssociation, Member, Relationship
from digidot_term.snomed.constants import (
    ACCEPTABLE,
    CONCEPT_INACTIVATION_REFSET,
    DEFINED,
    FSN,
    HISTORICAL_ASSOCIATIONS,
    INFERRED,
    IS_A,
    LANGUAGE_REFSETS,
    MODULE_DEPENDENCY_REFSET,
    PREFERRED,
    SYNONYM,
)

BASE = ("id", "effectiveTime", "active", "moduleId", "refsetId", "referencedComponentId")
KEYS = {"Identifier": ("identifierSchemeId", "alternateIdentifier")}
"""What tells the rows of a file apart, where it is not their id."""

Key = TypeVar("Key")
Value = TypeVar("Value")
Files = Mapping[str, bytes]
"""The files of a package by name."""
Row = dict[str, str]
"""A row by its column names; what a header leaves unnamed is not in it."""


@dataclass(frozen=True, slots=True)
class Identifier:
    """A code that another scheme has for a component."""

    scheme_id: int
    code: str
    active: bool


class NaiveEdition:
    """Answers what an edition answers, from lists of rows."""

    def __init__(self, packages: Sequence[Files], *, as_of: str = "") -> None:
        latest = _latest(packages, as_of)
        self.concepts = {int(row["id"]): row for row in latest["Concept"]}
        self.concept_ids = set(self.concepts)
        self.active_ids = {sctid for sctid, row in self.concepts.items() if row["active"] == "1"}
        roles = [row for row in self._known(latest["Relationship"], "sourceId", "destinationId") if _defines(row)]
        values = [row for row in self._known(latest["RelationshipConcreteValues"], "sourceId") if _defines(row)]
        self._parents = _grouped(_without_knots(set(self._is_a(roles))))
        self._children = _grouped((parent, child) for child, parents in self._parents.items() for parent in parents)
        found = {_attribute(row) for row in (*roles, *values) if row["typeId"] != str(IS_A)}
        self._outgoing = _grouped((each.source_id, each) for each in found)
        self._incoming = _grouped((each.destination_id, each) for each in found)
        described = self._known(latest["Description"], "conceptId")
        self._descriptions = _grouped((int(row["conceptId"]), row) for row in described)
        members = [_member(row) for row in latest["Refset"]]
        self._members = _grouped((each.refset_id, each) for each in members)
        self._memberships = _grouped((each.referenced_component_id, each) for each in members if each.active)
        self._identifiers = _grouped(
            (int(row["referencedComponentId"]), _identifier(row)) for row in latest["Identifier"]
        )

    def __contains__(self, sctid: object) -> bool:
        return sctid in self.concepts

    def concept(self, sctid: int) -> Concept | None:
        row = self.concepts.get(sctid)
        if row is None:
            return None
        defined = row["definitionStatusId"] == str(DEFINED)
        return Concept(sctid, row["active"] == "1", row["effectiveTime"], int(row["moduleId"]), defined)

    def parents(self, sctid: int) -> tuple[int, ...]:
        return tuple(sorted(self._parents.get(sctid, ())))

    def children(self, sctid: int) -> tuple[int, ...]:
        return tuple(sorted(self._children.get(sctid, ())))

    def ancestors(self, sctid: int) -> set[int]:
        return _reached(sctid, self._parents)

    def descendants(self, sctid: int) -> set[int]:
        return _reached(sctid, self._children)

    def subsumes(self, general: int, special: int) -> bool:
        return general == special or general in self.ancestors(special)

    def attributes(self, sctid: int) -> tuple[Relationship, ...]:
        return tuple(sorted(self._outgoing.get(sctid, ()), key=_attribute_order))

    def incoming(self, sctid: int) -> tuple[Relationship, ...]:
        return tuple(sorted(self._incoming.get(sctid, ()), key=_attribute_order))

    def role_groups(self, sctid: int) -> tuple[tuple[Relationship, ...], ...]:
        found = self.attributes(sctid)
        groups = sorted({each.group for each in found} - {0})
        single = [(each,) for each in found if each.group == 0]
        return (*single, *(tuple(each for each in found if each.group == group) for group in groups))

    def descriptions(self, sctid: int) -> tuple[Description, ...]:
        return tuple(sorted(map(self._description, self._descriptions.get(sctid, ())), key=lambda each: each.id))

    def fsn(self, sctid: int) -> str:
        names = [each for each in self.descriptions(sctid) if each.active and each.type_id == FSN]
        for refset_id in LANGUAGE_REFSETS["en"]:
            for name in names:
                if name.acceptability.get(refset_id) == PREFERRED:
                    return name.term
        return names[0].term if names else ""

    def preferred_term(self, sctid: int, language: Language) -> str | None:
        synonyms = [each for each in self.descriptions(sctid) if each.active and each.type_id == SYNONYM]
        for refset_id in LANGUAGE_REFSETS[language]:
            for synonym in synonyms:
                if synonym.acceptability.get(refset_id) == PREFERRED:
                    return synonym.term
        return None

    def term(self, sctid: int, languages: Sequence[Language]) -> str:
        preferred = [self.preferred_term(sctid, language) for language in languages]
        return next((term for term in preferred if term is not None), self.fsn(sctid))

    def terms(self, sctid: int, language: Language) -> tuple[str, ...]:
        ranked = []
        for each in self.descriptions(sctid):
            said = {each.acceptability.get(refset_id) for refset_id in LANGUAGE_REFSETS[language]}
            if each.active and each.type_id in {SYNONYM, FSN} and said & {PREFERRED, ACCEPTABLE}:
                rank = 2 if each.type_id == FSN else 0 if PREFERRED in said else 1
                ranked.append((rank, each.id, each.term))
        return tuple(dict.fromkeys(term for _, _, term in sorted(ranked)))

    def refset_ids(self) -> tuple[int, ...]:
        return tuple(sorted(refset_id for refset_id in self._members if self.members(refset_id)))

    def members(self, refset_id: int) -> tuple[Member, ...]:
        return _in_order(each for each in self._members.get(refset_id, ()) if each.active)

    def inactive_members(self, refset_id: int) -> tuple[Member, ...]:
        return _in_order(each for each in self._members.get(refset_id, ()) if not each.active)

    def memberships(self, component_id: int) -> tuple[Member, ...]:
        return _in_order(self._memberships.get(component_id, ()))

    def history(self, sctid: int) -> tuple[HistoricalAssociation, ...]:
        found = [
            HistoricalAssociation(each.refset_id, int(each.fields["targetComponentId"]))
            for each in self.memberships(sctid)
            if each.refset_id in HISTORICAL_ASSOCIATIONS and each.fields["targetComponentId"]
        ]
        return tuple(sorted(found, key=lambda each: (HISTORICAL_ASSOCIATIONS.index(each.refset_id), each.target_id)))

    def superseded(self, sctid: int) -> tuple[HistoricalAssociation, ...]:
        return tuple(
            HistoricalAssociation(refset_id, each.referenced_component_id)
            for refset_id in HISTORICAL_ASSOCIATIONS
            for each in self.members(refset_id)
            if each.fields["targetComponentId"] == str(sctid)
        )

    def inactivation_reason(self, sctid: int) -> int | None:
        reasons = [
            each.fields["valueId"] for each in self.memberships(sctid) if each.refset_id == CONCEPT_INACTIVATION_REFSET
        ]
        return int(reasons[-1]) if reasons and reasons[-1] else None

    def alternate_identifiers(self, sctid: int) -> tuple[Identifier, ...]:
        return tuple(sorted(self._identifiers.get(sctid, ()), key=lambda each: (each.scheme_id, each.code)))

    def _known(self, rows: Iterable[Row], *columns: str) -> list[Row]:
        """Leave out what refers to a concept that no package has."""
        return [row for row in rows if all(int(row[column]) in self.concepts for column in columns)]

    def _is_a(self, rows: Iterable[Row]) -> Iterator[tuple[int, int]]:
        """Yield (child, parent) of the is-a rows between active concepts."""
        for row in rows:
            pair = (int(row["sourceId"]), int(row["destinationId"]))
            if row["typeId"] == str(IS_A) and self.active_ids.issuperset(pair):
                yield pair

    def _description(self, row: Row) -> Description:
        acceptability: dict[int, int] = {}
        for member in self.memberships(int(row["id"])):
            if "acceptabilityId" in member.fields:
                said = int(member.fields["acceptabilityId"])
                acceptability[member.refset_id] = (
                    PREFERRED if PREFERRED in {said, acceptability.get(member.refset_id)} else said
                )
        return Description(
            id=int(row["id"]),
            concept_id=int(row["conceptId"]),
            active=row["active"] == "1",
            effective_time=row["effectiveTime"],
            module_id=int(row["moduleId"]),
            type_id=int(row["typeId"]),
            term=row["term"],
            language_code=row["languageCode"],
            case_significance_id=int(row["caseSignificanceId"]),
            acceptability=acceptability,
        )


def _latest(packages: Sequence[Files], as_of: str) -> defaultdict[str, list[Row]]:
    """Return the rows that count, by content: the latest of each component over all packages.

    Of two of the same date that of the module which builds on more wins, whatever the order of the packages.
    """
    read = [pair for package in packages for pair in _package_rows(package, as_of)]
    depends = {
        (row["moduleId"], row["referencedComponentId"])
        for _, row in read
        if row.get("refsetId") == str(MODULE_DEPENDENCY_REFSET)
    }
    depth = Counter(module for module, _ in depends)
    found: dict[tuple[str, ...], tuple[str, Row]] = {}
    for content, row in read:
        key = (content, *(row[column] for column in KEYS.get(content, ("id",))))
        if key not in found or _age(row, depth) >= _age(found[key][1], depth):
            found[key] = (content, row)
    latest: defaultdict[str, list[Row]] = defaultdict(list)
    for content, row in found.values():
        latest[content].append(row)
    return latest


def _age(row: Row, depth: Counter[str]) -> tuple[str, int]:
    """Order by date, what has none, being unpublished, after all dates, and then by what the module builds on."""
    return (row["effectiveTime"] or "unpublished", depth[row["moduleId"]])


def _package_rows(package: Files, as_of: str) -> Iterator[tuple[str, Row]]:
    """Yield the content and the cells of each row of the files to read: Snapshots, else all; at a date Full alone."""
    data = [name for name in package if name.rpartition("/")[2].lstrip("xz").startswith(("sct2_", "der2_"))]
    names = {name: _release_of(name) for name in data}
    wanted = "full" if as_of else "snapshot" if "snapshot" in names.values() else ""
    for name, release in names.items():
        content = name.rpartition("/")[2].split("_")[1]
        content = "Refset" if content.endswith("Refset") else content
        content = "Description" if content == "TextDefinition" else content
        if content == "StatedRelationship" or (wanted and release != wanted):
            continue
        for row in _rows(package[name]):
            if not as_of or row["effectiveTime"] <= as_of:
                yield content, row


def _release_of(name: str) -> str:
    """Return `snapshot`, `full` or `delta`, as the third part of a file's name says: `Snapshot-en`, `LanguageFull`."""
    part = name.rpartition("/")[2].split("_")[2].partition("-")[0].lower()
    return next(release for release in ("snapshot", "full", "delta") if part.endswith(release))


def _rows(data: bytes) -> Iterator[Row]:
    """Yield the rows of a file by the names in its header."""
    lines = [line.removesuffix("\r") for line in data.decode().removeprefix("\ufeff").split("\n")]
    columns = lines[0].split("\t")
    for line in lines[1:]:
        if line:
            yield {column: cell for column, cell in zip(columns, line.split("\t"), strict=False) if column}


def _grouped(pairs: Iterable[tuple[Key, Value]]) -> dict[Key, list[Value]]:
    lists: dict[Key, list[Value]] = {}
    for key, value in pairs:
        lists.setdefault(key, []).append(value)
    return lists


def _reached(start: int, steps: Mapping[int, Collection[int]]) -> set[int]:
    """Return what steps lead to from `start`; itself only where they lead back to it."""
    found: set[int] = set()
    new = {start}
    while new:
        new = {after for before in new for after in steps.get(before, ())} - found
        found |= new
    return found


def _without_knots(pairs: set[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the (child, parent) pairs whose parent does not stand below their child as well."""
    parents = _grouped(pairs)
    for child, parent in pairs:
        if child != parent and child not in _reached(parent, parents):
            yield child, parent


def _defines(row: Row) -> bool:
    return row["active"] == "1" and row["characteristicTypeId"] == str(INFERRED)


def _attribute(row: Row) -> Relationship:
    destination = int(row["destinationId"]) if "destinationId" in row else None
    group = int(row["relationshipGroup"])
    return Relationship(int(row["sourceId"]), int(row["typeId"]), destination, row.get("value"), group)


def _attribute_order(each: Relationship) -> tuple[int, int, int, int, str]:
    return (each.source_id, each.group, each.type_id, each.destination_id or 0, each.value or "")


def _member(row: Row) -> Member:
    return Member(
        id=row["id"],
        refset_id=int(row["refsetId"]),
        referenced_component_id=int(row["referencedComponentId"]),
        active=row["active"] == "1",
        effective_time=row["effectiveTime"],
        module_id=int(row["moduleId"]),
        fields={column: cell for column, cell in row.items() if column not in BASE},
    )


def _in_order(members: Iterable[Member]) -> tuple[Member, ...]:
    return tuple(sorted(members, key=lambda each: (each.refset_id, each.referenced_component_id, each.id)))


def _identifier(row: Row) -> Identifier:
    return Identifier(int(row["identifierSchemeId"]), row["alternateIdentifier"], row["active"] == "1")
