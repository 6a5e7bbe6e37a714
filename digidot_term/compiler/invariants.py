"""The invariants of a source as constraints on elements."""

from __future__ import annotations

from digidot_term.compiler import structure_kinds as kinds
from digidot_term.compiler.fhirpath import find_flaw
from digidot_term.compiler.metadata import translated
from digidot_term.compiler.shapes import Json
from digidot_term.diagnostics import Diagnostic
from digidot_term.fhir.paths import ElementPath, parse_path
from digidot_term.source.document import KeyPath
from digidot_term.source.load import SourceFile

Constraints = dict[ElementPath, list[tuple[KeyPath, Json]]]


def constraints(file: SourceFile, canonical: str) -> tuple[Constraints, tuple[Diagnostic, ...]]:
    """Return the constraints by the path of their element, and the expressions that are broken."""
    made: Constraints = {}
    found: list[Diagnostic] = []
    for key, invariant in file.model.invariants.items():
        here: KeyPath = ("invariants", key)
        path = ElementPath()
        if invariant.on is not None:
            parsed, problems = parse_path(invariant.on, file.document.place((*here, "on")))
            if parsed is None:
                found.extend(problems)
                continue
            path = parsed
        flaw = find_flaw(invariant.expression)
        if flaw is not None:
            line, column = _line_and_column(invariant.expression, flaw.offset)
            place = file.document.text_place((*here, "expression"), line, column)
            found.append(Diagnostic.of(kinds.BAD_FHIRPATH, place, key=key, problem=flaw.problem))
        constraint = {
            "key": key,
            "severity": invariant.severity,
            **translated("human", invariant.human),
            "expression": invariant.expression,
            "source": canonical,
        }
        made.setdefault(path, []).append((here, constraint))
    return made, tuple(found)


def _line_and_column(text: str, offset: int) -> tuple[int, int]:
    before = text[:offset]
    return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1
