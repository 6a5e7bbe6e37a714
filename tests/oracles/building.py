"""StructureDefinitions in few words: differentials as HL7's tools want them, with ids, in snapshot order."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]

CORE = "http://hl7.org/fhir/StructureDefinition/"
OWN = "http://example.org/fhir/StructureDefinition/"
VALUE_SETS = "http://hl7.org/fhir/ValueSet/"


def element(element_id: str, **facts: Any) -> Json:
    """An element of a differential; path and slice name follow from the id."""
    path = ".".join(part.partition(":")[0] for part in element_id.split("."))
    slice_name = element_id.rpartition(".")[2].partition(":")[2]
    return {"id": element_id, "path": path, **({"sliceName": slice_name} if slice_name else {}), **facts}


def structure(name: str, base: str, *elements: Json, kind: str = "resource", **facts: Any) -> Json:
    """A StructureDefinition that constrains its base unless told otherwise."""
    facts = {"derivation": "constraint", "type": elements[0]["path"].partition(".")[0], **facts}
    return {
        "resourceType": "StructureDefinition",
        "id": name,
        "url": OWN + name,
        "version": "1.0.0",
        "name": "".join(word.title() for word in name.split("-")),
        "status": "draft",
        "fhirVersion": "4.0.1",
        "kind": kind,
        "abstract": False,
        "baseDefinition": base if ":" in base else CORE + base,
        **facts,
        "differential": {"element": list(elements)},
    }


def extension(name: str, *elements: Json, root: Json | None = None, context: str = "Element", **facts: Any) -> Json:
    """The definition of an extension; `root` is what it says of itself."""
    has_url = any(item["id"] == "Extension.url" for item in elements)
    url = [] if has_url else [element("Extension.url", fixedUri=OWN + name)]
    inner = [item for item in elements if item["id"].startswith("Extension.extension")]
    rest = [item for item in elements if item not in inner]
    said = [element("Extension", **(root or {})), *inner, *url, *rest]
    where = [{"type": "element", "expression": context}]
    return structure(name, "Extension", *said, kind="complex-type", context=where, **facts)


def sliced_by(*discriminators: tuple[str, str], rules: str = "open", ordered: bool = False, **more: str) -> Json:
    """How an element is sliced."""
    by = [{"type": kind, "path": path} for kind, path in discriminators]
    return {"discriminator": by, "ordered": ordered, "rules": rules, **more}


def typed(code: str, *profiles: str, to: tuple[str, ...] = ()) -> list[Json]:
    """One type with profiles of ours, or with the targets it may refer to."""
    found: Json = {"code": code}
    if profiles:
        found["profile"] = [name if ":" in name else OWN + name for name in profiles]
    if to:
        found["targetProfile"] = [name if ":" in name else CORE + name for name in to]
    return [found]


def bound(strength: str, value_set: str, **more: Any) -> Json:
    """A binding to one of HL7's value sets."""
    return {**more, "strength": strength, "valueSet": VALUE_SETS + value_set}


def rule(key: str, expression: str, severity: str = "error") -> Json:
    """A constraint."""
    return {"key": key, "severity": severity, "human": f"Rule {key}", "expression": expression}
