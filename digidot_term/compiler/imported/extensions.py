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
# The parts of an extension: url -> key, property of its value, whether there may be several.
_OF_OBLIGATION = {
    "name": ("name", "valueString", False),
    "code": ("code", "valueCode", True),
    "elementId": ("element-id", "valueString", True),
    "actor": ("actor", "valueCanonical", True),
    "documentation": ("documentation", "valueMarkdown", False),
    "usage": ("usage", "valueUsageContext", True),
    "filter": ("filter", "valueString", False),
    "filterDocumentation": ("filter-documentation", "valueString", False),
    "applicable-number": ("applicable-number", "valuePositiveInt", False),
    "process": ("process", "valueCanonical", True),
}
_OF_BINDING = {
    "key": ("key", "valueId", False),
    "purpose": ("purpose", "valueCode", False),
    "valueSet": ("valueset", "valueCanonical", False),
    "documentation": ("documentation", "valueMarkdown", False),
    "shortDoco": ("short", "valueString", False),
    "usage": ("usage", "valueUsageContext", True),
    "any": ("any", "valueBoolean", False),
}
_TRANSLATED = frozenset({"documentation", "filter-documentation", "short"})


def element_extensions(extensions: Iterable[Json], here: str) -> _Found:
    """Return the words for an element's own extensions, and those that have none."""
    words: Words = {}
    lost: list[Loss] = []
    for item in extensions:
        said = _standing(item)
        obligation = _parts(item, _OF_OBLIGATION, ("code",)) if item.get("url") == OBLIGATION else None
        if said and not said.keys() & words.keys():
            words |= said
        elif obligation is not None:
            words.setdefault("obligations", []).append(obligation)
        else:
            lost.append(Loss(here, "", shown(item), item))
    return words, lost


def head_extensions(extensions: Iterable[Json], naming: Naming) -> _Found:
    """Return the words for the extensions of a structure, and those that have none."""
    words: Words = {}
    lost: list[Loss] = []
    lists = {IMPOSES: "imposes", COMPLIES_WITH: "complies-with"}
    for item in extensions:
        said = _standing(item)
        if said and not said.keys() & words.keys():
            words |= said
        elif item.get("url") in lists and item.keys() == {"url", "valueCanonical"}:
            words.setdefault(lists[item["url"]], []).append(naming.structure(str(item["valueCanonical"])))
        else:
            lost.append(Loss("", "", shown(item), item))
    return words, lost


def binding_extensions(extensions: Iterable[Json], here: str, naming: Naming) -> _Found:
    """Return the name of a binding and its additional value sets, and the extensions that have no words."""
    words: Words = {}
    lost: list[Loss] = []
    for item in extensions:
        url = item.get("url")
        bound = _BOUNDS.get(str(url), "")
        further = _parts(item, _OF_BINDING, ("purpose", "valueSet")) if url == ADDITIONAL_BINDING else None
        if url == BINDING_NAME and item.keys() == {"url", "valueString"} and "name" not in words:
            words["name"] = str(item["valueString"])
        elif url == COMMON_BINDING and item.keys() == {"url", "valueBoolean"}:
            words["common"] = item["valueBoolean"]
        elif bound and bound not in words and (canonical := item.get("valueCanonical") or item.get("valueUri")):
            words[bound] = naming.valueset(str(canonical))
        elif further is not None:
            named = {"valueset": naming.valueset(further["valueset"])}
            words.setdefault("additional", []).append(named | {**further, **named})
        else:
            lost.append(Loss(here, "binding", shown(item), item))
    return words, lost


def _standing(item: Json) -> Words:
    key, value = _STANDING.get(str(item.get("url")), ("", ""))
    if not key or item.keys() != {"url", value} or (key == "fmm" and item[value] not in _MATURITY):
        return {}
    return {key: item[value]}


def _parts(item: Json, known: dict[str, tuple[str, str, bool]], needed: tuple[str, ...]) -> Words | None:
    """Return the parts of an extension as words; None where one has none, or one is missing that is obligatory."""
    words: Words = {}
    if item.keys() != {"url", "extension"}:
        return None
    for part in item["extension"]:
        key, value, several = known.get(str(part.get("url")), ("", "", False))
        if not key or (key in words and not several) or part.keys() - {f"_{value}"} != {"url", value}:
            return None
        said, lost = text_of(part, value, "") if key in _TRANSLATED else (part[value], part.keys() - {"url", value})
        if lost:
            return None
        if several:
            words.setdefault(key, []).append(said)
        else:
            words[key] = said
    keys = [known[url][0] for url in needed]
    return {key: words[key] for key in sorted(words, key=_order(known))} if words.keys() >= set(keys) else None


def _order(known: dict[str, tuple[str, str, bool]]) -> Any:
    return [key for key, _, _ in known.values()].index
