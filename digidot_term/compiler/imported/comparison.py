"""Hold what an imported source builds against the structure it came from: each property of each element.

What a differential says over again of its base is not in a built one; it is not lost, for the snapshot still says it.
"""

from __future__ import annotations

import json
from collections.abc import Container, Iterator, Mapping
from typing import Any

from digidot_term.compiler.imported.head import OF_PROJECT
from digidot_term.compiler.imported.loss import Json, Loss, shown
from digidot_term.compiler.structures.differential import BY_TYPE, BY_URL
from digidot_term.record import record

_IMPLIED = (BY_TYPE, BY_URL)
_HIERARCHY = "http://hl7.org/fhir/StructureDefinition/structuredefinition-hierarchy"  # types have it from their base
_NAMING = frozenset({"id"})
_ELSEWHERE = frozenset(["resourceType", "url", "snapshot", "differential"])
_OF_PROJECT = frozenset([*OF_PROJECT, "text", "meta"])


@record
class Change:
    """A property of an element that came out otherwise; `was` or `now` is empty where only the other has it."""

    element: str
    part: str
    was: str
    now: str


@record
class Comparison:
    """What came out otherwise, what only says the base over again, and whether elements stand in another order."""

    changes: tuple[Change, ...]
    repeated: tuple[Loss, ...]
    reordered: bool


def compare_differentials(
    was: Json, now: Json, complete: Json, built_ids: Mapping[str, str], known: Container[tuple[str, str]] = ()
) -> Comparison:
    """Compare a structure with what was built; `complete` is the first with its snapshot as it was generated.

    `built_ids` says which ids and paths are spelled out in what is built: `value[x]:valueQuantity` for `valueQuantity`.
    `known` are the properties that an element has from its base, be it in the snapshot or not.
    """
    old, new = _by_id(was, "differential"), _by_id(now, "differential")
    whole, implied = _by_id(now, "snapshot"), _by_id(complete, "snapshot")
    urls = (str(was["url"]), str(now["url"]))
    changes: list[Change] = []
    repeated: list[Loss] = []
    old = {built_ids.get(key, key): _spelled(element, key, built_ids) for key, element in old.items()}
    for key, element in old.items():
        for part, value in _parts(element, urls):
            built = _value(new.get(key, {}), part, urls)
            if part in element and _alike(built, value):
                continue
            inherited = _value(whole.get(key, {}), part, urls)
            of_base = (key, part) in known or (part == "path" and key not in new)
            if (key not in whole and of_base) or (key in whole and _includes(inherited, value)):
                repeated.append(Loss(key, part, shown(value)))
            else:
                changes.append(Change(key, part, shown(value), _shown(built if built is not None else inherited)))
    spelled = frozenset(built_ids.values())
    added = _added(old, new, implied, urls)
    changes += [item for item in added if item.part != "path" or item.element not in spelled]
    common = [key for key in old if key in new]
    return Comparison(tuple(changes), tuple(repeated), common != [key for key in new if key in old])


def compare_heads(was: Json, now: Json) -> tuple[tuple[str, ...], tuple[Change, ...]]:
    """Return what the project says instead of a structure, by property, and what else came out otherwise.

    Mappings and extensions may come in another order, and declarations of the base beside them.
    """
    urls = (str(was["url"]), str(now["url"]))
    project: list[str] = []
    changes: list[Change] = []
    for part, value in was.items():
        if part in _ELSEWHERE or _heads_alike(part, value, now.get(part), urls):
            continue
        if part.removeprefix("_") in _OF_PROJECT:
            project.append(part)
        else:
            changes.append(Change("", part, shown(value), _shown(now.get(part))))
    return tuple(project), tuple(changes)


def _heads_alike(part: str, was: Any, now: Any, urls: tuple[str, str]) -> bool:
    if part == "mapping":
        return all(item in (now or ()) for item in was)
    return _alike(_plain(was, part, urls), _plain(now, part, urls)) or (was in ([], {}, False) and not now)


def _spelled(element: Json, key: str, built_ids: Mapping[str, str]) -> Json:
    """Return an element without the path that is spelled otherwise."""
    return {part: value for part, value in element.items() if part != "path" or key not in built_ids}


def _added(
    old: Mapping[str, Json], new: Mapping[str, Json], implied: Mapping[str, Json], urls: tuple[str, str]
) -> Iterator[Change]:
    """Yield what the built differential says and the other does not even imply."""
    sliced = {key.rpartition(":")[0] for key in new}
    for key, element in new.items():
        for part, value in _parts(element, urls):
            if key in sliced and (part == "min" or (part == "slicing" and value in _IMPLIED)):
                continue  # it is raised to what the slices add up to; choices are sliced by type, extensions by url
            if part == "definition" and "definition" not in old.get(key, {}) and value == element.get("short"):
                continue  # an element of a logical model is defined by its short text, where by nothing else
            if part not in old.get(key, {}) and not _includes(_value(implied.get(key, {}), part, urls), value):
                yield Change(key, part, "", shown(value))


def _by_id(structure: Json, part: str) -> dict[str, Json]:
    return {str(element["id"]): element for element in structure.get(part, {}).get("element", ())}


def _parts(element: Json, urls: tuple[str, str]) -> Iterator[tuple[str, Any]]:
    for part in element:
        if part not in _NAMING:
            yield part, _value(element, part, urls)


def _value(element: Json, part: str, urls: tuple[str, str]) -> Any:
    """Return a property without what is not compared: a constraint's source, and defaults."""
    return _plain(element.get(part), part, urls)


def _plain(value: Any, part: str, urls: tuple[str, str]) -> Any:
    if part == "contentReference" and value:
        return str(value).rpartition("#")[2]
    if isinstance(value, str):
        return urls[1] if value == urls[0] else value
    if part == "constraint" and isinstance(value, list):
        return [{key: _plain(inner, key, urls) for key, inner in item.items() if key != "source"} for item in value]
    if part == "slicing" and isinstance(value, dict):
        discriminators = sorted(value.get("discriminator", ()), key=_in_any_order)  # all of them tell a slice
        value = {"ordered": False, "rules": "open", **value, "discriminator": discriminators}
    if part == "mapping" and isinstance(value, list):
        return sorted((_plain(item, "", urls) for item in value), key=_in_any_order)
    if part == "extension" and isinstance(value, list):
        return sorted((_plain(item, "", urls) for item in value if item.get("url") != _HIERARCHY), key=_in_any_order)
    if isinstance(value, list):
        return [_plain(item, "", urls) for item in value]
    if isinstance(value, dict):
        plain = {key: _plain(inner, key, urls) for key, inner in value.items()}
        return {key: inner for key, inner in plain.items() if inner != []}
    return value


def _in_any_order(item: Json) -> str:
    return json.dumps(item, sort_keys=True, default=str)


def _alike(one: Any, other: Any) -> bool:
    return bool(one == other)


def _includes(whole: Any, part: Any) -> bool:
    """Tell whether a snapshot's property says what a differential's does; lists and `...` texts are added to."""
    if _alike(whole, part):
        return True
    if isinstance(whole, list) and isinstance(part, list):
        return all(item in whole for item in part)
    return isinstance(part, str) and part.startswith("...") and str(whole).endswith(part[3:].strip())


def _shown(value: Any) -> str:
    return "" if value is None else shown(value)
