"""The constraints of elements as the invariants of a source: each key once, with the elements it stands on."""

from __future__ import annotations

from typing import Any

from digidot_term.compiler.imported.loss import Json, Loss, losses_of, shown
from digidot_term.compiler.imported.naming import Naming
from digidot_term.compiler.imported.spare import entries
from digidot_term.compiler.imported.texts import text_of
from digidot_term.fhir.paths import path_of_element_id, render_path

_KNOWN = frozenset(
    ["key", "severity", "human", "_human", "requirements", "_requirements", "expression", "xpath", "source"]
)


def invariant_words(elements: list[Json], naming: Naming) -> tuple[dict[str, Any], list[Loss]]:
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
                stated[key] = _saying(item)
                words[key], more = _words(item, here, naming)
                lost += more
            elif _saying(item) == stated[key]:
                words[key]["on"] = [*_listed(words[key].get("on", ".")), _path(here)]
            else:
                lost.append(Loss(here, "constraint", shown(item)))
    return words, lost


def _words(item: Json, here: str, naming: Naming) -> tuple[dict[str, Any], list[Loss]]:
    path = _path(here)
    words: dict[str, Any] = {"on": path} if path != "." else {}
    words["severity"] = item.get("severity", "error")
    words["human"], lost = text_of(item, "human", here, "constraint")
    words["expression"] = str(item["expression"])
    if str(item.get("requirements", "")).strip():
        words["requirements"], more = text_of(item, "requirements", here, "constraint")
        lost += more
    if str(item.get("xpath", "")).strip():
        words["xpath"] = str(item["xpath"])
    lost += losses_of(item, sorted(item.keys() - _KNOWN), here, "constraint")
    extensions, lost = entries(lost, naming, "constraint")
    return words | ({"extensions": extensions} if extensions else {}), lost


def _saying(item: Json) -> Json:
    return {key: value for key, value in item.items() if key != "source"}


def _listed(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list) else [value]


def _path(element_id: str) -> str:
    return render_path(path_of_element_id(element_id))
