"""The codes a required binding allows: from a value set's expansion, else from the codes or code systems it lists."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from digidot_term.compiler.shapes import Json
from digidot_term.fhir.definitions import Definitions
from digidot_term.fhir.terminology import Code, all_codes, expanded

Expansions = Mapping[str, Collection[Code]]
"""Value set canonical (without version) -> its codes as (system, code)."""


@dataclass(frozen=True, slots=True)
class Codes:
    """Finds the codes of value sets."""

    definitions: Definitions
    expansions: Expansions

    def allowed(self, canonical: str) -> Collection[Code] | None:
        """Return the codes of a value set, or None when they cannot be told here."""
        url = canonical.partition("|")[0]
        if url in self.expansions:
            return self.expansions[url]
        value_set = self.definitions.value_set(url)
        if value_set is None:
            return None
        return expanded(value_set) or self._listed(value_set)

    def _listed(self, value_set: Json) -> Collection[Code] | None:
        """Return the codes of a value set that lists codes or takes whole code systems; None for all others."""
        compose = value_set.get("compose", {})
        if compose.get("exclude"):
            return None
        codes: set[Code] = set()
        for include in compose.get("include", ()):
            found = self._included(include)
            if found is None:
                return None
            codes.update(found)
        return codes or None

    def _included(self, include: Json) -> Collection[Code] | None:
        system = include.get("system")
        if include.get("filter") or include.get("valueSet") or not system:
            return None
        if include.get("concept"):
            return {(system, concept["code"]) for concept in include["concept"]}
        return all_codes(system, self.definitions)


def codes_in(value: Any) -> list[Code]:
    """Return the codes of a code, Coding, CodeableConcept or Quantity; a bare code has an empty system."""
    if isinstance(value, str):
        return [("", value)]
    if not isinstance(value, dict):
        return []
    codings = value["coding"] if isinstance(value.get("coding"), list) else [value]
    known = [item for item in codings if isinstance(item, dict) and "code" in item]
    return [(str(item.get("system", "")), str(item["code"])) for item in known]


def is_allowed(code: Code, allowed: Collection[Code]) -> bool:
    """Tell whether a code is among the allowed; a code without a system is compared by the code alone."""
    system, value = code
    return code in allowed if system else any(value == other for _, other in allowed)
