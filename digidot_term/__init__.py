"""DigiDOT terminology and profile toolkit: YAML sources and an RF2 edition in, checked FHIR artefacts out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from digidot_term.jobs.opening import open_edition

__all__ = ["__version__", "open_edition"]
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """Load what a script asks for: `open_edition` opens an edition by name or by the paths of its packages."""
    if name == "open_edition":
        from digidot_term.jobs.opening import open_edition  # noqa: PLC0415 - the command line loads it when it needs it

        return open_edition
    raise AttributeError(name)
