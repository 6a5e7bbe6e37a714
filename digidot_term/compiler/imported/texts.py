"""Texts with their translations, as a source writes them (extension translation)."""

from __future__ import annotations

from typing import Any

from digidot_term.compiler.imported.loss import Json, Loss, extensions_lost, losses_of, shown
from digidot_term.compiler.metadata import TRANSLATION, translation

_LANGUAGES = ("nb", "nn")


def text_of(owner: Json, key: str, element: str, above: str = "") -> tuple[Any, list[Loss]]:
    """Return a text, or a mapping of languages where it is translated to bokmål; and what is lost beside it.

    A text of nothing but blanks is lost.
    """
    part = f"{above}.{key}" if above else key
    text = str(owner[key])
    sibling = owner.get(f"_{key}") or {}
    found, others = _translations(sibling.get("extension", ()))
    lost = losses_of(sibling, sibling.keys() - {"extension"}, element, f"_{part}")
    if not text.strip():
        return "", [Loss(element, part, shown(text)), *extensions_lost(sibling.get("extension", ()), element, part)]
    if "nb" in found:
        return {"en": text, **found}, [*lost, *extensions_lost(others, element, part)]
    return text, [*lost, *extensions_lost(sibling.get("extension", ()), element, part)]


def local_text(owner: Json, key: str, otherwise: str) -> tuple[Json, bool, list[Loss]]:
    """Return a text in English and bokmål, and whether bokmål is there; English stands for it where it is not."""
    if not str(owner.get(key, "")).strip():
        return {"en": otherwise, "nb": otherwise}, False, losses_of(owner, [f"_{key}"], "")
    text, lost = text_of(owner, key, "")
    if isinstance(text, dict):
        return text, True, lost
    return {"en": text, "nb": text}, False, lost


def _translations(extensions: list[Json]) -> tuple[dict[str, str], list[Json]]:
    """Return the translations that a source writes as such, and all other extensions."""
    found: dict[str, str] = {}
    others: list[Json] = []
    for extension in extensions:
        language, text = _translation(extension)
        if language in _LANGUAGES and language not in found and extension == translation(language, text):
            found[language] = text
        else:
            others.append(extension)
    return dict(sorted(found.items())), others


def _translation(extension: Json) -> tuple[str, str]:
    if extension.get("url") != TRANSLATION:
        return "", ""
    parts = {item.get("url"): item for item in extension.get("extension", ())}
    return str(parts.get("lang", {}).get("valueCode", "")), str(parts.get("content", {}).get("valueString", ""))
