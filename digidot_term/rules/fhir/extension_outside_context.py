"""FHIR115: a structure puts an extension where its context does not allow it."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.rule import Rule
from digidot_term.rules.structure_elements import (
    Element,
    last_name,
    place_of,
    snapshot,
    structures,
    type_codes,
    written_elements,
)

KIND = Kind(
    "FHIR115",
    "extension-outside-context",
    Severity.ERROR,
    Text(
        en="`{element}` carries {extension}, which is for {contexts}",
        nb="`{element}` har {extension}, som er for {contexts}",
        nn="`{element}` har {extension}, som er for {contexts}",
    ),
    Text(
        en="move the extension, or add the element to the extension's `context`",
        nb="flytt utvidelsen, eller legg elementet til i utvidelsens `context`",
        nn="flytt utvidinga, eller legg elementet til i `context` for utvidinga",
    ),
)

_ABSTRACT = frozenset({"Element", "Resource", "DomainResource"})


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Compare where extensions are put with where they may stand."""
    for artefact in structures(compilation):
        by_path = {str(item["path"]): item for item in reversed(snapshot(artefact))}
        for element in written_elements(artefact):
            if last_name(element) not in {"extension", "modifierExtension"}:
                continue
            allowed = _allowed_here(str(element["path"]).rpartition(".")[0], by_path)
            for url in (url for entry in element.get("type", ()) for url in entry.get("profile", ())):
                contexts = _contexts(compilation, url)
                if contexts and not allowed & set(contexts):
                    values = {"element": element["id"], "extension": url, "contexts": ", ".join(contexts)}
                    yield Diagnostic.of(KIND, place_of(artefact, element), **values)


def _allowed_here(path: str, by_path: dict[str, Element]) -> set[str]:
    """Return the contexts that cover an element: its path, its types, and what all elements or resources are."""
    return {path, *type_codes(by_path.get(path, {})), *_ABSTRACT}


def _contexts(compilation: Compilation, url: str) -> list[str]:
    """Return the element contexts of an extension; none when it is unknown or has contexts of other types."""
    contexts = (compilation.definitions.structure(url) or {}).get("context", ())
    if any(item["type"] != "element" for item in contexts):
        return []
    return [str(item["expression"]) for item in contexts]


RULE = Rule(KIND, "fhir", "FHIR R4 (StructureDefinition.context)", check)
