"""Texts with their translations, as a source writes them (extension translation)."""

from __future__ import annotations

from typing import Any

from digidot_term.compiler.imported.loss import Json, Loss, losses_of, shown
from digidot_term.compiler.metadata import TRANSLATION

_LANGUAGES = ("nb", "nn")


def text_of(owner: Json, key: str, element: str, above: str = "") -> tuple[Any, list[Loss]]:
    """Return a text, or a mapping of languages where it is translated to bokmål; and what is lost beside it."""
    part = f"{above}.{key}" if above else key
    found, lost = _translations(owner.get(f"_{key}") or {}, element, part)
    text = str(owner[key]).strip()
    if "nb" in found:
        return {"en": text, **found}, lost
    return text, [*lost, *(Loss(element, f"{part} ({language})", shown(other)) for language, other in found.items())]


def local_text(owner: Json, key: str, otherwise: str) -> tuple[Json, bool, list[Loss]]:
    """Return a text in English and bokmål, and whether bokmål is there; English stands for it where it is not."""
    if not str(owner.get(key, "")).strip():
        return {"en": otherwise, "nb": otherwise}, False, losses_of(owner, [f"_{key}"], "")
    text, lost = text_of(owner, key, "")
    if isinstance(text, dict):
        return text, True, lost
    return {"en": text, "nb": text}, False, lost


def _translations(sibling: Json, element: str, part: str) -> tuple[dict[str, str], list[Loss]]:
    found: dict[str, str] = {}
    lost = [Loss(element, f"_{part}.{key}", shown(value)) for key, value in sibling.items() if key != "extension"]
    for extension in sibling.get("extension", ()):
        parts = {item.get("url"): item for item in extension.get("extension", ())}
        language = str(parts.get("lang", {}).get("valueCode", ""))
        content = parts.get("content", {})
        text = content.get("valueString") or content.get("valueMarkdown")
        if extension.get("url") == TRANSLATION and language in _LANGUAGES and text:
            found[language] = str(text)
        else:
            lost.append(Loss(element, f"_{part}", shown(extension)))
    return dict(sorted(found.items())), lost
