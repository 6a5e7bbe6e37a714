"""Lay an element tree out in columns that fit a width; where that is narrow, types and texts stand below the names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from digidot_term.language import Language, Text
from digidot_term.record import record
from digidot_term.report.findings import Style
from digidot_term.report.structures.cells import Cells
from digidot_term.report.structures.tree import TreeLine
from digidot_term.report.table import width_of
from digidot_term.report.wrapping import padded, widest, wrapped

COLUMNS = (
    Text(en="Name", nb="Navn", nn="Namn"),
    Text(en="Flags", nb="Flagg", nn="Flagg"),
    Text(en="Card.", nb="Ant.", nn="Tal"),
    Text(en="Type", nb="Type", nn="Type"),
    Text(en="Description", nb="Beskrivelse", nn="Skildring"),
)
LEAST = 40
"""Below so many columns no page is laid out: longer lines are better than words in pieces."""

_GAP = "  "
_SIDE_BY_SIDE = 46  # columns that types and texts must have together to stand beside each other
_TYPES = (16, 40)  # the least and the most columns of types
_NAMES = 0.34  # the part of the width that names may take; longer ones have a line of their own

_SIGN = re.compile(r"[-/#|:._(]")

Row = tuple[TreeLine, Cells]


@record
class Widths:
    """Columns of each part; `types` is 0 where types and texts stand below the names."""

    names: int
    flags: int
    card: int
    types: int
    facts: int


def render_lines(rows: Sequence[Row], language: Language, width: int, style: Style) -> list[str]:
    """Return the heading and the lines of all rows, none wider than `width` where that is not too narrow for words."""
    widths = _widths(rows, language, max(width, LEAST))
    heads = [text.render(language) for text in COLUMNS]
    heading = [padded(heads[0], widths.names), padded(heads[1], widths.flags), padded(heads[2], widths.card)]
    heading += [padded(heads[3], widths.types), heads[4]] if widths.types else []
    lines = [style.dim(_GAP.join(heading).rstrip())]
    for line, cells in rows:
        lines += _row(line, cells, widths, style) if widths.types else _stacked(line, cells, widths, style)
    return lines


def _widths(rows: Sequence[Row], language: Language, width: int) -> Widths:
    heads = [text.render(language) for text in COLUMNS]
    flags = widest([heads[1], *(cells.flags for _, cells in rows)])
    card = widest([heads[2], *(cells.card for _, cells in rows)])
    longest = widest([heads[0], *(line.first + cells.name for line, cells in rows)])
    names = min(longest, max(int(width * _NAMES), 20))
    left = width - names - flags - card - 4 * len(_GAP)
    if left < _SIDE_BY_SIDE:
        beside = width - flags - card - 2 * len(_GAP)
        return Widths(min(longest, beside), flags, card, 0, width)
    least, most = _TYPES
    types = max(least, min(most, left * 9 // 20, widest([cells.types for _, cells in rows])))
    return Widths(names, flags, card, types, left - types)


def _row(line: TreeLine, cells: Cells, widths: Widths, style: Style) -> Iterator[str]:
    """Yield the lines of an element with all columns side by side."""
    types = _types(cells.types, widths.types)
    facts = [part for text in cells.facts for part in _fitted(text, widths.facts, hang="  ")]
    height = max(len(types), len(facts), 1)
    name = line.first + cells.name
    if width_of(name) > widths.names:
        yield line.first + style.bold(cells.name)
        name, first = line.rest, ""
    else:
        first = cells.name
    for number in range(height):
        drawn = line.first if first and not number else line.rest
        shown = first if not number else ""
        card = padded(cells.card if not number else "", widths.card)
        kind = padded(types[number] if number < len(types) else "", widths.types)
        parts = [
            _named(drawn, shown, widths.names, style),
            padded(cells.flags if not number else "", widths.flags),
            style.dim(card) if "card" in cells.inherited else card,
            style.dim(kind) if "types" in cells.inherited else kind,
            facts[number] if number < len(facts) else "",
        ]
        yield _GAP.join(parts).rstrip()


def _stacked(line: TreeLine, cells: Cells, widths: Widths, style: Style) -> Iterator[str]:
    """Yield the lines of an element with types and texts below its name."""
    card = style.dim(cells.card) if "card" in cells.inherited else cells.card
    beside = [padded(cells.flags, widths.flags), card]
    if width_of(line.first + cells.name) > widths.names:
        yield line.first + style.bold(cells.name)
        yield _GAP.join([padded(line.rest, widths.names), *beside]).rstrip()
    else:
        yield _GAP.join([_named(line.first, cells.name, widths.names, style), *beside]).rstrip()
    indent = f"{line.rest}  "
    room = max(widths.facts - width_of(indent), LEAST // 2)
    for part in _types(cells.types, room):
        yield indent + (style.dim(part) if "types" in cells.inherited else part)
    for text in cells.facts:
        for part in _fitted(text, room, hang="  "):
            yield indent + part


def _named(drawn: str, name: str, width: int, style: Style) -> str:
    blanks = " " * (width - width_of(drawn) - width_of(name))
    return drawn + (style.bold(name) if name else "") + blanks


def _types(text: str, width: int) -> list[str]:
    """Break types into lines, behind a bracket too where profiles and targets do not fit beside their type."""
    lines: list[str] = []
    for word in text.replace(" | ", "\u00a0| ").split(" "):
        last = lines[-1] if lines else ""
        if last and width_of(last) + 1 + width_of(word) <= width:
            lines[-1] = f"{last} {word}"
        elif width_of(word) > width and "(" in word[:-1]:
            head, _, inner = word.partition("(")
            lines += [f"{head}(", *_fitted(f"  {inner}", width, "  ")]
        else:
            lines += _fitted(f"  {word}" if last else word, width, "  ")
    return [line.replace("\u00a0", " ") for line in lines]


def _fitted(text: str, width: int, hang: str = "") -> list[str]:
    """Break a text into lines of at most `width` columns; a word that is longer is cut, behind a sign if it can be."""
    lines: list[str] = []
    lead = text[: len(text) - len(text.lstrip(" "))]
    for part in wrapped(text, lead, hang, width) if text else ():
        line = part
        while width_of(line) > width:
            cut = _cut(line, width)
            lines.append(line[:cut])
            line = hang + line[cut:]
        lines.append(line)
    return lines


def _cut(line: str, width: int) -> int:
    """Return where a word that is too long is cut: behind a sign in the second half of the line, else at its end."""
    signs = (match.end() for match in _SIGN.finditer(line, width // 2, width))
    return max(signs, default=width)
