"""One entry of a source as an ElementDefinition of a differential (FHIR R4, ElementDefinition)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from digidot_term.compiler import names
from digidot_term.compiler import structure_kinds as kinds
from digidot_term.compiler.element_values import values
from digidot_term.compiler.elements import Entry
from digidot_term.compiler.metadata import translated
from digidot_term.compiler.shapes import Json, Types
from digidot_term.compiler.structure_names import StructureNames, type_entries
from digidot_term.diagnostics import Diagnostic
from digidot_term.diagnostics.nearest import nearest
from digidot_term.source.load import SourceFile
from digidot_term.source.structure import Element, Slicing


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes the elements of one source; `root` is the type the paths begin with."""

    file: SourceFile
    resolver: StructureNames
    root: str

    def write(self, entry: Entry, base: Json | None, *, is_new: bool = False) -> tuple[Json, list[Diagnostic]]:
        """Return the ElementDefinition of an entry and its problems.

        `base` is the element it constrains, if known; `is_new` says that the entry is a slice the base does not have.
        """
        types, found = self._types(entry)
        types = [_with_extensions(item, base or {}) for item in types]
        known: Types = types or (base or {}).get("type", [])
        value_parts, value_problems = values(entry, known, self.file)
        binding, binding_problems = self._binding(entry)
        mappings, mapping_problems = self._mappings(entry)
        made: Json = {"id": entry.path.element_id(self.root), "path": entry.path.element_path(self.root)}
        element = entry.element
        slice_name = entry.path.steps[-1].slice_name if entry.path.steps else ""
        if slice_name:
            made["sliceName"] = slice_name
        if element.slice:
            made["slicing"] = slicing(element.slice)
        made |= _texts(element)
        made |= _cardinality(element, base, is_new=is_new)
        if types:
            made["type"] = types
        made |= value_parts
        made |= _flags(element)
        if binding:
            made["binding"] = binding
        if mappings:
            made["mapping"] = mappings
        return made, [*found, *value_problems, *binding_problems, *mapping_problems]

    def _types(self, entry: Entry) -> tuple[Types, list[Diagnostic]]:
        element = entry.element
        if element.use:
            canonical = self.resolver.canonical(element.use)
            if canonical is None:
                return [], [self.resolver.unknown(element.use, self.file, (*entry.key, "use"))]
            return [{"code": "Extension", "profile": [canonical]}], []
        key = "only" if element.only else "type"
        words = element.only or ((element.type,) if element.type else ())
        return type_entries(words, self.resolver, self.file, (*entry.key, key))

    def _binding(self, entry: Entry) -> tuple[Json, list[Diagnostic]]:
        bind = entry.element.bind
        if bind is None:
            return {}, []
        project = self.resolver.project
        canonical = names.reference(project, bind.valueset, "valueset")
        if canonical is None or self._is_missing(canonical):
            place = self.file.document.place((*entry.key, "bind", "valueset"))
            near = nearest(bind.valueset, [file.id for file in project.of_kind("valueset")])
            return {}, [
                Diagnostic.of(kinds.UNKNOWN_BINDING, place, path=entry.written, valueset=bind.valueset, near=near)
            ]
        described = {"description": bind.description} if bind.description else {}
        return {"strength": bind.strength, **described, "valueSet": canonical}, []

    def _is_missing(self, canonical: str) -> bool:
        """Tell whether a canonical of the project or of HL7 itself names nothing; others may be published elsewhere."""
        project = self.resolver.project
        if any(names.canonical(file, project.config) == canonical for file in project.of_kind("valueset")):
            return False
        ours = canonical.startswith((project.config.project.canonical + "/", "http://hl7.org/fhir/ValueSet/"))
        return ours and self.resolver.definitions.value_set(canonical) is None

    def _mappings(self, entry: Entry) -> tuple[list[Json], list[Diagnostic]]:
        declared = self.file.model.mappings
        made: list[Json] = []
        found: list[Diagnostic] = []
        maps = entry.element.maps or {}
        for identity in sorted(maps, key=[*declared, *maps].index):
            if identity not in declared:
                place = self.file.document.key_place((*entry.key, "maps", identity))
                near = nearest(identity, declared)
                found.append(
                    Diagnostic.of(kinds.UNDECLARED_MAPPING, place, path=entry.written, identity=identity, near=near)
                )
                continue
            targets = maps[identity]
            for target in (targets,) if isinstance(targets, str) else targets:
                made.append({"identity": identity, "map": target})
        return made, found


def slicing(source: Slicing) -> Json:
    """Return ElementDefinition.slicing."""
    discriminators = [
        {"type": kind, "path": path}
        for kind, paths in source.by.items()
        for path in ((paths,) if isinstance(paths, str) else paths)
    ]
    made: Json = {"discriminator": discriminators}
    if source.description:
        made["description"] = source.description
    return {**made, "ordered": bool(source.ordered), "rules": source.rules}


def _texts(element: Element) -> Json:
    made: Json = {}
    for key in ("short", "definition"):
        text = getattr(element, key)
        if text is not None:
            made |= translated(key, text)
    made |= _comment(element)
    if element.requirements is not None:
        made |= translated("requirements", element.requirements)
    if element.alias:
        made["alias"] = list(element.alias)
    return made


def _comment(element: Element) -> Json:
    """Return the comment, followed by why the profile says so."""
    if element.comment is None:
        return {"comment": element.why} if element.why else {}
    made = translated("comment", element.comment)
    return {**made, "comment": f"{made['comment']} {element.why}"} if element.why else made


def _with_extensions(entry: Json, base: Json) -> Json:
    """Return a type entry with what the base's entry of the same type says in extensions, such as a hierarchy."""
    stated = [
        item["extension"] for item in base.get("type", ()) if item["code"] == entry["code"] and "extension" in item
    ]
    return {**entry, "extension": stated[0]} if stated else entry


def _cardinality(element: Element, base: Json | None, *, is_new: bool) -> Json:
    """Return min and max where they differ from the base; a new slice says both."""
    if element.card is None:
        return {}
    low, high = element.card.split("..")
    made: Json = {}
    if low and (is_new or base is None or int(low) != base.get("min")):
        made["min"] = int(low)
    if high and (is_new or base is None or high != base.get("max")):
        made["max"] = high
    return made


def _flags(element: Element) -> Json:
    made: Json = {}
    if element.example:
        made["example"] = [_example(element.example)]
    pairs: tuple[tuple[str, Any], ...] = (
        ("maxLength", element.max_length),
        ("mustSupport", element.ms),
        ("isModifier", element.modifier),
        ("isModifierReason", element.modifier_reason),
        ("isSummary", element.summary),
    )
    return made | {key: value for key, value in pairs if value is not None}


def _example(example: dict[str, Any]) -> Json:
    """Return an example: `{label: ..., valueString: ...}`."""
    return {"label": example.get("label", "Example"), **example}
