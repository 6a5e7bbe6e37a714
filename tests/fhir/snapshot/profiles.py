"""Small hand-written StructureDefinitions and a short view of their snapshots."""

from __future__ import annotations

from typing import Any

from digidot_term.fhir.definitions import Definitions
from digidot_term.fhir.snapshot import generate_snapshot

CORE = "http://hl7.org/fhir/StructureDefinition/"
OURS = "http://example.org/StructureDefinition/"

Json = dict[str, Any]


def element(element_id: str, **facts: Any) -> Json:
    """An element of a differential; path and sliceName follow from the id."""
    path = ".".join(part.partition(":")[0] for part in element_id.split("."))
    slice_name = element_id.rpartition(".")[2].partition(":")[2]
    return {"id": element_id, "path": path, **({"sliceName": slice_name} if slice_name else {}), **facts}


def profile(name: str, base: str, *elements: Json, **facts: Any) -> Json:
    """A StructureDefinition; its type is the first segment of its elements' paths."""
    return {
        "resourceType": "StructureDefinition",
        "id": name,
        "url": OURS + name,
        "type": elements[0]["path"].partition(".")[0] if elements else "",
        "baseDefinition": base if ":" in base else CORE + base,
        "derivation": "constraint",
        **facts,
        "differential": {"element": list(elements)},
    }


def extension(name: str, *elements: Json, **root: Any) -> Json:
    """An extension definition with its root texts and cardinality."""
    url = element("Extension.url", fixedUri=OURS + name)
    return profile(name, "Extension", element("Extension", **root), *elements, url)


def sliced_by(*discriminators: tuple[str, str], rules: str = "open") -> Json:
    return {"discriminator": [{"type": kind, "path": path} for kind, path in discriminators], "rules": rules}


def typed(code: str, *profiles: str) -> list[Json]:
    return [{"code": code, **({"profile": [OURS + name for name in profiles]} if profiles else {})}]


def snapshot(structure: Json, definitions: Definitions, *others: Json) -> dict[str, Json]:
    """The snapshot's elements by id; the differential must not contradict the base."""
    result, diagnostics = generate_snapshot(structure, definitions.with_resources([structure, *others]))
    assert [diagnostic.message() for diagnostic in diagnostics] == []
    return {item["id"]: item for item in result["snapshot"]["element"]}


def problems(structure: Json, definitions: Definitions, *others: Json) -> list[tuple[str, str]]:
    """The diagnostics as (kind id, element)."""
    _, diagnostics = generate_snapshot(structure, definitions.with_resources([structure, *others]))
    assert all(diagnostic.place.path == structure["url"] for diagnostic in diagnostics)
    return [(diagnostic.kind.id, dict(diagnostic.values)["element"]) for diagnostic in diagnostics]


def card(item: Json) -> str:
    return f"{item['min']}..{item['max']}"


def below(elements: dict[str, Json], element_id: str) -> list[str]:
    """What follows an element's id in the ids below it, in snapshot order."""
    prefix = element_id + "."
    return [key.removeprefix(prefix) for key in elements if key.startswith(prefix)]
