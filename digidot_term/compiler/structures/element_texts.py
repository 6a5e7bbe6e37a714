"""The texts of an element, each in the languages its author wrote (ElementDefinition; extension translation)."""

from __future__ import annotations

from collections.abc import Iterable

from digidot_term.compiler.metadata import translated
from digidot_term.compiler.structures.shapes import Json
from digidot_term.source.model import LocalText
from digidot_term.source.structure import Element


def texts(element: Element) -> Json:
    """Return the texts of an element but for the reason it is a modifier for, and its other names."""
    made: Json = {}
    for key, text in (
        ("short", element.short),
        ("definition", element.definition),
        ("comment", _comment(element)),
        ("requirements", element.requirements),
        ("meaningWhenMissing", element.when_missing),
        ("orderMeaning", element.order_meaning),
    ):
        if text is not None:
            made |= translated(key, text)
    return made | translated_list("alias", element.alias or ())


def translated_list(key: str, texts: Iterable[LocalText | str]) -> Json:
    """Return a list of texts, and beside it the list of their translations where there are any."""
    each = [translated(key, text) for text in texts]
    if not each:
        return {}
    made: Json = {key: [item[key] for item in each]}
    beside = [item.get(f"_{key}") for item in each]
    return {**made, f"_{key}": beside} if any(beside) else made


def _comment(element: Element) -> LocalText | str | None:
    """Return the comment, followed by why the profile says so."""
    if element.comment is None or element.why is None:
        return element.comment or element.why
    if isinstance(element.comment, str) and isinstance(element.why, str):
        return f"{element.comment} {element.why}"
    comment, why = (_in_languages(text) for text in (element.comment, element.why))
    both = {key: f"{comment[key]} {why[key]}" for key in ("en", "nb")}
    nn = f"{comment['nn']} {why['nn']}" if comment["nn"] != comment["nb"] or why["nn"] != why["nb"] else None
    return LocalText(**both, nn=nn)


def _in_languages(text: LocalText | str) -> dict[str, str]:
    """Return a text in each language; where one is missing the next best stands in."""
    if isinstance(text, str):
        return dict.fromkeys(("en", "nb", "nn"), text)
    return {"en": text.en, "nb": text.nb, "nn": text.nn or text.nb}
