"""What became of the attributes of one concept, group by group.

The number of a role group means nothing: a release may number groups anew. A group that is there with the same
attributes is the same group; of the others those that have most in common are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from digidot_term.diff.edition_change import GroupChange
from digidot_term.snomed.components import Relationship

Meaning = tuple[int, int | None, str | None]
"""The type of an attribute, and its value as a concept or as a text."""
Group = Mapping[Meaning, Relationship]
Groups = dict[int, Group]


def compare_groups(before: Iterable[Relationship], after: Iterable[Relationship]) -> tuple[GroupChange, ...]:
    """Return the groups that gained or lost attributes, ungrouped attributes in front; none for mere other numbers."""
    old, new = _groups(before), _groups(after)
    pairs = [(0, 0), *_alike(old, new)]
    pairs += _akin(_without(old, {was for was, _ in pairs}), _without(new, {now for _, now in pairs}))
    left, come = _without(old, {was for was, _ in pairs}), _without(new, {now for _, now in pairs})
    every = [*pairs, *((was, None) for was in left), *((None, now) for now in come)]
    changes = (_change(was, now, old, new) for was, now in every)
    return tuple(sorted((change for change in changes if change.gained or change.lost), key=_order))


def _groups(attributes: Iterable[Relationship]) -> Groups:
    found: dict[int, dict[Meaning, Relationship]] = {}
    for each in attributes:
        found.setdefault(each.group, {})[each.type_id, each.destination_id, each.value] = each
    return dict(found)


def _without(groups: Groups, numbers: set[int]) -> Groups:
    return {number: group for number, group in groups.items() if number not in numbers}


def _alike(old: Groups, new: Groups) -> Iterator[tuple[int, int]]:
    """Yield the role groups that hold the same, those of one number first."""
    waiting: dict[frozenset[Meaning], list[int]] = {}
    same = [number for number in old if number and number in new and old[number].keys() == new[number].keys()]
    yield from ((number, number) for number in same)
    for number, group in new.items():
        if number and number not in same:
            waiting.setdefault(frozenset(group), []).append(number)
    for number, group in old.items():
        if number and number not in same and (found := waiting.get(frozenset(group))):
            yield number, found.pop(0)


def _akin(old: Groups, new: Groups) -> Iterator[tuple[int, int]]:
    """Yield the groups that have something in common, those with most first, then those of one number."""
    common = {(was, now): len(old[was].keys() & new[now].keys()) for was in old for now in new}
    left, come = set(old), set(new)
    for was, now in sorted(common, key=lambda pair: (-common[pair], pair[0] != pair[1], pair)):
        if common[was, now] and was in left and now in come:
            left.discard(was)
            come.discard(now)
            yield was, now


def _change(was: int | None, now: int | None, old: Groups, new: Groups) -> GroupChange:
    before: Group = {} if was is None else old.get(was, {})
    after: Group = {} if now is None else new.get(now, {})
    gained = tuple(each for meaning, each in after.items() if meaning not in before)
    return GroupChange(was, now, gained, tuple(each for meaning, each in before.items() if meaning not in after))


def _order(change: GroupChange) -> tuple[int, int]:
    """Order by the number a group has, or had."""
    number = change.old if change.new is None else change.new
    return (number or 0, change.old or 0)
