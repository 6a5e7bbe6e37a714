"""What the tests of the content read out of sources."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digidot_term.source.load import Project, SourceFile
from digidot_term.source.model import CodeRef

CONCEPT = re.compile(r"(?<![0-9])([0-9]{6,18})(?![0-9])(?:\s*\|([^|]*)\|)?")


def source(project: Project, kind: str, name: str) -> SourceFile:
    return next(file for file in project.of_kind(kind) if file.id == name)


def listed(project: Project, name: str) -> list[CodeRef]:
    """The codes a value set lists one by one, in order."""
    return [ref for item in source(project, "valueset", name).model.include for ref in item.codes or ()]


def mapped(project: Project, name: str) -> dict[str, list[tuple[str, str | None, str | None]]]:
    """Source code -> its targets as (code, term, relation)."""
    rows = source(project, "conceptmap", name).model.map
    return {code: [(item.to.code, item.to.term, item.relation) for item in row.targets] for code, row in rows.items()}


def equivalents(project: Project, name: str) -> dict[str, str]:
    """Source code -> target code of a map that has one equivalent target a row."""
    rows = mapped(project, name)
    assert {relation for row in rows.values() for _, _, relation in row} == {"equivalent"}
    assert all(len(row) == 1 for row in rows.values())
    return {code: row[0][0] for code, row in rows.items()}


def concepts_of(file: SourceFile) -> Iterator[tuple[str, str | None]]:
    """Every SNOMED CT concept a value set source names, with the term beside it."""
    for item in (*file.model.include, *file.model.exclude):
        if item.ecl:
            yield from ((code, term.strip() or None) for code, term in CONCEPT.findall(item.ecl))
        if item.codes and item.system is None:
            yield from ((ref.code, ref.term) for ref in item.codes)
    for ref in (*file.model.expect.contains, *file.model.expect.excludes):
        if CONCEPT.fullmatch(ref.code):
            yield ref.code, ref.term
