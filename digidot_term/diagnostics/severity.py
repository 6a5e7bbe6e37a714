"""How serious a diagnostic is."""

from __future__ import annotations

from enum import IntEnum


class Severity(IntEnum):
    """Ordered from least to most serious, so that severities compare."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The lower-case name, as printed and as read from the configuration."""
        return self.name.lower()
