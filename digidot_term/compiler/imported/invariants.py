"""The constraints of elements as the invariants of a source: each key once, with the elements it stands on."""

from __future__ import annotations

from typing import Any

from digidot_term.compiler.imported.loss import Json, Loss, losses_of, shown
from digidot_term.compiler.imported.texts import text_of
from digidot_term.fhir.paths import path_of_element_id, render_path

_KNOWN = frozenset({"key", "severity", "human", "_human", "expression", "source"})


def invariant_words(elements: list[Json]) -> tuple[dict[str, Any], list[Loss]]:
    """Return the invariants by key, and what they cannot say; one without FHIRPath has no YAML."""
    words: dict[str, Any] = {}
    stated: dict[str, Json] = {}
    lost: list[Loss] = []
    for element in elements:
        here = str(element["id"])
        for item in element.get("constraint", ()):
            key = str(item.get("key", ""))
            if not item.get("expression") or not str(item.get("human", "")).strip():
                lost.append(Loss(here, "constraint", shown(item)))
            elif key not in words:
                stated[key] = item
                words[key], more = _words(item, here)
                lost += [*more, *losses_of(item, item.keys() - _KNOWN, here, f"constraint {key}")]
            elif _saying(item) == _saying(stated[key]):
                words[key]["on"] = [*_listed(words[key].get("on", ".")), _path(here)]
            else:
                lost.append(Loss(here, f"constraint {key}", shown(item)))
    return words, lost


def _words(item: Json, here: str) -> tuple[dict[str, Any], list[Loss]]:
    path = _path(here)
    human, lost = text_of(item, "human", here, "constraint")
    words = {"severity": item.get("severity", "error"), "human": human, "expression": str(item["expression"]).strip()}
    return ({"on": path, **words} if path != "." else words), lost


def _saying(item: Json) -> list[Any]:
    return [item.get(key) for key in ("severity", "human", "expression")]


def _listed(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list) else [value]


def _path(element_id: str) -> str:
    return render_path(path_of_element_id(element_id))
