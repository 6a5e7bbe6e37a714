"""A JSON value in one short line, as messages of every language show it."""

from __future__ import annotations

from typing import Any

from digidot_term.diagnostics.shortened import shortened
from digidot_term.fhir.json.write import render_json

_LENGTH = 40


def brief(value: Any, length: int = _LENGTH) -> str:
    """Return the beginning of a value's JSON text, so many characters at most."""
    return shortened(" ".join(render_json(value).split()), length)
