"""What the entries of a value set's compose select, evaluated anew against the edition."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import reduce
from operator import and_
from typing import Any

from digidot_term import ecl
from digidot_term.artefact import Artefact, Compilation
from digidot_term.fhir.terminology import Code, all_codes, expanded
from digidot_term.rules.codings import SNOMED
from digidot_term.snomed.edition import Edition
from digidot_term.snomed.identifiers import is_sctid

Codes = frozenset[Code]


def entries(valueset: Artefact, key: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the includes or excludes of a value set with their element, such as `compose.include[0]`."""
    for number, entry in enumerate(valueset.resource.get("compose", {}).get(key, ())):
        yield f"compose.{key}[{number}]", entry


def selected(entry: dict[str, Any], compilation: Compilation) -> Codes | None:
    """Return the codes one compose entry selects; None when they cannot be told here."""
    parts: list[Codes | None] = []
    if "system" in entry:
        parts.append(_of_system(entry, compilation))
    for canonical in entry.get("valueSet", ()):
        valueset = compilation.definitions.value_set(canonical)
        parts.append(expanded(valueset) if valueset and "expansion" in valueset else None)
    known = [part for part in parts if part is not None]
    if not parts or len(known) < len(parts):
        return None
    return frozenset.intersection(*known)


def _of_system(entry: dict[str, Any], compilation: Compilation) -> Codes | None:
    system = str(entry["system"])
    if "concept" in entry:
        return frozenset((system, str(concept["code"])) for concept in entry["concept"])
    if "filter" in entry:
        found = [_filtered(item, compilation.edition) for item in entry["filter"]] if system == SNOMED else [None]
        known = [ids for ids in found if ids is not None]
        if len(known) < len(found):
            return None
        return frozenset((system, str(sctid)) for sctid in reduce(and_, known))
    return all_codes(system, compilation.definitions)


def _filtered(item: dict[str, str], edition: Edition) -> AbstractSet[int] | None:
    """Return the concepts of one filter (FHIR R4, Using SNOMED CT with FHIR, implicit properties)."""
    operator, value = item["op"], item["value"]
    if item["property"] == "concept" and is_sctid(value):
        sctid = int(value)
        if operator == "is-a":
            return edition.descendants(sctid) | ({sctid} & edition.active_ids)
        if operator == "descendent-of":
            return edition.descendants(sctid)
        if operator == "in":
            return edition.refset_concepts(sctid) & edition.active_ids
    if item["property"] == "constraint":
        expression, _ = ecl.parse(value)
        if expression is not None:
            return ecl.evaluate(expression, edition)[0]
    return None
