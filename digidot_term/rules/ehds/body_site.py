"""The body sites of an example: each repetition of `bodySite`, its codes and its BodyStructure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from digidot_term.artefact import Artefact
from digidot_term.rules.content import Found, walk

_STRUCTURE_WORDS = ("bodysite", "bodystructure")


def body_sites(artefact: Artefact) -> Iterator[Found]:
    """Yield every repetition of an element `bodySite` that is a CodeableConcept."""
    for found in walk(artefact):
        steps = [step for step in found.path if isinstance(step, str)]
        if steps[-1:] == ["bodySite"] and isinstance(found.value, dict) and "reference" not in found.value:
            yield found


def is_coded(site: dict[str, Any]) -> bool:
    """Tell whether a body site has a code."""
    return any("code" in coding for coding in site.get("coding", ()))


def has_structure(site: dict[str, Any]) -> bool:
    """Tell whether a body site points to a BodyStructure in an extension."""
    urls = (str(item.get("url", "")).rpartition("/")[2].lower() for item in site.get("extension", ()))
    return any(word in url for url in urls for word in _STRUCTURE_WORDS)
