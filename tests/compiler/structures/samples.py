"""Small structures for tests: sources with their obligatory head, and what compiling them gives."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from digidot_term.artefact import Artefact
from digidot_term.compiler.structures.structuredefinition import compile_structures
from digidot_term.diagnostics import Diagnostic
from digidot_term.fhir.definitions import Definitions
from tests.project_files import HEAD, project_of, said, valueset

FOLDER = "structuredefinitions"
CODES = "include: [{system: local, codes: [a, b]}]\n"


def profile(name: str, base: str, rest: str, kind: str = "profile") -> str:
    return f"{kind}: {pascal(name)}\nid: {name}\nbase: {base}\n{HEAD}{rest}"


def extension(name: str, rest: str, context: str = "Patient") -> str:
    return f"extension: {pascal(name)}\nid: {name}\ncontext: [{context}]\n{HEAD}{rest}"


def logical(name: str, rest: str) -> str:
    return f"logical: {pascal(name)}\nid: {name}\n{HEAD}{rest}"


def pascal(name: str) -> str:
    return "".join(part.capitalize() for part in name.split("-"))


def compiled(
    root: Path, definitions: Definitions, **sources: str
) -> tuple[dict[str, Artefact], Definitions, tuple[Diagnostic, ...]]:
    """Compile sources given as file name (without folder and ending) -> text."""
    files = {f"{FOLDER}/{name}.yaml": text for name, text in sources.items()}
    files["valuesets/codes.yaml"] = valueset("codes", CODES)
    artefacts, known, found = compile_structures(project_of(root, files), definitions)
    return {item.id: item for item in artefacts}, known, found


def clean(root: Path, definitions: Definitions, **sources: str) -> dict[str, Artefact]:
    """Compile sources that have no problems."""
    artefacts, _, found = compiled(root, definitions, **sources)
    assert said(found) == []
    return artefacts


def elements(artefact: Artefact, part: str = "differential") -> dict[str, dict[str, Any]]:
    return {element["id"]: element for element in artefact.resource[part]["element"]}
