"""A second comparison of two editions, over plain dicts and sets, to hold the real one against."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping

from digidot_term.diff.edition_change import ConceptChange, TermChange, What
from digidot_term.language import LANGUAGES
from digidot_term.snomed.components import Description, Member, Relationship
from digidot_term.snomed.constants import FSN, ROOT
from tests.snomed.naive import NaiveEdition

Meaning = tuple[int, int | None, str | None]
Groups = Mapping[int, frozenset[Meaning]]
Fields = frozenset[tuple[str, str]]


def concept_changes(old: NaiveEdition, new: NaiveEdition) -> Iterator[ConceptChange]:
    """What became of concepts, but for their attributes."""
    for sctid in old.concept_ids | new.concept_ids:
        if sctid not in old:
            yield ConceptChange(What.CONCEPT_ADDED, sctid)
        elif sctid not in new:
            yield ConceptChange(What.CONCEPT_REMOVED, sctid)
        elif sctid not in new.active_ids and sctid in old.active_ids:
            yield ConceptChange(
                What.CONCEPT_INACTIVATED,
                sctid,
                reason=new.inactivation_reason(sctid),
                history=new.history(sctid),
            )
        elif sctid in new.active_ids and sctid not in old.active_ids:
            yield ConceptChange(What.CONCEPT_REACTIVATED, sctid)
        elif sctid in new.active_ids:
            yield from _still_active(old, new, sctid)


def _still_active(old: NaiveEdition, new: NaiveEdition, sctid: int) -> Iterator[ConceptChange]:
    before, after = set(old.parents(sctid)), set(new.parents(sctid))
    if before != after:
        gained, lost = tuple(sorted(after - before)), tuple(sorted(before - after))
        yield ConceptChange(What.CONCEPT_MOVED, sctid, gained=gained, lost=lost)
    was, now = old.concept(sctid), new.concept(sctid)
    assert was
    assert now
    if was.defined != now.defined:
        yield ConceptChange(What.NOW_DEFINED if now.defined else What.NOW_PRIMITIVE, sctid)


def redefined(old: NaiveEdition, new: NaiveEdition) -> set[int]:
    """The concepts whose groups hold other attributes, whatever numbers the groups have."""
    both = old.active_ids & new.active_ids
    return {
        sctid for sctid in both if contents(groups(old.attributes(sctid))) != contents(groups(new.attributes(sctid)))
    }


def groups(attributes: Iterable[Relationship]) -> Groups:
    """Attributes by the number of their group."""
    found: dict[int, set[Meaning]] = {0: set()}
    for each in attributes:
        found.setdefault(each.group, set()).add(meaning(each))
    return {number: frozenset(group) for number, group in found.items()}


def meaning(each: Relationship) -> Meaning:
    """What an attribute says."""
    return each.type_id, each.destination_id, each.value


def contents(found: Groups) -> tuple[frozenset[Meaning], Counter[frozenset[Meaning]]]:
    """The ungrouped attributes, and what each group holds."""
    return found[0], Counter(group for number, group in found.items() if number and group)


def term_changes(old: NaiveEdition, new: NaiveEdition) -> Iterator[TermChange]:
    """What became of the terms of concepts that both editions have."""
    for sctid in old.concept_ids & new.concept_ids:
        named = (old.fsn(sctid) or None, new.fsn(sctid) or None)
        if named[0] != named[1]:
            yield TermChange(What.FSN_CHANGED, sctid, *named)
        for language in LANGUAGES:
            was, now = old.preferred_term(sctid, language), new.preferred_term(sctid, language)
            if was != now:
                what = (What.PREFERRED_ADDED, What.PREFERRED_REMOVED, What.PREFERRED_CHANGED)[_which(was, now)]
                yield TermChange(what, sctid, was, now, language=language)
        before, after = _active(old.descriptions(sctid)), _active(new.descriptions(sctid))
        for key in before.keys() | after.keys():
            said = after.get(key) or before[key]
            was, now = (each[key].term if key in each else None for each in (before, after))
            if was != now and not (said.type_id == FSN and named[0] != named[1]):
                what = (What.TERM_ADDED, What.TERM_REMOVED, What.TERM_REWORDED)[_which(was, now)]
                yield TermChange(what, sctid, was, now, description_id=key, type_id=said.type_id)


def _which(was: str | None, now: str | None) -> int:
    return 0 if was is None else 1 if now is None else 2


def _active(descriptions: Iterable[Description]) -> dict[int, Description]:
    return {each.id: each for each in descriptions if each.active}


def home(old: NaiveEdition, new: NaiveEdition, sctid: int) -> int | None:
    """The top-level concept a change of a concept is told under."""
    for side in (new, old):
        found = [top for top in side.children(ROOT) if side.subsumes(top, sctid)]
        if found:
            return min(found)
    return None


def members(edition: NaiveEdition, refset_id: int) -> dict[int, set[Fields]]:
    """What a refset says of each of its components."""
    found: dict[int, set[Fields]] = {}
    for each in edition.members(refset_id):
        found.setdefault(each.referenced_component_id, set()).add(fields(each))
    return found


def fields(member: Member) -> Fields:
    """What a member says of its component."""
    return frozenset(member.fields.items())


def refset_changes(
    old: NaiveEdition, new: NaiveEdition
) -> dict[int, tuple[Collection[int], Collection[int], Collection[int]]]:
    """By refset, the components that came, that went, and of which something else is said."""
    found = {}
    for refset_id in {*old.refset_ids(), *new.refset_ids()}:
        was, now = members(old, refset_id), members(new, refset_id)
        changed = {sctid for sctid in was.keys() & now.keys() if was[sctid] != now[sctid]}
        if was.keys() != now.keys() or changed:
            found[refset_id] = (now.keys() - was.keys(), was.keys() - now.keys(), changed)
    return found
