"""ElementDefinition as plain JSON: the order of its properties and its choice properties (R4, ElementDefinition)."""

from __future__ import annotations

from digidot_term.fhir.snapshot.source import Json

ORDER = (
    "id",
    "extension",
    "modifierExtension",
    "path",
    "representation",
    "sliceName",
    "sliceIsConstraining",
    "label",
    "code",
    "slicing",
    "short",
    "definition",
    "comment",
    "requirements",
    "alias",
    "min",
    "max",
    "base",
    "contentReference",
    "type",
    "defaultValue",
    "meaningWhenMissing",
    "orderMeaning",
    "fixed",
    "pattern",
    "example",
    "minValue",
    "maxValue",
    "maxLength",
    "condition",
    "constraint",
    "mustSupport",
    "isModifier",
    "isModifierReason",
    "isSummary",
    "binding",
    "mapping",
)
CHOICES = ("defaultValue", "fixed", "pattern", "minValue", "maxValue")

FHIRPATH = "http://hl7.org/fhirpath/"
"""What the types of FHIRPath begin with, which ids and the values of primitives have."""

_BINDABLE = frozenset({"code", "Coding", "CodeableConcept", "Quantity", "string", "uri"})
_RANK = {name: index * 2 for index, name in enumerate(ORDER)}


def ordered(element: Json) -> Json:
    """Return the element with its properties in specification order; unknown ones come last, by name."""
    return {key: element[key] for key in sorted(element, key=_rank)}


def choice_of(key: str) -> str:
    """Return the choice a property belongs to (`fixed` for `fixedUri` and `_fixedUri`), or an empty text."""
    name = key.removeprefix("_")
    for choice in CHOICES:
        if name.startswith(choice) and name[len(choice) : len(choice) + 1].isupper():
            return choice
    return ""


def type_codes(element: Json) -> tuple[str, ...]:
    """Return the type codes of an element, each once, in order."""
    return tuple(dict.fromkeys(str(item.get("code", "")) for item in element.get("type", ())))


def only_profile(element: Json) -> str:
    """Return the profile of an element's type when there is just one type with one profile, else an empty text."""
    types = element.get("type", ())
    if len(types) != 1 or types[0].get("code") in ("Reference", "canonical"):
        return ""
    profiles = types[0].get("profile", ())
    return str(profiles[0]) if len(profiles) == 1 and profiles[0] else ""


def without_unfit_binding(element: Json) -> Json:
    """Return the element without its binding when none of its types can have one (ElementDefinition, eld-11)."""
    codes = type_codes(element)
    if "binding" not in element or not codes or _BINDABLE & set(codes):
        return element
    return {key: value for key, value in element.items() if key != "binding"}


def type_suffix(code: str) -> str:
    """Return a type as it ends the name of a choice property: `string` gives `String`, as in `valueString`."""
    return code[:1].upper() + code[1:]


def _rank(key: str) -> tuple[int, str]:
    name = choice_of(key) or key.removeprefix("_")
    return (_RANK.get(name, 1000) + (1 if key.startswith("_") else 0), key)
