"""A concept's place in the hierarchy: the ways up as lines, what is below as a drawn tree, or both as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from digidot_term.language import Language, Text
from digidot_term.record import record
from digidot_term.report.naming import Named
from digidot_term.report.wrapping import wrapped

_INACTIVE = Text(
    en="INACTIVE: it stands in no hierarchy; see digidot-term concept show {id}",
    nb="INAKTIVT: det står ikke i noe hierarki; se digidot-term concept show {id}",
    nn="INAKTIVT: det står ikkje i noko hierarki; sjå digidot-term concept show {id}",
)
_MORE_WAYS = Text(en="… and {count} more ways up", nb="… og {count} veier opp til", nn="… og {count} vegar opp til")
_BELOW = Text(en="({count} below)", nb="({count} under)", nn="({count} under)")
_AGAIN = Text(en="(shown elsewhere)", nb="(vist et annet sted)", nn="(vist ein annan stad)")
_MORE = Text(en="… and {count} more", nb="… og {count} til", nn="… og {count} til")


@record
class Branch:
    """A concept with the children that are shown; `more` counts those that are not.

    `again` marks a concept whose children are shown under another parent.
    """

    concept: Named
    descendants: int
    children: tuple[Branch, ...] = ()
    more: int = 0
    again: bool = False


@record
class ConceptTree:
    """What is below a concept, and the shortest of the ways from the root to its parents."""

    top: Branch
    active: bool
    ways: tuple[tuple[Named, ...], ...]
    way_count: int


def render_tree(tree: ConceptTree, layout: str, language: Language) -> str:
    """Show the tree as text or as JSON."""
    if layout == "json":
        return json.dumps(_as_data(tree), ensure_ascii=False, indent=2) + "\n"
    lines = [line for way in tree.ways for line in wrapped(" › ".join(item.term for item in way), "", "    ")]
    if tree.way_count > len(tree.ways):
        lines.append(_MORE_WAYS.render(language, count=tree.way_count - len(tree.ways)))
    lines += ["", *_label(tree.top, language)] if lines else _label(tree.top, language)
    if not tree.active:
        lines.append(_INACTIVE.render(language, id=tree.top.concept.id))
    return "\n".join([*lines, *_below(tree.top, "", language)]) + "\n"


def _below(branch: Branch, indent: str, language: Language) -> Iterator[str]:
    for number, child in enumerate(branch.children):
        last = number == len(branch.children) - 1 and not branch.more
        inner = indent + ("   " if last else "│  ")
        yield from _label(child, language, indent + ("└─ " if last else "├─ "), inner)
        yield from _below(child, inner, language)
    if branch.more:
        yield f"{indent}└─ {_MORE.render(language, count=branch.more)}"


def _label(branch: Branch, language: Language, first: str = "", rest: str = "") -> list[str]:
    """Return the concept's line, with how much is below where that is not shown."""
    mark = ""
    if branch.again:
        mark = " " + _AGAIN.render(language)
    elif branch.descendants and not branch.children and not branch.more:
        mark = " " + _BELOW.render(language, count=branch.descendants)
    return wrapped(f"{branch.concept}{mark}", first, f"{rest}    ")


def _as_data(tree: ConceptTree) -> dict[str, Any]:
    return {
        "active": tree.active,
        "ways": [[item.as_data() for item in way] for way in tree.ways],
        "wayCount": tree.way_count,
        "tree": _branch_as_data(tree.top),
    }


def _branch_as_data(branch: Branch) -> dict[str, Any]:
    return {
        **branch.concept.as_data(),
        "descendants": branch.descendants,
        "again": branch.again,
        "more": branch.more,
        "children": [_branch_as_data(child) for child in branch.children],
    }
