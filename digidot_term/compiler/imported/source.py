"""A StructureDefinition as the data of a source, with what has no YAML."""

from __future__ import annotations

from typing import Any

from digidot_term.compiler.imported.element import element_words
from digidot_term.compiler.imported.head import head_words
from digidot_term.compiler.imported.invariants import invariant_words
from digidot_term.compiler.imported.loss import Json, Loss
from digidot_term.compiler.imported.naming import Naming
from digidot_term.compiler.imported.nesting import Nesting, tidied
from digidot_term.compiler.structures.locator import Locator
from digidot_term.compiler.structures.shapes import Shapes, type_codes
from digidot_term.fhir.paths import path_of_element_id, render_path
from digidot_term.record import record


@record
class ImportedSource:
    """The data of a source; `translated` says whether its title and description are in bokmål too.

    `built_ids` has the ids that elements get, where these are not those they have, `repeated` the id and property of
    what only says the base over again.
    """

    data: dict[str, Any]
    translated: bool
    losses: tuple[Loss, ...]
    built_ids: dict[str, str]
    repeated: frozenset[tuple[str, str]]


def imported_source(structure: Json, base: Json | None, kind: str, naming: Naming) -> ImportedSource:
    """Return the source of a structure whose elements have ids; `base` is what it constrains, with its snapshot."""
    elements: list[Json] = structure["differential"]["element"]
    data, translated, lost = head_words(structure, base, kind, naming)
    built_ids: dict[str, str] = {}
    repeated: frozenset[tuple[str, str]] = frozenset()
    if kind == "logical":
        words, more = _logical(elements, naming)
    else:
        locator = Locator(base, Shapes(naming.resolver.definitions)) if base else None
        nesting = Nesting(locator, naming)
        nesting.add(_without_url(elements, str(structure["url"])) if kind == "extension" else elements)
        words, more = tidied(nesting.top), nesting.lost
        if kind == "extension" and "base" not in data:
            _leave_open(words, "Extension", {str(element["id"]): element for element in elements})
        root = str(elements[0]["path"]).partition(".")[0]
        built_ids, repeated = nesting.built_ids(root), nesting.repeated(root)
    invariants, of_invariants = invariant_words(elements, naming)
    extensions = data.pop("extensions", None)
    data |= {"elements": words} if words else {}
    data |= {"invariants": invariants} if invariants else {}
    data |= {"extensions": extensions} if extensions else {}
    return ImportedSource(data, translated, (*lost, *more, *of_invariants), built_ids, repeated)


def _without_url(elements: list[Json], url: str) -> list[Json]:
    """Leave the url of an extension out: it is written anew, from the canonical the project gives it."""
    return [
        {key: value for key, value in element.items() if key != "fixedUri"}
        if element["path"] == "Extension.url" and element.get("fixedUri") == url
        else element
        for element in elements
    ]


def _leave_open(words: dict[str, Any], here: str, elements: dict[str, Json]) -> None:
    """Say the cardinality of what extensions do not forbid and else would: their value, or their inner extensions.

    `words` are those of the elements below the extension with the id `here`.
    """
    is_complex = any(key.startswith(f"{here}.extension:") for key in elements)
    path = "value[x]" if is_complex else "extension"
    if elements.get(f"{here}.{path}", {}).get("max") != "0" and "card" not in words.get(path, {}):
        words[path] = {"card": "..1" if is_complex else "..*", **words.get(path, {})}
    for name, inner in words.get("extension", {}).get("slices", {}).items():
        below = inner.setdefault("elements", {})
        _leave_open(below, f"{here}.extension:{name}", elements)


def _logical(elements: list[Json], naming: Naming) -> tuple[dict[str, Any], list[Loss]]:
    words: dict[str, Any] = {}
    lost: list[Loss] = []
    for element in elements:
        said = dict(element)
        content = str(said.pop("contentReference", "")).rpartition("#")[2]
        made, more = element_words(said, tuple(type_codes(said.get("type", []))), naming)
        if content:
            made["content"] = content.partition(".")[2] or "."
        lost += more
        if made:
            words[render_path(path_of_element_id(str(element["id"])))] = made
    return words, lost
