"""The three languages users read: bokmål, nynorsk and English."""

from __future__ import annotations

from typing import Literal

from digidot_term.record import record

Language = Literal["nb", "nn", "en"]

LANGUAGES: tuple[Language, ...] = ("nb", "nn", "en")


@record
class Text:
    """One text in the three languages; `{name}` marks where a value goes."""

    en: str
    nb: str
    nn: str

    def render(self, language: Language = "en", /, **values: object) -> str:
        """Return the text in `language` with its values filled in; a value may be called `language` too."""
        template: str = getattr(self, language)
        return template.format(**values)


def reading_order(language: Language) -> tuple[Language, ...]:
    """Return the languages in the order a reader of `language` wants terms in."""
    orders: dict[Language, tuple[Language, ...]] = {
        "nb": ("nb", "nn", "en"),
        "nn": ("nn", "nb", "en"),
        "en": ("en", "nb", "nn"),
    }
    return orders[language]
