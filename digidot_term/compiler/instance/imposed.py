"""The profiles that others impose: an instance of the one must meet the other too.

FHIR Extensions Pack 5.2, structuredefinition-imposeProfile.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from digidot_term.compiler.instance.types import known_structures
from digidot_term.compiler.structures.conformance_extensions import IMPOSES
from digidot_term.compiler.structures.shapes import Json, Shapes


def with_imposed(profiles: Iterable[Json], shapes: Shapes) -> tuple[list[Json], list[str]]:
    """Return profiles with those that they and their bases impose, and the canonicals nothing is known of.

    A profile of another type is left out: no instance can meet it, which is a mistake of the profile that imposes it.
    """
    held = list(profiles)
    lost: list[str] = []
    met = {str(profile["url"]) for profile in held}
    for profile in held:  # what is added is gone through as well
        for canonical in _imposed(profile, shapes):
            known, missing = known_structures(shapes, [canonical])
            lost += [item for item in missing if item not in lost]
            held += [item for item in known if str(item["url"]) not in met and item["type"] == profile["type"]]
            met |= {str(item["url"]) for item in known}
    return held, lost


def _imposed(profile: Json, shapes: Shapes) -> Iterator[str]:
    """Yield the canonicals that a profile and its bases impose."""
    line: list[str] = []
    current: Json | None = profile
    while current is not None and str(current["url"]) not in line:
        line.append(str(current["url"]))
        for extension in current.get("extension", ()):
            if extension.get("url") == IMPOSES and "valueCanonical" in extension:
                yield str(extension["valueCanonical"])
        current = shapes.definitions.structure(str(current.get("baseDefinition", "-")))
