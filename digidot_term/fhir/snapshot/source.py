"""What the snapshot generator asks of whoever knows the definitions."""

from __future__ import annotations

from typing import Any, Protocol

Json = dict[str, Any]


class StructureSource(Protocol):
    """Finds resources by canonical and StructureDefinitions by name or canonical."""

    def resource(self, canonical: str) -> Json | None:
        """Return the resource with this canonical (`url` or `url|version`), or None."""
        ...

    def structure(self, name_or_url: str) -> Json | None:
        """Return the StructureDefinition of a type name (`Coding`) or a canonical, or None."""
        ...
