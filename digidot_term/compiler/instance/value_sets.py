"""Whether a code is in a value set: by its expansion, else by what its `compose` says (R4, ValueSet, expansion).

Where a code system or a filter is not known here, the answer is None: it cannot be told.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from digidot_term.compiler.instance.code_filters import Concepts, concepts_of, filtered
from digidot_term.compiler.structures.shapes import Json
from digidot_term.fhir.definitions import Definitions
from digidot_term.fhir.terminology import Code, expanded

Expansions = Mapping[str, Collection[Code]]
"""Value set canonical (without version) -> its codes as (system, code)."""

Verdict = bool | None

_NO_SYSTEM = "-"  # a Coding without one means nothing (R4, datatypes, Coding), unlike an element of type code

_GRAMMARS = {
    "urn:ietf:bcp:47": re.compile(r"([A-Za-z]{2,8}|[xi])(-[A-Za-z0-9]{1,8})*"),
    "urn:ietf:bcp:13": re.compile(r"xml|json|ttl|[A-Za-z0-9!#$&^_.+-]+/[A-Za-z0-9!#$&^_.+-]+(\s*;.*)?"),
}
"""Code systems that are grammars: languages (RFC 5646) and media types (RFC 6838), whose form alone is looked at.

FHIR's own formats have short names (R4, CapabilityStatement.format).
"""


@dataclass(slots=True)
class ValueSets:
    """Answers for value sets by canonical; what has been read of code systems is kept."""

    definitions: Definitions
    expansions: Expansions
    _systems: dict[str, Concepts | None] = field(default_factory=dict)
    _expanded: dict[str, Collection[Code]] = field(default_factory=dict)

    def has(self, canonical: str, code: Code, within: frozenset[str] = frozenset()) -> Verdict:
        """Tell whether a value set has a code; a code without a system (element of type code) goes by the code alone.

        `within` are the value sets being asked, so that one that includes itself does no harm.
        """
        url = canonical.partition("|")[0]
        if url in self.expansions:
            return _among(code, self.expansions[url])
        value_set = self.definitions.value_set(canonical) or self.definitions.value_set(url)
        if value_set is None or url in within:
            return None
        if url not in self._expanded:
            self._expanded[url] = expanded(value_set)
        codes = self._expanded[url]
        return _among(code, codes) if codes else self._composed(value_set, code, within | {url})

    def _composed(self, value_set: Json, code: Code, within: frozenset[str]) -> Verdict:
        compose = value_set.get("compose", {})
        if not compose.get("include"):
            return None
        inside = _any(self._in_clause(clause, code, within) for clause in compose["include"])
        outside = _any(self._in_clause(clause, code, within) for clause in compose.get("exclude", ()))
        return inside if outside is False or inside is False else (False if outside else None)

    def _in_clause(self, clause: Json, code: Code, within: frozenset[str]) -> Verdict:
        """Tell whether an include or exclude has the code: by system, and by every value set it names."""
        told: list[Verdict] = [self.has(str(url), code, within) for url in clause.get("valueSet", ())]
        if "system" in clause:
            told.append(self._in_system(clause, code))
        return _all(told)

    def _in_system(self, clause: Json, code: Code) -> Verdict:
        system, value = code
        if system not in {"", clause["system"]}:
            return False
        grammar = _GRAMMARS.get(str(clause["system"]))
        if grammar is not None and not clause.get("concept"):
            return None if clause.get("filter") else grammar.fullmatch(value) is not None
        if clause.get("concept"):
            return any(item.get("code") == value for item in clause["concept"])
        concepts = self._concepts(str(clause["system"]))
        if concepts is None:
            return None
        if value not in concepts:
            return False
        return _all(filtered(value, item, concepts) for item in clause.get("filter", ()))

    def _concepts(self, system: str) -> Concepts | None:
        if system not in self._systems:
            code_system = self.definitions.code_system(system)
            complete = code_system is not None and code_system.get("content") == "complete"
            self._systems[system] = concepts_of(code_system) if code_system is not None and complete else None
        return self._systems[system]


def codes_in(value: Any) -> list[Code]:
    """Return the codes of a code, Coding, CodeableConcept or Quantity; a bare code has an empty system."""
    if isinstance(value, str):
        return [("", value)]
    if not isinstance(value, dict):
        return []
    codings = value["coding"] if isinstance(value.get("coding"), list) else [value]
    known = [item for item in codings if isinstance(item, dict) and "code" in item]
    return [(str(item.get("system", _NO_SYSTEM)), str(item["code"])) for item in known]


def _among(code: Code, codes: Collection[Code]) -> bool:
    system, value = code
    return code in codes if system else any(value == other for _, other in codes)


def _any(verdicts: Iterable[Verdict]) -> Verdict:
    """Return True when one is true, None when none is but one is unknown."""
    told = set(verdicts)
    return True if True in told else (None if None in told else False)


def _all(verdicts: Iterable[Verdict]) -> Verdict:
    """Return False when one is false, None when none is but one is unknown."""
    told = set(verdicts)
    return False if False in told else (None if None in told else True)
