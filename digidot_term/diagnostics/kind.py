"""A kind of diagnostic: its number, its name and what it says in each language."""

from __future__ import annotations

from digidot_term.diagnostics.severity import Severity
from digidot_term.language import Text
from digidot_term.record import record


@record
class Kind:
    """A closed-list entry such as `SRC002 unknown-key`.

    `id` is a family (`SRC ECL SCT EXP VS CM SD PKG FHIR NO NIM EHDS DENT`) and three digits, never reused.
    `message` says what is wrong with the actual values; `advice` says what to do.
    """

    id: str
    name: str
    severity: Severity
    message: Text
    advice: Text
