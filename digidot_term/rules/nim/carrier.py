"""What an element that carries an information element can hold: its types and its bindings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from digidot_term.artefact import Compilation
from digidot_term.fhir import code_lists
from digidot_term.fhir.definitions import Definitions
from digidot_term.fhir.terminology import expanded
from digidot_term.rules.nim.model import NimElement, models
from digidot_term.rules.realisation import Realisation, realisations
from digidot_term.rules.structure_elements import Element, snapshot

STRENGTHS = ("example", "preferred", "extensible", "required")
"""Binding strengths, the weakest first."""


def suggestions(compilation: Compilation) -> Iterator[tuple[Realisation, NimElement, Element, list[dict[str, Any]]]]:
    """Yield each carrier of an information element with suggested codes that is not waived, and its bindings."""
    for realisation in realisations(compilation, "helse-nim"):
        elements = snapshot(realisation.artefact)
        for item in models().get(realisation.model, ()):
            if item.systems and item.path not in realisation.waived:
                for element in realisation.carriers.get(item.path, ()):
                    yield realisation, item, element, bindings(element, elements)


def value_types(element: Element, definitions: Definitions) -> tuple[str, ...]:
    """Return the types of an element, those of its value where it is an extension; sorted."""
    found: set[str] = set()
    for item in element.get("type", ()):
        if item["code"] != "Extension":
            found.add(item["code"])
            continue
        for profile in item.get("profile", ()):
            found |= _extension_types(profile, definitions)
    return tuple(sorted(found))


def bindings(element: Element, elements: Iterable[Element]) -> list[dict[str, Any]]:
    """Return the bindings of an element and of the codings inside it."""
    identifier = str(element["id"])
    return [
        item["binding"]
        for item in elements
        if "binding" in item and (item["id"] == identifier or str(item["id"]).startswith(f"{identifier}."))
    ]


def strongest(found: Sequence[dict[str, Any]]) -> str | None:
    """Return the strongest strength of some bindings; None when there is none."""
    return max((item["strength"] for item in found), key=STRENGTHS.index, default=None)


def systems_of(canonical: str, definitions: Definitions) -> frozenset[str] | None:
    """Return the value set, all it imports and the systems they use; None when one of them is not known."""
    seen: set[str] = set()
    waiting = [canonical.partition("|")[0]]
    while waiting:
        url = waiting.pop()
        if url in seen:
            continue
        resource = definitions.value_set(url)
        if resource is None:
            return None
        seen.add(url)
        for include in resource.get("compose", {}).get("include", ()):
            waiting += [item.partition("|")[0] for item in include.get("valueSet", ())]
            seen |= {include["system"]} if "system" in include else set()
        seen |= {system for system, _ in expanded(resource) if system}
    return frozenset(seen)


def same_system(one: str, other: str) -> bool:
    """Tell whether two URIs name one code system; a Norwegian code list has an OID and a URL."""
    return _plain(one) == _plain(other)


def _plain(system: str) -> str:
    return system.replace(code_lists.CANONICAL, code_lists.URI, 1)


def _extension_types(profile: str, definitions: Definitions) -> set[str]:
    structure = definitions.structure(profile) or {}
    elements = structure.get("snapshot", {}).get("element", ())
    return {
        item["code"]
        for element in elements
        if element["id"] == "Extension.value[x]" and element.get("max") != "0"
        for item in element.get("type", ())
    }
