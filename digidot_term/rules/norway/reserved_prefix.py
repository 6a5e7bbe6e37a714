"""Ids and names that begin with a prefix which is reserved for national profiles."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Artefact, Compilation

_NATIONAL = "hl7.fhir.no."


def reserved_words(compilation: Compilation, *prefixes: str) -> Iterator[tuple[Artefact, str]]:
    """Yield the artefacts whose id or name begins with a prefix, and that word; none in the national packages."""
    if compilation.project.config.project.id.startswith(_NATIONAL):
        return
    for artefact in compilation.artefacts:
        words = (artefact.id, str(artefact.resource.get("name", "")) if not artefact.is_example else "")
        word = next((word for word in words if word.lower().startswith(prefixes)), None)
        if word is not None:
            yield artefact, word
