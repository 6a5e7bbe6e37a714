"""Global options, as every command sees them."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from digidot_term.language import LANGUAGES, Language
from digidot_term.record import record


@record
class Settings:
    """What the options before the command's name say."""

    folder: Path | None = None
    language: Language = "en"
    online: bool = False
    quiet: bool = False
    verbose: bool = False
    color: bool = False
    cache: Path | None = None


class Current:
    """Holds the settings of this run, for the one place that catches errors outside any command."""

    settings = Settings()


def language_from_environment() -> Language:
    """Return the language of DIGIDOT_LANG or of the locale; English when neither is Norwegian."""
    for name in ("DIGIDOT_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "").lower()
        if value:
            short = value[:2]
            return "nb" if short == "no" else next((known for known in LANGUAGES if known == short), "en")
    return "en"


def wants_color(*, no_color: bool) -> bool:
    """Tell whether standard output is a terminal that shall have colour (https://no-color.org)."""
    return sys.stdout.isatty() and not no_color and not os.environ.get("NO_COLOR")
