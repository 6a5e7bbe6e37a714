"""What R4 has no property for and says in extensions: maturity, obligations, additional bindings, imposed profiles.

FHIR Extensions Pack 5.2: obligation, structuredefinition-imposeProfile, -compliesWithProfile; FHIR Tools: additional
bindings; FHIR R4: structuredefinition-standards-status, -fmm.
"""

from __future__ import annotations

from collections.abc import Iterable

from digidot_term.compiler.metadata import translated
from digidot_term.compiler.structures.shapes import Json
from digidot_term.source.element_parts import AdditionalBinding, Obligation

_CORE = "http://hl7.org/fhir/StructureDefinition/"
STANDARDS_STATUS = f"{_CORE}structuredefinition-standards-status"
FMM = f"{_CORE}structuredefinition-fmm"
OBLIGATION = f"{_CORE}obligation"
IMPOSES = f"{_CORE}structuredefinition-imposeProfile"
COMPLIES_WITH = f"{_CORE}structuredefinition-compliesWithProfile"
BINDING_NAME = f"{_CORE}elementdefinition-bindingName"
COMMON_BINDING = f"{_CORE}elementdefinition-isCommonBinding"
MAXIMUM = f"{_CORE}elementdefinition-maxValueSet"
MINIMUM = f"{_CORE}elementdefinition-minValueSet"
ADDITIONAL_BINDING = "http://hl7.org/fhir/tools/StructureDefinition/additional-binding"


def standing(status: str | None, fmm: int | None) -> list[Json]:
    """Return the extensions for how settled an element or structure is."""
    made: list[Json] = []
    if status is not None:
        made.append({"url": STANDARDS_STATUS, "valueCode": status})
    if fmm is not None:
        made.append({"url": FMM, "valueInteger": fmm})
    return made


def obligations(items: Iterable[Obligation]) -> list[Json]:
    """Return the extensions for what systems must do about an element."""
    return [{"extension": _obligation(item), "url": OBLIGATION} for item in items]


def imposed(imposes: Iterable[str], complies_with: Iterable[str]) -> list[Json]:
    """Return the extensions for other profiles that instances must meet, or meet anyway; both are canonicals."""
    return [
        *({"url": IMPOSES, "valueCanonical": item} for item in imposes),
        *({"url": COMPLIES_WITH, "valueCanonical": item} for item in complies_with),
    ]


def named_binding(name: str | None, *, common: bool | None) -> list[Json]:
    """Return the extensions of a binding for its name and for whether it is common."""
    made: list[Json] = [{"url": BINDING_NAME, "valueString": name}] if name is not None else []
    return [*made, {"url": COMMON_BINDING, "valueBoolean": common}] if common is not None else made


def additional_binding(item: AdditionalBinding, valueset: str) -> Json:
    """Return the extension of a binding for a further value set, whose canonical is `valueset`."""
    parts: list[Json] = [{"url": "key", "valueId": item.key}] if item.key is not None else []
    parts += [{"url": "purpose", "valueCode": item.purpose}, {"url": "valueSet", "valueCanonical": valueset}]
    if item.documentation is not None:
        parts.append({"url": "documentation", **translated("valueMarkdown", item.documentation)})
    if item.short is not None:
        parts.append({"url": "shortDoco", **translated("valueString", item.short)})
    parts += [{"url": "usage", "valueUsageContext": usage} for usage in item.usage]
    if item.any is not None:
        parts.append({"url": "any", "valueBoolean": item.any})
    return {"extension": parts, "url": ADDITIONAL_BINDING}


def _obligation(item: Obligation) -> list[Json]:
    parts: list[Json] = [{"url": "name", "valueString": item.name}] if item.name is not None else []
    parts += [{"url": "code", "valueCode": code} for code in item.code]
    parts += [{"url": "elementId", "valueString": element} for element in item.element_id]
    parts += [{"url": "actor", "valueCanonical": actor} for actor in item.actor]
    if item.documentation is not None:
        parts.append({"url": "documentation", **translated("valueMarkdown", item.documentation)})
    parts += [{"url": "usage", "valueUsageContext": usage} for usage in item.usage]
    if item.filter is not None:
        parts.append({"url": "filter", "valueString": item.filter})
    if item.filter_documentation is not None:
        parts.append({"url": "filterDocumentation", **translated("valueString", item.filter_documentation)})
    if item.applicable_number is not None:
        parts.append({"url": "applicable-number", "valuePositiveInt": item.applicable_number})
    return [*parts, *({"url": "process", "valueCanonical": process} for process in item.process)]
