"""What every extension says without its author writing it: its url, and that it has a value or inner extensions."""

from __future__ import annotations

from digidot_term.compiler.structures import kinds, rule_kinds
from digidot_term.compiler.structures.differential import Differential
from digidot_term.compiler.structures.expressions import expression_problems, path_problems
from digidot_term.compiler.structures.shapes import Json, Shapes, Spot
from digidot_term.compiler.structures.structure_names import StructureNames
from digidot_term.diagnostics import Diagnostic
from digidot_term.diagnostics.nearest import nearest
from digidot_term.fhir.paths import ElementPath, Step, render_path
from digidot_term.fhir.snapshot import StructureSource
from digidot_term.source.document import KeyPath
from digidot_term.source.load import SourceFile
from digidot_term.source.structure import Context

_EXTENSION = Step("extension")
_URL = Step("url")
_VALUE = Step("value[x]")


def complete(differential: Differential, url: str, key: KeyPath) -> None:
    """Add url, and forbid the value of a complex extension or the inner extensions of a simple one.

    The same holds of each inner extension; one that is defined elsewhere says so itself.
    """
    _complete(differential, ElementPath(), url, key)


def contexts(file: SourceFile, resolver: StructureNames) -> tuple[list[Json], list[Diagnostic]]:
    """Return StructureDefinition.context, and the contexts that are no element, extension or expression."""
    made: list[Json] = []
    found: list[Diagnostic] = []
    for number, context in enumerate(file.model.context):
        key: KeyPath = ("context", number)
        kind, word = _kind_and_word(context)
        key = key if isinstance(context, str) else (*key, kind)
        if kind == "extension":
            canonical = resolver.canonical(word)
            if canonical is None:
                found.append(resolver.unknown(word, file, key))
            word = canonical or word
        elif kind == "fhirpath":
            found += expression_problems(file, key, "context")
            shapes = Shapes(resolver.definitions)
            root = shapes.root(resolver.definitions.structure(word.partition(".")[0].strip()) or {})
            found += path_problems(file, key, "context", shapes, root, root) if root else []
        elif (near := _problem(word, Shapes(resolver.definitions))) is not None:
            found.append(Diagnostic.of(kinds.UNKNOWN_CONTEXT, file.document.place(key), context=word, near=near))
        made.append({"type": kind, "expression": word})
    return made, found


def context_invariants(file: SourceFile, resolver: StructureNames) -> tuple[list[str], list[Diagnostic]]:
    """Return StructureDefinition.contextInvariant, and what is wrong with the expressions.

    Paths are followed where the extension has one context, which then is what the expressions stand on.
    """
    found: list[Diagnostic] = []
    shapes = Shapes(resolver.definitions)
    spot = _only_context(file, shapes)
    for number, _ in enumerate(file.model.context_invariants):
        key: KeyPath = ("context-invariants", number)
        found += expression_problems(file, key, "context-invariants", given=("%extension",))
        if spot is not None:
            found += path_problems(file, key, "context-invariants", shapes, spot, None)
    return list(file.model.context_invariants), found


def _complete(differential: Differential, above: ElementPath, url: str, key: KeyPath) -> None:
    _check_url(differential, ElementPath((*above.steps, _URL)), url)
    inner = [
        path
        for path in differential.elements
        if path.steps[:-1] == above.steps
        and path.steps
        and path.steps[-1].name == "extension"
        and path.steps[-1].slices
    ]
    differential.put(ElementPath((*above.steps, _URL)), {"fixedUri": url}, key)
    if not inner:
        differential.put(ElementPath((*above.steps, _EXTENSION)), {"max": "0"}, key)
        return
    _check_value(differential, ElementPath((*above.steps, _VALUE)))
    differential.put(ElementPath((*above.steps, _VALUE)), {"max": "0"}, key)
    for path in inner:
        if "profile" not in differential.elements[path].get("type", [{}])[0]:
            _complete(differential, path, path.steps[-1].slice_name, differential.keys[path])


def _check_url(differential: Differential, path: ElementPath, url: str) -> None:
    """Find that a source fixes the url to another one: that of an extension follows from its id or its name."""
    value = differential.elements.get(path, {}).get("fixedUri", url)
    if value != url:
        place = differential.writer.file.document.place((*differential.keys[path], "fixed"))
        words = {"path": render_path(path), "value": value, "url": url}
        differential.diagnostics.append(Diagnostic.of(rule_kinds.OTHER_URL, place, **words))


def _check_value(differential: Differential, path: ElementPath) -> None:
    """Find that an extension with inner extensions has a value too."""
    said = differential.elements.get(path)
    if said is not None and said.get("max") != "0":
        place = differential.writer.file.document.key_place(differential.keys[path])
        differential.diagnostics.append(Diagnostic.of(rule_kinds.VALUE_AND_PARTS, place))


def _kind_and_word(context: str | Context) -> tuple[str, str]:
    if isinstance(context, str):
        return "element", context
    return next((kind, word) for kind in ("element", "extension", "fhirpath") if (word := getattr(context, kind)))


def _only_context(file: SourceFile, shapes: Shapes) -> Spot | None:
    if len(file.model.context) != 1:
        return None
    kind, word = _kind_and_word(file.model.context[0])
    return _spot(word, shapes.definitions, shapes) if kind == "element" else None


def _spot(expression: str, definitions: StructureSource, shapes: Shapes) -> Spot | None:
    first, *rest = expression.split(".")
    structure = definitions.structure(first)
    spot = shapes.root(structure) if structure else None
    for name in rest:
        spot = shapes.child(spot, name) if spot else None
    return spot


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
