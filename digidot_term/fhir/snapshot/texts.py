"""Inherited texts: links made absolute, texts that append, and the short text an extension element gets."""

from __future__ import annotations

import re

from digidot_term.fhir.snapshot.source import Json

APPENDING = ("definition", "comment", "requirements", "meaningWhenMissing")

_CORE = "http://hl7.org/fhir/StructureDefinition/"
_CORE_SITE = "http://hl7.org/fhir/"
_RELATIVE = re.compile(r"\]\((?!\w+:|#)(?=[^)]+\))")
_TOOLS = "http://hl7.org/fhir/tools/StructureDefinition/"
_NOT_INHERITED = frozenset(
    (
        *(
            _CORE + name
            for name in (
                "elementdefinition-isCommonBinding",
                "obligation-profile",
                "structuredefinition-category",
                "structuredefinition-explicit-type-name",
                "structuredefinition-fmm",
                "structuredefinition-fmm-no-warnings",
                "structuredefinition-implements",
                "structuredefinition-normative-version",
                "structuredefinition-security-category",
                "structuredefinition-standards-status",
                "structuredefinition-standards-status-reason",
                "structuredefinition-summary",
                "structuredefinition-wg",
            )
        ),
        *(_TOOLS + name for name in ("binding-definition", "no-binding", "obligation-profile")),
    )
)


def inherited(element: Json, canonical: str) -> Json:
    """Return an element as those who derive from `canonical` inherit it.

    Relative links of HL7's own definitions are made absolute, extensions about the element's own standing are left out,
    and each constraint says which structure it comes from.
    """
    changed: Json = {}
    if canonical.startswith(_CORE):
        changed.update(_absolute(element))
    if any("source" not in constraint for constraint in element.get("constraint", ())):
        changed["constraint"] = [_sourced(constraint, canonical) for constraint in element["constraint"]]
    extensions = element.get("extension", ())
    kept = [extension for extension in extensions if extension.get("url") not in _NOT_INHERITED]
    if len(kept) == len(extensions):
        return {**element, **changed} if changed else element
    without = {key: value for key, value in element.items() if key != "extension"}
    return {**without, **({"extension": kept} if kept else {}), **changed}


def appended(text: str, derived: str) -> str:
    """Return the derived text, or the base's text followed by it when it begins with `...`."""
    return f"{text}\r\n{derived[3:]}" if text and derived.startswith("...") else derived


def plain_extension(element: Json) -> Json:
    """Return an `extension` element with the short texts that HL7's profiles give it once it is constrained."""
    dropped = ("comment", "requirements", "alias", "mapping", "_short", "_definition", "_comment", "_requirements")
    kept = {key: value for key, value in element.items() if key not in dropped}
    return {**kept, "short": "Extension", "definition": "An Extension"}


def _absolute(element: Json) -> Json:
    texts = {key: element[key] for key in APPENDING if "](" in element.get(key, "")}
    return {key: _RELATIVE.sub(f"]({_CORE_SITE}", text) for key, text in texts.items()}


def _sourced(constraint: Json, canonical: str) -> Json:
    return constraint if "source" in constraint else {**constraint, "source": canonical}
