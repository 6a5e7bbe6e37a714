"""What every extension says without its author writing it: its url, and that it has a value or inner extensions."""

from __future__ import annotations

from digidot_term.compiler import structure_kinds as kinds
from digidot_term.compiler.differential import Differential
from digidot_term.compiler.shapes import Json, Shapes
from digidot_term.diagnostics import Diagnostic
from digidot_term.diagnostics.nearest import nearest
from digidot_term.fhir.paths import ElementPath, Step
from digidot_term.fhir.snapshot import StructureSource
from digidot_term.source.document import KeyPath
from digidot_term.source.load import SourceFile

_EXTENSION = Step("extension")
_URL = Step("url")
_VALUE = Step("value[x]")


def complete(differential: Differential, url: str, key: KeyPath) -> None:
    """Add url, and forbid the value of a complex extension or the inner extensions of a simple one."""
    inner = [path for path in differential.elements if len(path.steps) == 1 and path.steps[0].slices]
    differential.put(ElementPath((_URL,)), {"fixedUri": url}, key)
    if not inner:
        differential.put(ElementPath((_EXTENSION,)), {"max": "0"}, key)
        return
    differential.put(ElementPath((_VALUE,)), {"max": "0"}, key)
    for path in inner:
        name = path.steps[0].slice_name
        here = differential.keys[path]
        differential.put(ElementPath((*path.steps, _EXTENSION)), {"max": "0"}, here)
        differential.put(ElementPath((*path.steps, _URL)), {"fixedUri": name}, here)


def contexts(file: SourceFile, definitions: StructureSource) -> tuple[list[Json], list[Diagnostic]]:
    """Return StructureDefinition.context, and the contexts that are no element of FHIR."""
    made: list[Json] = []
    found: list[Diagnostic] = []
    for number, expression in enumerate(file.model.context):
        problem = _problem(expression, Shapes(definitions))
        if problem is not None:
            place = file.document.place(("context", number))
            found.append(Diagnostic.of(kinds.UNKNOWN_CONTEXT, place, context=expression, near=problem))
        made.append({"type": "element", "expression": expression})
    return made, found


def _problem(expression: str, shapes: Shapes) -> str | None:
    """Return None for a type or an element of one, else a proposal (` (`that`?)`) or an empty text."""
    first, *rest = expression.split(".")
    structure = shapes.definitions.structure(first)
    spot = shapes.root(structure) if structure else None
    if spot is None:
        return ""
    for name in rest:
        child = shapes.child(spot, name)
        if child is None:
            return nearest(name, [item.name for item in shapes.children(spot)])
        spot = child
    return None
