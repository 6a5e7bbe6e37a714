"""Editions as a list."""

from __future__ import annotations

from collections.abc import Sequence

from digidot_term.language import Language, Text
from digidot_term.record import record
from digidot_term.report.naming import sized
from digidot_term.report.table import Row, render_table

_TITLES = {
    "edition": Text(en="edition", nb="utgave", nn="utgåve"),
    "version": Text(en="version", nb="versjon", nn="versjon"),
    "concepts": Text(en="concepts", nb="begreper", nn="omgrep"),
    "size": Text(en="size", nb="størrelse", nn="storleik"),
    "problems": Text(en="problems", nb="problemer", nn="problem"),
    "inUse": Text(en="in use", nb="i bruk", nn="i bruk"),
}


@record
class KnownEdition:
    """An edition that can be named, whether the project uses it, and what is known of it when it is indexed."""

    name: str
    version_uri: str
    in_use: bool
    concepts: int | None = None
    size: int | None = None
    problems: int | None = None


def render_editions(editions: Sequence[KnownEdition], layout: str, language: Language) -> str:
    """List editions: name, version, how large they are, in use or not."""
    rows = [_row(item, layout) for item in editions]
    keys = [key for key in _TITLES if layout != "text" or any(row[key] is not None for row in rows)]
    return render_table({key: _TITLES[key].render(language) for key in keys}, rows, layout)


def _row(item: KnownEdition, layout: str) -> Row:
    size = sized(item.size) if item.size is not None and layout in {"text", "markdown"} else item.size
    return {
        "edition": item.name,
        "version": item.version_uri,
        "concepts": item.concepts,
        "size": size,
        "problems": item.problems or None if layout == "text" else item.problems,
        "inUse": item.in_use,
    }
