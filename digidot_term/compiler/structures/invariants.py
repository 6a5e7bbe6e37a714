"""The invariants of a source as constraints on elements, and what is wrong with their expressions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from digidot_term.artefact import Artefact
from digidot_term.compiler.metadata import translated
from digidot_term.compiler.structures import expression_kinds as kinds
from digidot_term.compiler.structures.expressions import expression_problems, path_problems
from digidot_term.compiler.structures.extensions_added import Adding
from digidot_term.compiler.structures.shapes import Json, Shapes, Spot
from digidot_term.diagnostics import Diagnostic
from digidot_term.fhir.paths import ElementPath, parse_path
from digidot_term.source.document import KeyPath
from digidot_term.source.load import SourceFile
from digidot_term.source.structure import Invariant

Constraints = dict[ElementPath, list[tuple[KeyPath, Json]]]


def constraints(file: SourceFile, canonical: str, adding: Adding) -> tuple[Constraints, tuple[Diagnostic, ...]]:
    """Return the constraints by the path of their element, and the expressions that are broken."""
    made: Constraints = {}
    found: list[Diagnostic] = []
    for key, invariant in file.model.invariants.items():
        here: KeyPath = ("invariants", key)
        paths, problems = _paths(file, invariant, here)
        found += [*problems, *expression_problems(file, (*here, "expression"), key)]
        constraint, of_extensions = adding.add(
            _constraint(key, invariant, canonical),
            invariant.extensions,
            "ElementDefinition.constraint",
            key,
            (*here, "extensions"),
        )
        found += of_extensions
        for path, place in paths:
            made.setdefault(path, []).append((place, constraint))
    return made, tuple(found)


def _constraint(key: str, invariant: Invariant, canonical: str) -> Json:
    """Return ElementDefinition.constraint."""
    stated: Json = {
        "key": key,
        **(translated("requirements", invariant.requirements) if invariant.requirements is not None else {}),
        "severity": invariant.severity,
        **translated("human", invariant.human),
        "expression": invariant.expression,
        "xpath": invariant.xpath,
        "source": canonical,
    }
    return {name: value for name, value in stated.items() if value is not None}


def broken_constraints(artefact: Artefact, base: Json | None, shapes: Shapes) -> Iterator[Diagnostic]:
    """Yield the paths of the source's invariants that lead nowhere from their element, and keys the base has taken."""
    structure = artefact.resource
    root = shapes.root(structure)
    resource = root if structure.get("kind") == "resource" else None
    file = artefact.source
    taken = _keys_in(base.get("snapshot", {}).get("element", ()) if base else ())
    told: set[Diagnostic] = set()
    for element in structure.get("snapshot", {}).get("element", ()):
        for item in element.get("constraint", ()):
            key = item["key"]
            if item.get("source") != structure["url"] or key not in file.model.invariants:
                continue
            where: KeyPath = ("invariants", key, "expression")
            told |= set(path_problems(file, where, key, shapes, Spot(structure, element), resource))
    yield from sorted(told, key=lambda item: item.sort_key)
    for key in file.model.invariants:
        if key in taken:
            place = file.document.key_place(("invariants", key))
            yield Diagnostic.of(kinds.INVARIANT_KEY_TAKEN, place, key=key, element=taken[key])


def _paths(
    file: SourceFile, invariant: Invariant, here: KeyPath
) -> tuple[list[tuple[ElementPath, KeyPath]], list[Diagnostic]]:
    """Return the elements an invariant stands on, each with where the source names it."""
    if invariant.on is None:
        return [(ElementPath(), here)], []
    paths: list[tuple[ElementPath, KeyPath]] = []
    found: list[Diagnostic] = []
    several = isinstance(invariant.on, tuple)
    for number, text in enumerate(invariant.on if isinstance(invariant.on, tuple) else (invariant.on,)):
        key: KeyPath = (*here, "on", number) if several else (*here, "on")
        path, problems = parse_path(text, file.document.place(key))
        found += problems
        if path is not None:
            paths.append((path, key))
    return paths, found


def _keys_in(elements: Iterable[Json]) -> dict[str, str]:
    """Return the keys of constraints, each with the first element it stands on."""
    taken: dict[str, str] = {}
    for element in elements:
        for item in element.get("constraint", ()):
            taken.setdefault(str(item["key"]), str(element["path"]))
    return taken
