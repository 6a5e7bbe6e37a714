"""One entry of a source as an ElementDefinition of a differential (FHIR R4, ElementDefinition)."""

from __future__ import annotations

from dataclasses import dataclass

from digidot_term.compiler.metadata import translated
from digidot_term.compiler.structures.bindings import binding
from digidot_term.compiler.structures.conformance_extensions import obligations, standing
from digidot_term.compiler.structures.element_texts import texts
from digidot_term.compiler.structures.element_values import values
from digidot_term.compiler.structures.elements import Entry
from digidot_term.compiler.structures.extensions_added import Adding
from digidot_term.compiler.structures.json_parts import json_problems
from digidot_term.compiler.structures.mappings import element_mappings
from digidot_term.compiler.structures.modifiers import modifier_problems
from digidot_term.compiler.structures.shapes import Json, Types
from digidot_term.compiler.structures.structure_names import StructureNames
from digidot_term.compiler.structures.type_entries import type_entries
from digidot_term.diagnostics import Diagnostic
from digidot_term.fhir.snapshot import StructureSource
from digidot_term.fhir.snapshot.elements import ordered
from digidot_term.source.element_parts import Slicing
from digidot_term.source.load import SourceFile
from digidot_term.source.structure import Element

_OCCURRENCE = frozenset({"min", "max"})
_ADDED = frozenset(["extension", "mapping", "alias", "example", "code", "condition"])  # added to what the base has


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes the elements of one source.

    `root` is the type the paths begin with, `inherited` the identities of mappings that the bases declare,
    `definitions` what is known beside the packages.
    """

    file: SourceFile
    resolver: StructureNames
    root: str
    inherited: tuple[str, ...] = ()
    definitions: StructureSource | None = None

    def write(
        self, entry: Entry, base: Json | None, *, is_new: bool = False, in_new: bool = False
    ) -> tuple[Json, list[Diagnostic]]:
        """Return the ElementDefinition of an entry and its problems.

        `base` is the element it constrains, if known; `is_new` says that the entry is a slice the base does not have,
        `in_new` that it stands within one.
        """
        types, found = self._types(entry)
        types = [_with_extensions(item, base or {}) for item in types]
        known: Types = types or (base or {}).get("type", [])
        value_parts, value_problems = values(entry, known, base, self.file, self.resolver.types)
        bound, binding_problems = binding(entry, known, base, self.resolver, self.file)
        mappings, mapping_problems = element_mappings(entry, self.file, self.inherited)
        of_flags = modifier_problems(entry, base, self.file)
        element = entry.element
        stated: Json = {
            "extension": [*standing(element.standards_status, element.fmm), *obligations(element.obligations)],
            "representation": list(element.representation or ()),
            "sliceIsConstraining": element.constraining,
            "label": element.label,
            "code": list(element.code or ()),
            "condition": list(element.condition or ()),
            "slicing": slicing(element.slice) if element.slice else None,
            "contentReference": self._content(entry),
            "type": types,
            "binding": bound,
            "mapping": mappings,
            **texts(element),
            **_cardinality(element),
            **value_parts,
            **_flags(element),
        }
        made = {key: value for key, value in stated.items() if value not in (None, [], {})}
        if element.extensions:
            made, of_extensions = self._extended(made, entry)
            found += of_extensions
        if base is not None:
            made = differing(made, base, is_new=is_new, in_new=in_new)
        of_json = json_problems(entry, self.file, self.resolver.types)
        problems = [*found, *value_problems, *binding_problems, *mapping_problems, *of_flags, *of_json]
        return ordered({**self.named(entry), **made}), problems

    def named(self, entry: Entry) -> Json:
        """Return the id, path and slice name of an element."""
        made: Json = {"id": entry.path.element_id(self.root), "path": entry.path.element_path(self.root)}
        slice_name = entry.path.steps[-1].slice_name if entry.path.steps else ""
        return {**made, "sliceName": slice_name} if slice_name else made

    def _types(self, entry: Entry) -> tuple[Types, list[Diagnostic]]:
        element = entry.element
        if element.use:
            canonical = self.resolver.canonical(element.use)
            if canonical is None or self.resolver.is_lost(canonical):
                return [], [self.resolver.unknown(element.use, self.file, (*entry.key, "use"))]
            return [{"code": "Extension", "profile": [canonical]}], []
        if element.only:
            return type_entries(element.only, self.resolver, self.file, (*entry.key, "only"))
        words = (element.type,) if element.type else ()
        return type_entries(words, self.resolver, self.file, (*entry.key, "type"), listed=False)

    def _extended(self, made: Json, entry: Entry) -> tuple[Json, list[Diagnostic]]:
        adding = Adding(self.file, self.resolver, self.definitions or self.resolver.definitions)
        return adding.add(
            made, entry.element.extensions, "ElementDefinition", entry.written, (*entry.key, "extensions")
        )

    def _content(self, entry: Entry) -> str | None:
        written = entry.element.content
        if written is None:
            return None
        return f"#{self.root}" if written == "." else f"#{self.root}.{written}"


def slicing(source: Slicing) -> Json:
    """Return ElementDefinition.slicing."""
    discriminators = [{"type": kind, "path": path} for kind, path in source.discriminators]
    made: Json = {"discriminator": discriminators}
    if source.description:
        made |= translated("description", source.description)
    return {**made, "ordered": bool(source.ordered), "rules": source.rules}


def _with_extensions(entry: Json, base: Json) -> Json:
    """Return a type entry with what the base's entry of the same type says in extensions, such as a hierarchy."""
    stated = [
        item["extension"] for item in base.get("type", ()) if item["code"] == entry["code"] and "extension" in item
    ]
    return {**entry, "extension": stated[0]} if stated else entry


def differing(made: Json, base: Json, *, is_new: bool, in_new: bool) -> Json:
    """Return what differs from the base.

    A new slice says all that is written of it; within one, all that makes it a slice is said, not how often it occurs.
    """
    if is_new:
        return made
    kept = {
        key
        for key, value in made.items()
        if key in _ADDED or key not in base or (in_new and key not in _OCCURRENCE) or not _same(value, base[key])
    }
    return {key: value for key, value in made.items() if {key, key.removeprefix("_"), f"_{key}"} & kept}


def _same(one: object, other: object) -> bool:
    """Tell whether two values are written alike: 1.0 and 1.00 are not."""
    return one == other and str(one) == str(other)


def _cardinality(element: Element) -> Json:
    if element.card is None:
        return {}
    low, high = element.card.split("..")
    return ({"min": int(low)} if low else {}) | ({"max": high} if high else {})


def _flags(element: Element) -> Json:
    reason = element.modifier_reason
    made: Json = {
        "maxLength": element.max_length,
        "mustSupport": element.ms,
        "isModifier": element.modifier,
        "isSummary": element.summary,
    }
    return made | translated("isModifierReason", reason) if reason is not None else made
