"""What is shown of one element: flags, cardinality, types and facts, as on FHIR's own pages (R4, "Formats").

What an element has from its base alone stands in brackets where the view is that of a differential.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from digidot_term.fhir.json.write import render_json
from digidot_term.language import Language, Text, reading_order
from digidot_term.record import record
from digidot_term.report.structures.conformance import further_bindings, obligations
from digidot_term.report.structures.tree import Branch

Json = dict[str, Any]

_STATUS = "http://hl7.org/fhir/StructureDefinition/structuredefinition-standards-status"
_FHIR_TYPE = "http://hl7.org/fhir/StructureDefinition/structuredefinition-fhir-type"
_TRANSLATION = "http://hl7.org/fhir/StructureDefinition/translation"
_SYSTEM = "http://hl7.org/fhirpath/System."
_STATUSES = {"draft": "D", "trial-use": "TU", "normative": "N", "deprecated": "XD"}
_OF_ALL = ("ele-", "ext-", "dom-")  # constraints that every element, extension or resource has

_BINDING = Text(en="Binding: {name} ({strength})", nb="Binding: {name} ({strength})", nn="Binding: {name} ({strength})")
_CONSTRAINTS = Text(en="Constraints: {keys}", nb="Betingelser: {keys}", nn="Vilkår: {keys}")
_FIXED = Text(en="Fixed: {value}", nb="Fast verdi: {value}", nn="Fast verdi: {value}")
_PATTERN = Text(en="Pattern: {value}", nb="Mønster: {value}", nn="Mønster: {value}")
_SLICED = Text(en="Slices by {by} ({rules})", nb="Slices etter {by} ({rules})", nn="Slices etter {by} ({rules})")
_SLICED_BARE = Text(en="Slices ({rules})", nb="Slices ({rules})", nn="Slices ({rules})")
_ORDERED = Text(en="ordered", nb="i rekkefølge", nn="i rekkjefølgje")
_BOUNDS = {
    "minValue": Text(en="At least {value}", nb="Minst {value}", nn="Minst {value}"),
    "maxValue": Text(en="At most {value}", nb="Høyst {value}", nn="Høgst {value}"),
    "maxLength": Text(en="At most {value} characters", nb="Høyst {value} tegn", nn="Høgst {value} teikn"),
}


@record
class Cells:
    """The columns of one element; `inherited` are the columns that its base alone says something in."""

    name: str
    flags: str
    card: str
    types: str
    facts: tuple[str, ...]
    inherited: frozenset[str]


def cells_of(branch: Branch, view: str, language: Language) -> Cells:
    """Return what is shown of an element."""
    own = (branch.own or {}) if view == "differential" else branch.element
    card, types = cardinality(branch.element), ", ".join(type_words(branch.element))
    inherited = frozenset(
        name
        for name, text, stated in (
            ("card", card, "min" in own or "max" in own),
            ("types", types, "type" in own or "contentReference" in own),
        )
        if text and not stated
    )
    return Cells(
        branch.name,
        " ".join(flags(own)),
        f"({card})" if "card" in inherited else card,
        f"({types})" if "types" in inherited else types,
        (*facts(own, language), *_constraint_keys(branch.own or {}, language)),
        inherited,
    )


def flags(element: Json) -> list[str]:
    """Return the flags of an element: S Σ ?! I, and how settled it is (TU, N, D, XD)."""
    found = [
        flag
        for flag, name in (("S", "mustSupport"), ("Σ", "isSummary"), ("?!", "isModifier"))
        if element.get(name) is True
    ]
    if element.get("condition") or constraints_of(element):
        found.append("I")
    status = next((item.get("valueCode") for item in element.get("extension", ()) if item.get("url") == _STATUS), "")
    return [*found, _STATUSES[str(status)]] if status in _STATUSES else found


def cardinality(element: Json) -> str:
    """Return `0..1`, or nothing where the element has none."""
    low, high = element.get("min", ""), element.get("max", "")
    return f"{low}..{high}" if low != "" or high != "" else ""


def type_words(element: Json) -> Iterator[str]:
    """Yield the types as FHIR Shorthand writes them: `Reference(Patient | Group)`."""
    if "contentReference" in element:
        yield f"→ {str(element['contentReference']).rpartition('#')[2]}"
    for item in element.get("type", ()):
        inner = [short_name(url) for url in (*item.get("profile", ()), *item.get("targetProfile", ()))]
        name = _type_name(item)
        yield f"{name}({' | '.join(inner)})" if inner else name


def short_name(canonical: object) -> str:
    """Return the last part of a canonical, its version left out."""
    return str(canonical).partition("|")[0].rstrip("/").rpartition("/")[2]


def facts(element: Json, language: Language) -> Iterator[str]:
    """Yield what else is said of an element, a line each: its short text first."""
    if element.get("short"):
        yield translated(element, "short", language)
    if element.get("slicing"):
        yield _slicing(element["slicing"], language)
    binding = element.get("binding")
    if binding:
        name = binding.get("valueSet") or translated(binding, "description", language)
        yield _BINDING.render(language, name=_bound(str(name)), strength=binding.get("strength", ""))
        for canonical, purpose in further_bindings(binding):
            yield _BINDING.render(language, name=_bound(canonical), strength=purpose)
    yield from _values(element, language)
    yield from obligations(element, language)


def constraints_of(element: Json) -> list[Json]:
    """Return the constraints of an element but for those that every element, extension or resource has."""
    return [item for item in element.get("constraint", ()) if not str(item.get("key", "")).startswith(_OF_ALL)]


def _constraint_keys(element: Json, language: Language) -> Iterator[str]:
    """Yield the keys of the constraints that the structure itself makes, which the page explains below the tree."""
    keys = [str(item.get("key")) for item in constraints_of(element)]
    if keys:
        yield _CONSTRAINTS.render(language, keys=", ".join(keys))


def translated(owner: Json, key: str, language: Language) -> str:
    """Return a text in a language or the next best one; the text itself counts as English (extension translation)."""
    known = {"en": str(owner.get(key, ""))}
    for extension in (owner.get(f"_{key}") or {}).get("extension", ()):
        parts = {item.get("url"): item for item in extension.get("extension", ())}
        content = parts.get("content", {})
        text = content.get("valueString") or content.get("valueMarkdown")
        if extension.get("url") == _TRANSLATION and text:
            known[str(parts.get("lang", {}).get("valueCode"))] = str(text)
    return next(known[wanted] for wanted in reading_order(language) if wanted in known)


def _type_name(item: Json) -> str:
    code = str(item.get("code", ""))
    if not code.startswith(_SYSTEM):
        return short_name(code)
    named = (
        each.get("valueUrl") or each.get("valueUri")
        for each in item.get("extension", ())
        if each.get("url") == _FHIR_TYPE
    )
    return str(next(named, None) or code.removeprefix(_SYSTEM).lower())


def _bound(name: str) -> str:
    return short_name(name) if "://" in name else name


def _slicing(slicing: Json, language: Language) -> str:
    by = ", ".join(f"{item.get('type')}:{item.get('path')}" for item in slicing.get("discriminator", ()))
    rules = [str(slicing.get("rules", "open"))]
    if slicing.get("ordered"):
        rules.append(_ORDERED.render(language))
    text = _SLICED if by else _SLICED_BARE
    return text.render(language, by=by, rules=", ".join(rules))


def _values(element: Json, language: Language) -> Iterator[str]:
    for key, value in element.items():
        if key.startswith("fixed"):
            yield _FIXED.render(language, value=_shown(value))
        elif key.startswith("pattern"):
            yield _PATTERN.render(language, value=_shown(value))
        else:
            stem = next((stem for stem in _BOUNDS if key.startswith(stem)), None)
            if stem is not None:
                yield _BOUNDS[stem].render(language, value=_shown(value))


def _shown(value: Any) -> str:
    """Return a value on one line: a text as it is, a code as `system#code`, any other object as JSON."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict) and set(value) == {"coding"}:
        return ", ".join(map(_shown, value["coding"]))
    if isinstance(value, dict) and "code" in value and set(value) <= {"system", "code", "display"}:
        display = f' "{value["display"]}"' if "display" in value else ""
        return f"{value.get('system', '')}#{value['code']}{display}"
    return "".join(_joined(line) for line in render_json(value).splitlines())


def _joined(line: str) -> str:
    """Return a line of JSON to be put behind others: a blank after a comma."""
    inner = line.strip()
    return f"{inner} " if inner.endswith(",") else inner
