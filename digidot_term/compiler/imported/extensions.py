"""Extensions that a source has words for: how settled, obligations, additional bindings, imposed profiles."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from digidot_term.compiler.imported.loss import Json, Loss, shown
from digidot_term.compiler.imported.naming import Naming
from digidot_term.compiler.imported.texts import text_of
from digidot_term.compiler.structures.conformance_extensions import (
    ADDITIONAL_BINDING,
    BINDING_NAME,
    COMMON_BINDING,
    COMPLIES_WITH,
    FMM,
    IMPOSES,
    MAXIMUM,
    MINIMUM,
    OBLIGATION,
    STANDARDS_STATUS,
)

Words = dict[str, Any]
_Found = tuple[Words, list[Loss]]

_STANDING = {STANDARDS_STATUS: ("standards-status", "valueCode"), FMM: ("fmm", "valueInteger")}
_BOUNDS = {MAXIMUM: "maximum", MINIMUM: "minimum"}
_MATURITY = range(6)


def element_extensions(extensions: Iterable[Json], here: str) -> _Found:
    """Return the words for an element's own extensions, and those that have none."""
    words: Words = {}
    lost: list[Loss] = []
    for item in extensions:
        said = _standing(item)
        if said:
            words |= said
        elif item.get("url") == OBLIGATION:
            obligation, more = _obligation(item, here)
            words.setdefault("obligations", []).append(obligation)
            lost += more
        else:
            lost.append(Loss(here, "extension", shown(item)))
    return words, lost


def head_extensions(extensions: Iterable[Json], naming: Naming) -> _Found:
    """Return the words for the extensions of a structure, and those that have none."""
    words: Words = {}
    lost: list[Loss] = []
    lists = {IMPOSES: "imposes", COMPLIES_WITH: "complies-with"}
    for item in extensions:
        said = _standing(item)
        if said:
            words |= said
        elif item.get("url") in lists and "valueCanonical" in item:
            words.setdefault(lists[item["url"]], []).append(naming.structure(str(item["valueCanonical"])))
        else:
            lost.append(Loss("", "extension", shown(item)))
    return words, lost


def binding_extensions(extensions: Iterable[Json], here: str, naming: Naming) -> _Found:
    """Return the name of a binding and its additional value sets, and the extensions that have no words."""
    words: Words = {}
    lost: list[Loss] = []
    for item in extensions:
        if item.get("url") == BINDING_NAME and str(item.get("valueString", "")).strip():
            words["name"] = str(item["valueString"]).strip()
        elif item.get("url") == COMMON_BINDING and "valueBoolean" in item:
            words["common"] = item["valueBoolean"]
        elif item.get("url") in _BOUNDS and (url := item.get("valueCanonical") or item.get("valueUri")):
            words[_BOUNDS[item["url"]]] = naming.valueset(str(url))
        elif item.get("url") == ADDITIONAL_BINDING and {"purpose", "valueSet"} <= _parts(item).keys():
            more, unknown = _additional(item, here, naming)
            words.setdefault("additional", []).append(more)
            lost += unknown
        else:
            lost.append(Loss(here, "binding.extension", shown(item)))
    return words, lost


def _standing(item: Json) -> Words:
    key, value = _STANDING.get(str(item.get("url")), ("", ""))
    if not key or value not in item or (key == "fmm" and item[value] not in _MATURITY):
        return {}
    return {key: item[value]}


def _parts(item: Json) -> dict[str, list[Json]]:
    """Return the inner extensions by url."""
    found: dict[str, list[Json]] = {}
    for part in item.get("extension", ()):
        found.setdefault(str(part.get("url")), []).append(part)
    return found


def _obligation(item: Json, here: str) -> _Found:
    parts = _parts(item)
    words: Words = {"code": [str(part["valueCode"]) for part in parts.pop("code", ()) if "valueCode" in part]}
    actors = [str(part["valueCanonical"]) for part in parts.pop("actor", ()) if "valueCanonical" in part]
    if actors:
        words["actor"] = actors
    lost: list[Loss] = []
    for url, key, value in (
        ("documentation", "documentation", "valueMarkdown"),
        ("filter", "filter", "valueString"),
        ("filterDocumentation", "filter-documentation", "valueString"),
    ):
        for part in parts.pop(url, ())[:1]:
            words[key], more = text_of(part, value, here, "obligation")
            lost += more
    return words, [*lost, *(Loss(here, f"obligation.{url}", shown(part)) for url, part in parts.items())]


def _additional(item: Json, here: str, naming: Naming) -> _Found:
    parts = _parts(item)
    words: Words = {
        "valueset": naming.valueset(str(parts.pop("valueSet")[0].get("valueCanonical", ""))),
        "purpose": parts.pop("purpose")[0].get("valueCode", ""),
    }
    lost: list[Loss] = []
    for part in parts.pop("documentation", ())[:1]:
        words["documentation"], lost = text_of(part, "valueMarkdown", here, "binding.additional")
    for part in parts.pop("any", ())[:1]:
        words["any"] = part.get("valueBoolean")
    return words, [*lost, *(Loss(here, f"binding.additional.{url}", shown(part)) for url, part in parts.items())]
