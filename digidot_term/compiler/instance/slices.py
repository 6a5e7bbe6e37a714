"""Which slice each item of a list belongs to, and the rules of slicing (R4, ElementDefinition.slicing)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from digidot_term.compiler.instance import kinds
from digidot_term.compiler.instance.discriminate import belongs
from digidot_term.compiler.instance.scene import At, Findings
from digidot_term.compiler.instance.types import CHOICE, types_of
from digidot_term.compiler.structures import kinds as structure_kinds
from digidot_term.compiler.structures.shapes import Json, Spot
from digidot_term.record import record

_DEFAULT = "@default"  # the slice of all that is in no other (R4, ElementDefinition.sliceName)
_BY_TYPE = {"discriminator": [{"type": "type", "path": "$this"}], "rules": "open"}

Item = tuple[At, Any]


@record
class Slicing:
    """One level of slicing: its rules, its slices, and for each item what each slice says of it."""

    rules: Json
    slices: Sequence[Spot]
    default: Spot | None
    items: Sequence[Item]
    told: Sequence[Sequence[bool | None]]

    def slice_of(self, number: int) -> int | None:
        """Return the first slice an item is in."""
        return next((position for position, answer in enumerate(self.told[number]) if answer), None)

    def is_open(self, number: int) -> bool:
        """Tell whether it is not known what slice an item is in."""
        return self.slice_of(number) is None and None in self.told[number]


def sort_into_slices(at: At, head: Spot, slices: Sequence[Spot], items: Sequence[Item]) -> tuple[list[Spot], Findings]:
    """Return the definition each item is held to, its slice or its own, and what is wrong with the list.

    `at` is the list; `head` is what is sliced, the element or, for reslices, one slice; `slices` are all of them.
    """
    spots = [place.spot for place, _ in items]
    level = _level(head, slices, items)
    if level is None:
        return spots, iter(())
    findings = [*_counts(at, level), *_placing(at, level), *_order(level)]
    for number in range(len(items)):
        position = level.slice_of(number)
        default = None if level.is_open(number) else level.default
        chosen = default if position is None else level.slices[position]
        spots[number] = _typed(chosen, spots[number]) if chosen else spots[number]
    for position, part in enumerate(level.slices):
        inside = [number for number in range(len(items)) if level.slice_of(number) == position]
        inner = [(items[number][0].with_spot(spots[number]), items[number][1]) for number in inside]
        resliced, further = sort_into_slices(at, part, slices, inner)
        findings += further
        for number, spot in zip(inside, resliced, strict=True):
            spots[number] = spot
    return spots, iter(findings)


def _level(head: Spot, slices: Sequence[Spot], items: Sequence[Item]) -> Slicing | None:
    own = [part for part in slices if part.slice_name.rpartition("/")[0] == head.slice_name]
    rules = head.element.get("slicing") or (_BY_TYPE if head.name.endswith(CHOICE) else None)
    if not own or rules is None:
        return None
    if not rules.get("discriminator") and head.name.endswith(CHOICE):
        rules = {**rules, "discriminator": _BY_TYPE["discriminator"]}
    named = [part for part in own if part.slice_name != _DEFAULT]
    told = [[belongs(place, item, part, rules) for part in named] for place, item in items]
    return Slicing(rules, named, next((part for part in own if part not in named), None), items, told)


def _counts(at: At, level: Slicing) -> Findings:
    for position, part in enumerate(level.slices):
        answers = [row[position] for row in level.told]
        if None in answers or (not answers and int(at.spot.element.get("min", 0))):
            continue  # cannot be told; or the whole list is missing, which is said already
        named = At(at.scene, part, at.steps, at.path, part.slice_name)
        yield from count_findings(named, answers.count(True))


def count_findings(at: At, count: int) -> Findings:
    """Yield a finding where an element occurs too rarely or too often."""
    low, high = int(at.spot.element.get("min", 0)), str(at.spot.element.get("max", "*"))
    if count < low or (high != "*" and count > int(high)):
        yield at.found(structure_kinds.EXAMPLE_COUNT, count=count, card=f"{low}..{high}")


def _placing(at: At, level: Slicing) -> Findings:
    """Yield items that are in no slice where they must be in one, in several, or in one that cannot be told."""
    names = [part.slice_name for part in level.slices]
    for number, (place, _) in enumerate(level.items):
        inside = [name for name, answer in zip(names, level.told[number], strict=True) if answer]
        if len(inside) > 1:
            yield place.found(kinds.SEVERAL_SLICES, slices=", ".join(inside))
        elif level.is_open(number):
            yield place.found(kinds.NOT_CHECKED, what=f"{at.path} ({', '.join(names)})")
        elif not inside and level.rules.get("rules") == "closed" and level.default is None:
            yield place.found(kinds.OUTSIDE_SLICES, slices=", ".join(names))


def _order(level: Slicing) -> Findings:
    """Yield the first item that stands too late: a slice after a later one, or after what is in no slice."""
    at_end = level.rules.get("rules") == "openAtEnd"
    if not (level.rules.get("ordered") or at_end) or any(map(level.is_open, range(len(level.items)))):
        return
    last = -1
    before = ""
    for number, (place, _) in enumerate(level.items):
        position = level.slice_of(number)
        if position is None:
            last, before = (len(level.slices), place.label) if at_end else (last, before)
        elif position < last and (level.rules.get("ordered") or last == len(level.slices)):
            yield place.found(kinds.SLICE_ORDER, slice=level.slices[position].slice_name, after=f"`{before}`")
            return
        else:
            last, before = position, place.label


def _typed(chosen: Spot, own: Spot) -> Spot:
    """Return a slice with the type of the item, where the slice of a choice allows several."""
    entries = types_of(chosen)
    if len(entries) < 2:  # noqa: PLR2004
        return chosen
    codes = {entry.get("code") for entry in types_of(own)}
    return chosen.typed([entry for entry in entries if entry.get("code") in codes] or entries)
