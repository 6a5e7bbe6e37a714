"""A minimal reader of StructureDefinitions in FHIR XML, for published files that tests look at."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

_FHIR = "{http://hl7.org/fhir}"
_MANY = frozenset(
    [
        "alias",
        "code",
        "coding",
        "condition",
        "constraint",
        "contact",
        "context",
        "contextInvariant",
        "discriminator",
        "element",
        "example",
        "extension",
        "identifier",
        "jurisdiction",
        "keyword",
        "mapping",
        "profile",
        "representation",
        "targetProfile",
        "telecom",
        "type",
        "useContext",
    ]
)
_ONE = frozenset({("StructureDefinition", "type"), ("coding", "code"), ("discriminator", "type"), ("context", "type")})
_NUMBERS = frozenset({"min", "maxLength", "valueInteger", "valuePositiveInt", "valueUnsignedInt"})
_BOOLEANS = frozenset(
    [
        "experimental",
        "abstract",
        "mustSupport",
        "isModifier",
        "isSummary",
        "ordered",
        "valueBoolean",
        "fixedBoolean",
        "patternBoolean",
    ]
)


def read_structure(path: Path) -> dict[str, Any]:
    root = ET.parse(path).getroot()
    return {"resourceType": "StructureDefinition", **_object(root, "StructureDefinition")}


def _object(node: ET.Element, name: str) -> dict[str, Any]:
    result: dict[str, Any] = {key: value for key, value in node.attrib.items() if key in ("id", "url")}
    for child in node:
        key = child.tag.removeprefix(_FHIR)
        if key == "text" or not child.tag.startswith(_FHIR):
            continue
        value = _value(child, key)
        if _repeats(name, key):
            result.setdefault(key, []).append(value)
        else:
            result[key] = value
    return result


def _repeats(parent: str, key: str) -> bool:
    if (parent, key) in _ONE or (key == "code" and parent != "element"):
        return False
    return key in _MANY and not (parent == "mapping" and key == "element")


def _value(node: ET.Element, key: str) -> Any:
    text = node.get("value")
    if text is None:
        return _object(node, key)
    if key in _BOOLEANS:
        return text == "true"
    return int(text) if key in _NUMBERS else text
