"""The key `extensions`: extensions of a definition itself, put on the part they are for, checked as they are defined.

What an extension may hold is said by its definition, where one is known: its type (FHIR R4, Extensibility).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from digidot_term.compiler.structures import extension_kinds as kinds
from digidot_term.compiler.structures.shapes import Json, type_codes
from digidot_term.compiler.structures.structure_names import StructureNames
from digidot_term.compiler.structures.value_misfits import misfit_problems
from digidot_term.diagnostics import Diagnostic
from digidot_term.diagnostics.nearest import nearest
from digidot_term.fhir.snapshot import StructureSource
from digidot_term.source.document import KeyPath
from digidot_term.source.element_parts import ExtensionUse
from digidot_term.source.load import SourceFile

_STEP = re.compile(r"(?P<name>[A-Za-z]+)(?:\[(?P<number>[0-9]+)\])?\Z")


class Step(NamedTuple):
    """A property, with its number where it repeats; `primitive` says that it is a text, number or truth value."""

    name: str
    number: int | None
    primitive: bool


_Steps = tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Adding:
    """What extensions are looked up and placed by, within one source."""

    file: SourceFile
    resolver: StructureNames
    definitions: StructureSource

    def add(
        self, owner: Json, uses: Iterable[ExtensionUse], type_name: str, path: str, key: KeyPath
    ) -> tuple[Json, list[Diagnostic]]:
        """Return an object of a type with extensions on it or its parts, and what is wrong with them.

        `path` is what messages call the object, `key` where its `extensions` stand in the source.
        """
        found: list[Diagnostic] = []
        for number, use in enumerate(uses):
            here: KeyPath = (*key, number)
            made, problems = self._extension(use, path, here)
            found += problems
            steps, known = self._steps(use.on, type_name)
            placed = _placed(owner, steps, made) if made and steps is not None else owner
            if steps is None or placed is None:
                place = self.file.document.place((*here, "on"))
                near = nearest(str(use.on), known)
                found.append(Diagnostic.of(kinds.EXTENSION_ON_NOTHING, place, path=path, on=use.on, near=near))
            else:
                owner = placed
        return owner, found

    def _extension(self, use: ExtensionUse, path: str, key: KeyPath) -> tuple[Json | None, list[Diagnostic]]:
        canonical = self.resolver.canonical(use.url)
        if canonical is None or self.resolver.is_lost(canonical):
            return None, [self.resolver.unknown(use.url, self.file, (*key, "url"))]
        definition = self.definitions.structure(canonical)
        if definition is not None and definition.get("type") != "Extension":
            place = self.file.document.place((*key, "url"))
            return None, [Diagnostic.of(kinds.NOT_AN_EXTENSION, place, extension=use.url, type=definition.get("type"))]
        made, table = extension_json(use, canonical, definition), self.resolver.types
        if use.value is None:
            return made, list(misfit_problems(made, "Extension", path, key, self.file, table, word="extensions"))
        codes = value_types(definition)
        if len(codes) != 1:
            place = self.file.document.place((*key, "value"))
            words = ", ".join(codes) or "-"
            return None, [Diagnostic.of(kinds.EXTENSION_VALUE_UNTYPED, place, extension=use.url, types=words)]
        return made, list(misfit_problems(use.value, codes[0], path, (*key, "value"), self.file, table))

    def _steps(self, on: str | None, type_name: str) -> tuple[_Steps | None, list[str]]:
        """Return the way to what an extension stands on, or None and the names known where it is lost."""
        steps: list[Step] = []
        for part in on.split(".") if on else ():
            match = _STEP.match(part)
            properties = self.resolver.types.properties(type_name) or {}
            known = properties.get(match["name"]) if match else None
            if match is None or known is None or known.many != (match["number"] is not None):
                names = [f"{name}[0]" if item.many else name for name, item in properties.items()]
                return None, names
            steps.append(Step(match["name"], int(match["number"]) if match["number"] else None, known.primitive))
            type_name = known.type
        return tuple(steps), []


def extension_json(use: ExtensionUse, canonical: str, definition: Json | None) -> Json:
    """Return an extension as FHIR JSON; a `value` gets its type from the definition."""
    made: Json = dict(use.model_extra or {})
    if use.extension:
        made["extension"] = list(use.extension)
    made["url"] = canonical
    codes = value_types(definition)
    if use.value is not None and codes:
        made["value" + codes[0][0].upper() + codes[0][1:]] = use.value
    return made


def value_name(extension: Json) -> str:
    """Return the property that holds the value of an extension, such as `valueCode`; empty where there is none."""
    return next((name for name in extension if name.startswith("value")), "")


def _placed(owner: Any, steps: _Steps, extension: Json) -> Json | None:
    """Return an object with an extension where the steps lead; None when there is nothing."""
    if not steps:
        return {**owner, "extension": [*owner.get("extension", ()), extension]}
    step, rest = steps[0], steps[1:]
    where = f"_{step.name}" if step.primitive else step.name  # extensions of a text stand beside it
    if step.number is not None:
        return _placed_in_list(owner, where, step, rest, extension)
    value = owner.get(where, {} if step.primitive else None)
    inner = None if value is None else _placed(value, rest, extension)
    return None if inner is None else {**owner, where: inner}


def _placed_in_list(owner: Json, where: str, step: Step, rest: _Steps, extension: Json) -> Json | None:
    items = owner.get(step.name, ())
    if step.number is None or step.number >= len(items):
        return None
    listed = list(owner.get(where) or [None] * len(items))
    made = _placed(listed[step.number] or {}, rest, extension)
    if made is None:
        return None
    listed[step.number] = made
    return {**owner, where: listed}


def value_types(definition: Json | None) -> tuple[str, ...]:
    """Return the types of the value of an extension; none where it is not known, or has parts instead."""
    for element in (definition or {}).get("snapshot", {}).get("element", ()):
        if element["path"].startswith("Extension.value"):
            return tuple(type_codes(element.get("type", []))) if element.get("max") != "0" else ()
    return ()
