"""A comparison of two editions as text, Markdown and JSON."""

from __future__ import annotations

from digidot_term.diff.edition_change import Compared, EditionComparison, HierarchyChanges, Section
from digidot_term.language import Language, Text
from digidot_term.report.editions.change_data import render_data
from digidot_term.report.editions.change_items import Item, Speaker
from digidot_term.report.editions.change_layouts import LAYOUTS, Block, Page
from digidot_term.report.editions.change_members import refset_block
from digidot_term.report.editions.change_words import kind_in_words
from digidot_term.report.naming import alphabetical
from digidot_term.snomed.edition import Edition

FORMATS = ("text", "json", "markdown")
LIMIT = 10
"""How many changes a section lists, unless asked for more or fewer; JSON lists all."""

_EDITION = Text(
    en="{name}  {uri}  {concepts} concepts, {active} active",
    nb="{name}  {uri}  {concepts} begreper, {active} aktive",
    nn="{name}  {uri}  {concepts} omgrep, {active} aktive",
)
_REFSETS_CHANGED = Text(
    en="reference sets with other members",
    nb="referansesett med andre medlemmer",
    nn="referansesett med andre medlemer",
)
_OUTSIDE = Text(en="Outside the hierarchies", nb="Utenfor hierarkiene", nn="Utanfor hierarkia")


def render_edition_changes(
    comparison: EditionComparison, old: Edition, new: Edition, layout: str, language: Language, limit: int | None = None
) -> str:
    """Return the comparison in one of `FORMATS`, with at most `limit` changes a section; counts are always complete."""
    speaker = Speaker(old, new, language)
    if layout == "json":
        return render_data(comparison, speaker, limit)
    shown = LIMIT if limit is None else limit
    page = Page(
        title=f"{comparison.old.name} → {comparison.new.name}",
        editions=(_edition(comparison.old, language), _edition(comparison.new, language)),
        totals=tuple(_totals(comparison, language)),
        hierarchies=tuple(_hierarchy(item, speaker, shown) for item in _alphabetical(comparison, speaker)),
        refsets=tuple(refset_block(item, speaker, shown) for item in comparison.refsets),
    )
    return "\n".join(LAYOUTS[layout](page, language)) + "\n"


def _alphabetical(comparison: EditionComparison, speaker: Speaker) -> list[HierarchyChanges]:
    """Return the hierarchies in order of their names; what is outside them all is last."""

    def key(changes: HierarchyChanges) -> tuple[bool, tuple[str, int]]:
        top = changes.top_level
        return (top is None, alphabetical(speaker.named(top or 0)))

    return sorted(comparison.hierarchies, key=key)


def _edition(side: Compared, language: Language) -> str:
    values = {"name": side.name, "uri": side.version_uri, "concepts": side.concepts, "active": side.active}
    return _EDITION.render(language, **values)


def _totals(comparison: EditionComparison, language: Language) -> list[tuple[int, str]]:
    totals = [(count, kind_in_words(what, of, language)) for what, of, count in comparison.totals]
    if comparison.refsets:
        totals.append((len(comparison.refsets), _REFSETS_CHANGED.render(language)))
    return totals


def _hierarchy(changes: HierarchyChanges, speaker: Speaker, limit: int) -> Block:
    top = changes.top_level
    heading = str(speaker.named(top)) if top else _OUTSIDE.render(speaker.language)
    return Block(heading, tuple(_section(section, speaker, limit) for section in changes.sections))


def _section(section: Section, speaker: Speaker, limit: int) -> tuple[str, tuple[Item, ...], int]:
    title = f"{kind_in_words(section.what, section.language, speaker.language)} ({len(section.changes)})"
    items = tuple(map(speaker.item, section.changes[:limit]))
    return title, items, len(section.changes) - len(items)
