"""Extensions where they are used: that they are extensions, may stand there, and are modifiers where these stand."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.compiler.structures import slice_kinds as kinds
from digidot_term.compiler.structures.elements import Entry
from digidot_term.compiler.structures.shapes import Json, Shapes, Spot, type_codes
from digidot_term.diagnostics import Diagnostic
from digidot_term.source.load import SourceFile

EXTENSIONS = ("extension", "modifierExtension")


def use_problems(
    entry: Entry, canonical: str, parent: Spot, written: str, file: SourceFile, own: str, shapes: Shapes
) -> Iterator[Diagnostic]:
    """Yield what is wrong with the use of an extension below `parent`, at `written` in the structure `own`."""
    place = file.document.place((*entry.key, "use"))
    name = entry.path.steps[-1].name
    if name not in EXTENSIONS or not entry.path.steps[-1].slices:
        yield Diagnostic.of(kinds.NO_PLACE_FOR_EXTENSION, place, path=entry.written, extension=entry.element.use)
        return
    structure = shapes.definitions.structure(canonical)
    if structure is None:
        return
    if structure.get("type") != "Extension":
        found = structure.get("type", structure.get("kind"))
        yield Diagnostic.of(kinds.NOT_AN_EXTENSION, place, extension=entry.element.use, type=found)
        return
    root = shapes.root(structure)
    modifier = bool(root and root.element.get("isModifier"))
    if modifier != (name == EXTENSIONS[1]):
        kind = kinds.MODIFIER_EXPECTED if name == EXTENSIONS[1] else kinds.MODIFIER_UNEXPECTED
        yield Diagnostic.of(kind, place, path=entry.written, extension=entry.element.use)
    allowed = _contexts(structure)
    if allowed and not allowed & {*_names_of(parent, shapes), *_structure_names(written), *_urls(parent, own)}:
        words = ", ".join(sorted(allowed))
        yield Diagnostic.of(
            kinds.OUT_OF_CONTEXT, place, path=entry.written, extension=entry.element.use, allowed=words, found=written
        )


def _contexts(structure: Json) -> set[str]:
    """Return the elements and extensions an extension may stand on; none when that depends on an instance."""
    contexts = structure.get("context", [])
    if any(item["type"] == "fhirpath" or "#" in item["expression"] for item in contexts):
        return set()
    return {str(item["expression"]) for item in contexts}


def _names_of(spot: Spot, shapes: Shapes) -> Iterator[str]:
    """Yield what a context may call an element: its path where it is defined, its types and those they come from."""
    yield str(spot.element["path"])
    yield str(spot.element.get("base", {}).get("path", ""))
    codes = type_codes(spot.element.get("type", [])) or (spot.name,)
    for code in codes:
        structure = shapes.definitions.structure(code)
        met: set[str] = set()
        while structure is not None and str(structure["url"]) not in met:
            met.add(str(structure["url"]))
            yield str(structure.get("type", ""))
            structure = shapes.definitions.structure(str(structure.get("baseDefinition", "-")))
    yield "Base"
    yield "Element"  # which is any element, resources included (FHIR R4, StructureDefinition, context)


def _structure_names(written: str) -> Iterator[str]:
    """Yield a path as it is in the resource, and a choice without its brackets."""
    yield written
    yield written.replace("[x]", "")


def _urls(parent: Spot, own: str) -> Iterator[str]:
    """Yield the canonicals of the extension that an inner extension stands in."""
    yield own if "." not in parent.id else str(parent.structure.get("url", ""))
    for entry in parent.element.get("type", ()):
        yield from entry.get("profile", ())
