"""The doctor's report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from digidot_term.language import Language, Text

State = Literal["ok", "note", "missing"]

_MARKS: dict[State, Text] = {
    "ok": Text(en="ok", nb="ok", nn="ok"),
    "note": Text(en="note", nb="merk", nn="merk"),
    "missing": Text(en="missing", nb="mangler", nn="manglar"),
}


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing looked at: its state, what was seen and, if need be, how to mend it."""

    what: Text
    state: State
    seen: str
    mend: str = ""


@dataclass(frozen=True, slots=True)
class Health:
    """All signs, in order."""

    signs: tuple[Sign, ...]

    @property
    def is_sound(self) -> bool:
        """True when nothing needed is missing."""
        return all(sign.state != "missing" for sign in self.signs)


def render_health(health: Health, language: Language) -> str:
    """One line a sign, and one more for what to do."""
    width = max(len(sign.what.render(language)) for sign in health.signs)
    lines: list[str] = []
    for sign in health.signs:
        lines.append(f"{_MARKS[sign.state].render(language):8} {sign.what.render(language):{width}}  {sign.seen}")
        if sign.mend:
            lines.append(f"{'':8} {'':{width}}  → {sign.mend}")
    return "\n".join(lines) + "\n"
