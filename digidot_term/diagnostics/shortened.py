"""Show a long text by its beginning."""

from __future__ import annotations


def shortened(text: str, limit: int) -> str:
    """Return a text of at most `limit` characters, the last of them `…` where more would follow."""
    return text if len(text) <= limit else f"{text[: limit - 1]}…"
