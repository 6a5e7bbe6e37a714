"""What reference sets say of a concept: rows of maps apart from plain memberships."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from digidot_term.language import Language, Text
from digidot_term.record import record
from digidot_term.report.concepts.refset_kinds import TOLD_ELSEWHERE
from digidot_term.report.naming import Named, Namer
from digidot_term.report.wrapping import padded, widest, wrapped
from digidot_term.snomed.components import Member
from digidot_term.snomed.identifiers import is_sctid

_TARGETS = ("mapTarget", "mapSource")
_UNSAID = frozenset({"447561005", "447637006"})
"""Correlation not specified, properly classified: what nearly every row says."""
_ALWAYS = "TRUE"
_LONGEST = 60

_GROUP = Text(en="group", nb="gruppe", nn="gruppe")
_PRIORITY = Text(en="priority", nb="prioritet", nn="prioritet")
_TARGET = Text(en="target", nb="mål", nn="mål")
_ADVICE = Text(en="rule and advice", nb="regel og råd", nn="regel og råd")
_NO_TARGET = "–"


@record
class Membership:
    """A concept in a reference set, with the fields of that set, by their header names."""

    refset: Named
    module_id: int
    effective_time: str
    fields: Mapping[str, str]

    @property
    def is_map(self) -> bool:
        """Whether this is a row of a map."""
        return any(name in self.fields for name in _TARGETS)

    @property
    def target(self) -> str:
        """The code a row of a map leads to; a dash where it leads nowhere."""
        return next((self.fields[name] for name in _TARGETS if self.fields.get(name)), _NO_TARGET)

    @property
    def sort_key(self) -> tuple[int, int, int, str, tuple[str, ...]]:
        """Order by refset, group, priority and target."""
        group, priority = (_number(self.fields.get(name, "")) for name in ("mapGroup", "mapPriority"))
        return (self.refset.id, group, priority, self.target, tuple(self.fields.values()))

    def as_data(self) -> dict[str, Any]:
        """The membership as JSON has it, its fields by the names and in the order of the release."""
        row = {"module": str(self.module_id), "effectiveTime": self.effective_time, "fields": dict(self.fields)}
        return {**self.refset.as_data(), **row}


def memberships(members: Iterable[Member], named: Namer) -> tuple[Membership, ...]:
    """Return what refsets say of a concept; its history and its axioms are told elsewhere."""
    found = (
        Membership(named(member.refset_id), member.module_id, member.effective_time, member.fields)
        for member in members
        if member.refset_id not in TOLD_ELSEWHERE
    )
    return tuple(sorted(found, key=lambda item: item.sort_key))


def map_lines(rows: Sequence[Membership], named: Namer, language: Language) -> list[str]:
    """Return the rows of maps, each map under its name; a map without groups is one line a target."""
    lines: list[str] = []
    for refset, found in groupby(rows, key=lambda row: row.refset):
        of_map = list(found)
        if "mapGroup" in of_map[0].fields:
            lines += [f"  {refset}", *_grouped_lines(of_map, named, language)]
        else:
            lines += [line for row in of_map for line in _plain_lines(row, named)]
    return lines


def refset_lines(rows: Sequence[Membership], named: Namer) -> list[str]:
    """Return a line a refset, with the fields that are short enough to read."""
    lines: list[str] = []
    for row in rows:
        fields = [
            f"{name} {_readable(value, named)}"
            for name, value in row.fields.items()
            if value and len(value) <= _LONGEST
        ]
        lines += wrapped(f"{row.refset}" + (f": {', '.join(fields)}" if fields else ""), "  ", "    ")
    return list(dict.fromkeys(lines))


def telling(fields: Mapping[str, str]) -> dict[str, str]:
    """Return the fields of a member that say something: none that is empty, or as in nearly every row of a map."""
    usual = {"mapRule": _ALWAYS, "mapAdvice": f"ALWAYS {fields.get('mapTarget', '')}"}
    return {
        name: value for name, value in fields.items() if value and value not in _UNSAID and value != usual.get(name)
    }


def _plain_lines(row: Membership, named: Namer) -> list[str]:
    return wrapped(", ".join([row.target, *_remarks(row, named)]), f"  {row.refset}: ", "    ")


def _grouped_lines(rows: Sequence[Membership], named: Namer, language: Language) -> list[str]:
    header = [text.render(language) for text in (_GROUP, _PRIORITY, _TARGET, _ADVICE)]
    columns = [[row.fields["mapGroup"], row.fields.get("mapPriority", ""), row.target] for row in rows]
    widths = [widest([header[at], *(cells[at] for cells in columns)]) for at in range(3)]

    def behind(cells: Sequence[str]) -> str:
        return "    " + "".join(f"{padded(cell, width)}  " for cell, width in zip(cells, widths, strict=True))

    lines = [behind(header[:3]) + header[3]]
    for row, cells in zip(rows, columns, strict=True):
        first = behind(cells)
        for said in _said(row, named) or [""]:
            lines += [line.rstrip() for line in wrapped(said, first)]
            first = " " * len(first)
    return lines


def _said(row: Membership, named: Namer) -> list[str]:
    """Return the rule, unless it always holds, the parts of the advice, and what else is not as usual."""
    rule = row.fields.get("mapRule", "")
    advice = [part.strip() for part in row.fields.get("mapAdvice", "").split(" | ")]
    told = {text.casefold() for text in advice}
    remarks = [text for text in _remarks(row, named) if text.casefold() not in told]
    return [text for text in (*([rule] if rule != _ALWAYS else []), *advice, *remarks) if text]


def _remarks(row: Membership, named: Namer) -> list[str]:
    """Return the correlation and the category of a row, where they are not the usual ones."""
    values = (row.fields.get(name, "") for name in ("correlationId", "mapCategoryId"))
    return [named(int(value)).term for value in values if is_sctid(value) and value not in _UNSAID]


def _readable(value: str, named: Namer) -> str:
    return str(named(int(value))) if is_sctid(value) else value


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else 0
