"""Where the tool keeps what it remembers between runs."""

from __future__ import annotations

import os
from pathlib import Path

from digidot_term.snomed.library import EditionLibrary


def cache_home() -> Path:
    """Folder of what the tool remembers between runs (`DIGIDOT_CACHE`, `XDG_CACHE_HOME`, `~/.cache`)."""
    explicit = os.environ.get("DIGIDOT_CACHE")
    if explicit:
        return Path(explicit)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "digidot-term"


def edition_library() -> EditionLibrary:
    """Return the library of indexed editions."""
    return EditionLibrary(cache_home() / "editions")
