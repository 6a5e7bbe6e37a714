"""What changed in a reference set in a reader's words: who came and went, and what is now said of the others."""

from __future__ import annotations

from collections.abc import Sequence

from digidot_term.diff.edition_change import MembersChange, RefsetChange
from digidot_term.language import Text
from digidot_term.report.concepts.maps import telling
from digidot_term.report.concepts.refset_kinds import COUNTED_ONLY, is_chosen
from digidot_term.report.concepts.terms import IS_ACCEPTABLE, IS_PREFERRED
from digidot_term.report.editions.change_items import Item, Speaker
from digidot_term.report.editions.change_layouts import Block
from digidot_term.snomed.components import Member
from digidot_term.snomed.constants import ACCEPTABLE, PREFERRED
from digidot_term.snomed.edition import Edition
from digidot_term.snomed.identifiers import is_sctid

_NEW = Text(en="new", nb="nytt", nn="nytt")
_GONE = Text(en="no members left", nb="ingen medlemmer igjen", nn="ingen medlemer igjen")
_ACCEPTABILITIES = {str(PREFERRED): IS_PREFERRED, str(ACCEPTABLE): IS_ACCEPTABLE}
_PLACES = ("mapGroup", "mapPriority")
"""The fields that tell the rows a map has for one concept apart."""
_NOTHING = "–"


def refset_block(change: RefsetChange, speaker: Speaker, limit: int) -> Block:
    """Return a refset's heading, who came and went where those are concepts that somebody chose, and what changed."""
    lists = (("+", change.added), ("-", change.removed), ("~", change.changed))
    counts = [f"{sign}{len(found)}" for sign, found in lists if found]
    notes = [text.render(speaker.language) for text, is_so in ((_NEW, change.is_new), (_GONE, change.is_gone)) if is_so]
    heading = f"{speaker.named(change.refset_id)}: {', '.join([' '.join(counts), *notes])}"
    items: list[Item] = []
    total = 0
    if is_chosen(change.refset_id, change.components):
        for sign, edition, members in (("+", speaker.new, change.added), ("-", speaker.old, change.removed)):
            items += [_member(sign, change.refset_id, sctid, edition, speaker) for sctid in members[:limit]]
        total += len(change.components)
    if change.refset_id not in COUNTED_ONLY:
        items += [_changed(each, speaker) for each in change.changed[:limit]]
        total += len(change.changed)
    return Block(heading, (("", tuple(items), total - len(items)),) if total else ())


def _member(sign: str, refset_id: int, sctid: int, edition: Edition, speaker: Speaker) -> Item:
    text = f"{sign} {speaker.named(sctid).piped}"
    said = [fields for each in edition.memberships_in(refset_id, sctid) if (fields := _fields(each, speaker))]
    return _item(text, said)


def _changed(change: MembersChange, speaker: Speaker) -> Item:
    said = [_pair(was, now, speaker) for was, now in change.changed]
    said += [f"+ {_fields(each, speaker)}" for each in change.gained]
    said += [f"- {_fields(each, speaker)}" for each in change.lost]
    return _item(f"~ {speaker.component(change.component_id)}", said)


def _item(text: str, said: Sequence[str]) -> Item:
    """Put one thing that is said behind the text, and several below it."""
    return Item(f"{text}: {said[0]}") if len(said) == 1 else Item(text, tuple(said))


def _pair(was: Member, now: Member, speaker: Speaker) -> str:
    """Say what a member's fields were and are, those that changed; rows of a map say which one it is."""
    before, after = was.fields, now.fields
    places = [f"{name} {after[name]}" for name in _PLACES if name in after and before.get(name) == after[name]]
    changes = [
        f"{_named(name)}{_value(before.get(name, ''), speaker)} → {_value(after.get(name, ''), speaker)}"
        for name in dict.fromkeys((*after, *before))
        if before.get(name) != after.get(name)
    ]
    return ": ".join(filter(None, (", ".join(places), ", ".join(changes))))


def _fields(member: Member, speaker: Speaker) -> str:
    return ", ".join(f"{_named(name)}{_value(value, speaker)}" for name, value in telling(member.fields).items())


def _named(field: str) -> str:
    """Return the name of a field with a blank; what a language refset says needs none."""
    return "" if field == "acceptabilityId" else f"{field} "


def _value(value: str, speaker: Speaker) -> str:
    if value in _ACCEPTABILITIES:
        return _ACCEPTABILITIES[value].render(speaker.language)
    return speaker.named(int(value)).piped if is_sctid(value) else value or _NOTHING
