"""What became of the members of refsets: who came and went, and whose fields are others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from digidot_term.diff.edition_change import MembersChange, RefsetChange
from digidot_term.snomed.compare.matching import Matching
from digidot_term.snomed.compare.members import compare_members
from digidot_term.snomed.components import Member
from digidot_term.snomed.edition import Edition


def compare_refsets(old: Edition, new: Edition, matching: Matching) -> Iterator[RefsetChange]:
    """Yield the refsets whose members differ, in order of id."""
    for each in compare_members(matching):
        refset = each.refset_id
        found = (
            compare_fields(sctid, old.memberships_in(refset, sctid), new.memberships_in(refset, sctid))
            for sctid in each.suspects
        )
        changed = tuple(change for change in found if change)
        if each.added or each.removed or changed:
            yield RefsetChange(refset, tuple(each.added), tuple(each.removed), each.is_new, each.is_gone, changed)


def compare_fields(component_id: int, before: Sequence[Member], after: Sequence[Member]) -> MembersChange | None:
    """Return what is other in the members of one component; None when they say the same, under whatever ids.

    A member is known by its id; two that are left alone on either side are taken for one.
    """
    said, says = set(map(_fields, before)), set(map(_fields, after))
    was = {member.id: member for member in before if _fields(member) not in says}
    now = {member.id: member for member in after if _fields(member) not in said}
    changed = [(was.pop(key), now.pop(key)) for key in [key for key in was if key in now]]
    if len(was) == len(now) == 1:
        changed.append((was.popitem()[1], now.popitem()[1]))
    if not (changed or was or now):
        return None
    return MembersChange(component_id, tuple(changed), tuple(now.values()), tuple(was.values()))


def _fields(member: Member) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(member.fields.items()))
