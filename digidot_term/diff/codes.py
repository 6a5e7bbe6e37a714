"""What changed in the codes of a value set or a code system."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from digidot_term.diff.change import SNOMED, Change, Changed, as_shown

Resource = Mapping[str, Any]
Code = tuple[str, str]


def compare_codes(old: Resource, new: Resource) -> Iterator[Change]:
    """Yield editions, codes and terms that differ between two value sets or two code systems."""
    before, after = _editions(old), _editions(new)
    if before != after:
        yield Change.of(Changed.EDITION_CHANGED, old=", ".join(before) or "-", new=", ".join(after) or "-")
    if _definition(old.get("compose")) != _definition(new.get("compose")):
        yield Change.of(Changed.COMPOSE_CHANGED)
    was, now = _codes(old), _codes(new)
    for code in sorted(was.keys() - now.keys()):
        yield Change.of(Changed.CODE_REMOVED, code=code[1], term=_best(was[code]))
    for code in sorted(now.keys() - was.keys()):
        yield Change.of(Changed.CODE_ADDED, code=code[1], term=_best(now[code]))
    for code in sorted(was.keys() & now.keys()):
        yield from _terms(code[1], was[code], now[code])
    yield from _concepts(old, new)


def _terms(code: str, was: Mapping[str, str], now: Mapping[str, str]) -> Iterator[Change]:
    for language in sorted({*was, *now}):
        before, after = was.get(language, "-"), now.get(language, "-")
        if before != after:
            yield Change.of(Changed.TERM_CHANGED, code=code, language=language, old=before, new=after)


def _concepts(old: Resource, new: Resource) -> Iterator[Change]:
    """Yield what else changed in the concepts of a code system: definitions, properties."""
    was, now = ({str(item.get("code")): item for item in _flat(side.get("concept", ()))} for side in (old, new))
    for code in sorted(was.keys() & now.keys()):
        for what in sorted({*was[code], *now[code]} - {"code", "display", "designation", "concept"}):
            before, after = was[code].get(what), now[code].get(what)
            if before != after:
                old_text, new_text = as_shown(before), as_shown(after)
                yield Change.of(Changed.CONCEPT_CHANGED, code=code, what=what, old=old_text, new=new_text)


def _codes(resource: Resource) -> dict[Code, dict[str, str]]:
    """Return (system, code) -> terms by language; `display` stands for what has no language."""
    if resource.get("resourceType") == "CodeSystem":
        system, items = str(resource.get("url")), list(_flat(resource.get("concept", ())))
    else:
        system, items = "", list(_flat(resource.get("expansion", {}).get("contains", ())))
    return {(str(item.get("system", system)), str(item["code"])): _labels(item) for item in items if "code" in item}


def _flat(items: Any) -> Iterator[Mapping[str, Any]]:
    for item in items:
        yield item
        yield from _flat(item.get("contains") or item.get("concept") or ())


def _labels(item: Mapping[str, Any]) -> dict[str, str]:
    labels = {
        str(label["language"]): str(label["value"]) for label in item.get("designation", ()) if "language" in label
    }
    if "en" not in labels and item.get("display"):
        labels["display"] = str(item["display"])
    return labels


def _best(labels: Mapping[str, str]) -> str:
    shown = [labels[language] for language in ("nb", "en", "display") if labels.get(language)]
    return " / ".join(shown[:2])


def _editions(resource: Resource) -> list[str]:
    parameters = resource.get("expansion", {}).get("parameter", ())
    used = [str(item["valueUri"]) for item in parameters if item.get("name") == "used-codesystem"]
    return sorted(uri.partition("|")[2] for uri in used if uri.startswith(SNOMED + "|"))


def _definition(value: Any) -> Any:
    """Return a compose without what says nothing of its meaning: versions, displays, the order of its lists."""
    if isinstance(value, dict):
        return {key: _definition(inner) for key, inner in value.items() if key not in {"version", "display"}}
    if isinstance(value, list):
        return sorted(map(_definition, value), key=lambda item: json.dumps(item, sort_keys=True, default=str))
    return value
