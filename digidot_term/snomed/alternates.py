"""Identifiers of other schemes for components, from an index."""

from __future__ import annotations

from digidot_term.snomed.components import AlternateIdentifier
from digidot_term.snomed.index.pools import texts_of
from digidot_term.snomed.index.read import Index


class Alternates:
    """Identifiers by scheme and code; releases have few of them, so they are looked through."""

    def __init__(self, index: Index) -> None:
        self._scheme, self._component = index.numbers("alternate.scheme"), index.numbers("alternate.component")
        self._active, self._code = index.numbers("alternate.active"), texts_of(index, "alternate.code")

    def of(self, sctid: int) -> tuple[AlternateIdentifier, ...]:
        """Return the identifiers of a component, by scheme and code."""
        return tuple(
            AlternateIdentifier(self._scheme[row], self._code(row), bool(self._active[row]))
            for row, component in enumerate(self._component)
            if component == sctid
        )

    def schemes(self) -> tuple[int, ...]:
        """Return the schemes that have identifiers, sorted."""
        return tuple(sorted(set(self._scheme)))

    def component(self, scheme_id: int, code: str) -> int | None:
        """Return the component that an active identifier is of; None when there is none."""
        rows = (row for row, scheme in enumerate(self._scheme) if scheme == scheme_id and self._active[row])
        return next((self._component[row] for row in rows if self._code(row) == code), None)
