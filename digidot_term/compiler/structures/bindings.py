"""The binding of an element: its value set and further ones, and whether its type can be bound (ElementDefinition)."""

from __future__ import annotations

from digidot_term.compiler import names
from digidot_term.compiler.metadata import translated
from digidot_term.compiler.structures import extension_kinds, kinds, value_kinds
from digidot_term.compiler.structures.conformance_extensions import MAXIMUM, MINIMUM, additional_binding, named_binding
from digidot_term.compiler.structures.elements import Entry
from digidot_term.compiler.structures.shapes import Json, Types, type_codes
from digidot_term.compiler.structures.structure_names import StructureNames
from digidot_term.diagnostics import Diagnostic
from digidot_term.diagnostics.nearest import nearest
from digidot_term.source.document import KeyPath
from digidot_term.source.element_parts import Binding
from digidot_term.source.load import SourceFile

BINDABLE = frozenset({"code", "Coding", "CodeableConcept", "Quantity", "string", "uri"})
"""The types that can be bound (FHIR R4, ElementDefinition, eld-11)."""


def binding(
    entry: Entry, types: Types, base: Json | None, resolver: StructureNames, file: SourceFile
) -> tuple[Json, list[Diagnostic]]:
    """Return ElementDefinition.binding, empty when a value set is not known, and what is wrong with it.

    Where it names no value set, that of the base stays.
    """
    bind = entry.element.bind
    if bind is None:
        return {}, []
    found = _unbindable(entry, types, file)
    further, of_further = _extensions(bind, entry, resolver, file)
    made: Json = {
        "strength": bind.strength,
        **(translated("description", bind.description) if bind.description else {}),
    }
    found += of_further
    if bind.valueset is not None:
        key: KeyPath = (*entry.key, "bind", "valueset")
        canonical, problems = _canonical(bind.valueset, key, entry, resolver, file)
        found += problems
        if canonical is None:
            return {}, found
        made["valueSet"] = canonical
    elif bind.description is None and not (base or {}).get("binding", {}).get("valueSet"):
        place = file.document.key_place((*entry.key, "bind"))
        found.append(Diagnostic.of(extension_kinds.BINDING_OF_NOTHING, place, path=entry.written))
    return ({"extension": further, **made} if further else made), found


def _extensions(
    bind: Binding, entry: Entry, resolver: StructureNames, file: SourceFile
) -> tuple[list[Json], list[Diagnostic]]:
    """Return what a binding says beside its one value set, and the value sets that are not known."""
    made = named_binding(bind.name, common=bind.common)
    found: list[Diagnostic] = []
    for word, name, extension in (("maximum", bind.maximum, MAXIMUM), ("minimum", bind.minimum, MINIMUM)):
        if name is not None:
            url, problems = _canonical(name, (*entry.key, "bind", word), entry, resolver, file)
            found += problems
            made += [{"url": extension, "valueCanonical": url}] if url else []
    for number, item in enumerate(bind.additional):
        key: KeyPath = (*entry.key, "bind", "additional", number, "valueset")
        url, problems = _canonical(item.valueset, key, entry, resolver, file)
        found += problems
        if url is not None:
            made.append(additional_binding(item, url))
    return made, found


def _unbindable(entry: Entry, types: Types, file: SourceFile) -> list[Diagnostic]:
    codes = type_codes(types)
    if not codes or BINDABLE & set(codes) or any(":" in code for code in codes):
        return []
    place = file.document.key_place((*entry.key, "bind"))
    return [Diagnostic.of(value_kinds.NOT_BINDABLE, place, path=entry.written, types=", ".join(codes))]


def _canonical(
    word: str, key: KeyPath, entry: Entry, resolver: StructureNames, file: SourceFile
) -> tuple[str | None, list[Diagnostic]]:
    """Return the canonical of a value set; None and what is wrong when nothing is known by the word."""
    project = resolver.project
    canonical = names.reference(project, word, "valueset")
    if canonical is not None and not _is_missing(canonical, resolver):
        return canonical, []
    near = nearest(word, [item.id for item in project.of_kind("valueset")])
    place = file.document.place(key)
    return None, [Diagnostic.of(kinds.UNKNOWN_BINDING, place, path=entry.written, valueset=word, near=near)]


def _is_missing(canonical: str, resolver: StructureNames) -> bool:
    """Tell whether a canonical of the project or of HL7 itself names nothing; others may be published elsewhere."""
    project = resolver.project
    version = canonical.partition("|")[2]
    if names.source_named(project, canonical, "valueset") is not None:
        return version not in ("", project.config.project.version)
    if canonical in (names.SNOMED, *project.config.systems.values()):
        return True  # a code system, which is not a value set
    ours = canonical.startswith((project.config.project.canonical + "/", "http://hl7.org/fhir/ValueSet/"))
    return ours and resolver.definitions.value_set(canonical) is None
