"""A comparison of two editions laid out as text and as Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from digidot_term.language import Language, Text
from digidot_term.record import record
from digidot_term.report.editions.change_items import Item
from digidot_term.report.wrapping import wrapped

_NOTHING = Text(en="nothing changed", nb="ingenting er endret", nn="ingenting er endra")
_REFSETS = Text(en="Reference sets", nb="Referansesett", nn="Referansesett")
_MORE = Text(en="… and {count} more", nb="… og {count} til", nn="… og {count} til")


@record
class Block:
    """A heading with its sections: what changed under one top-level concept, or in one refset."""

    heading: str
    sections: tuple[tuple[str, tuple[Item, ...], int], ...]


@record
class Page:
    """All that is laid out: the two editions, how many changes there are of each kind, and where."""

    title: str
    editions: tuple[str, str]
    totals: tuple[tuple[int, str], ...]
    hierarchies: tuple[Block, ...]
    refsets: tuple[Block, ...]


def _text(page: Page, language: Language) -> Iterator[str]:
    yield from (f"  {page.editions[0]}", f"→ {page.editions[1]}", "")
    yield from (f"{count:8} {words}" for count, words in page.totals)
    if not page.totals:
        yield _NOTHING.render(language)
    for block in page.hierarchies:
        yield from ("", block.heading)
        for title, items, left_out in block.sections:
            yield f"  {title}"
            yield from _text_items(items, left_out, "    ", language)
    if page.refsets:
        yield from ("", _REFSETS.render(language))
    for block in page.refsets:
        yield from wrapped(block.heading, "  ", "    ")
        for _, items, left_out in block.sections:
            yield from _text_items(items, left_out, "    ", language)


def _text_items(items: Sequence[Item], left_out: int, indent: str, language: Language) -> Iterator[str]:
    for item in items:
        yield from wrapped(item.text, indent, f"{indent}    ")
        for detail in item.details:
            yield from wrapped(detail, f"{indent}    ", f"{indent}      ")
    if left_out and items:
        yield f"{indent}{_MORE.render(language, count=left_out)}"


def _markdown(page: Page, language: Language) -> Iterator[str]:
    yield from (f"# {page.title}", "", *(f"- {edition}" for edition in page.editions), "")
    yield from (f"- {count} {words}" for count, words in page.totals)
    if not page.totals:
        yield _NOTHING.render(language)
    for block in page.hierarchies:
        yield from ("", f"## {block.heading}")
        for title, items, left_out in block.sections:
            yield from ("", f"### {title}", *([""] if items else []))
            yield from _markdown_items(items, left_out, language)
    if page.refsets:
        yield from ("", f"## {_REFSETS.render(language)}")
        yield ""
    for block in page.refsets:
        yield f"- {block.heading}"
        for _, items, left_out in block.sections:
            yield from _markdown_items(items, left_out, language, "  ")


def _markdown_items(items: Sequence[Item], left_out: int, language: Language, indent: str = "") -> Iterator[str]:
    """Yield a list; what a change says stands as code, for its signs mean something else in Markdown."""
    for item in items:
        yield f"{indent}- {_code(item.text)}"
        yield from (f"{indent}  - {_code(detail)}" for detail in item.details)
    if left_out and items:
        yield f"{indent}- {_MORE.render(language, count=left_out)}"


def _code(text: str) -> str:
    return f"`` {text} ``" if "`" in text else f"`{text}`"


LAYOUTS: Mapping[str, Callable[[Page, Language], Iterator[str]]] = {"text": _text, "markdown": _markdown}
