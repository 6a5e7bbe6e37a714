"""The structural extract of Norway's base profiles, for use where the package hl7.fhir.no.basis is not installed.

The sources stand beside this module: canonicals, cardinalities, slices, fixed values and extension urls as HL7 Norway
publishes them in hl7.fhir.no.basis 2.2.2, written in this project's own format, without their texts.
"""

from __future__ import annotations

from pathlib import Path

from digidot_term.artefact import Artefact
from digidot_term.compiler.structures.kinds import UNKNOWN_STRUCTURE
from digidot_term.compiler.structures.structuredefinition import compile_structures
from digidot_term.compiler.structures.value_kinds import NOT_BINDABLE
from digidot_term.diagnostics import Diagnostic, DigidotError, Severity
from digidot_term.fhir.definitions import Definitions
from digidot_term.source.load import Project, SourceFile, load_source
from digidot_term.source.project import Contact, PackageConfig, ProjectConfig

PACKAGE = "hl7.fhir.no.basis"
VERSION = "2.2.2"
CANONICAL = "http://hl7.no/fhir"

_AS_PUBLISHED = frozenset({UNKNOWN_STRUCTURE, NOT_BINDABLE})
"""The extract refers to profiles it does not hold, and the published patient profile binds an extension."""

_FOLDER = Path(__file__).parent
_CONFIG = ProjectConfig(
    project=PackageConfig.model_validate(
        {
            "id": PACKAGE,
            "canonical": CANONICAL,
            "version": VERSION,
            "name": "NoBasis",
            "title": "Structural extract of the Norwegian base profiles",
            "description": {"en": "Structure only.", "nb": "Bare strukturen."},
            "status": "active",
            "publisher": "HL7 Norge",
            "contact": (Contact(name="HL7 Norge", url="http://hl7.no"),),
            "date": "2026-11-01",
        }
    )
)


def load_extract(definitions: Definitions) -> Definitions:
    """Return definitions that also know the extract, behind whatever of it they know already."""
    missing = [item.resource for item in compile_extract(definitions) if definitions.resource(str(item.url)) is None]
    return definitions.with_resources(missing) if missing else definitions


def compile_extract(definitions: Definitions) -> tuple[Artefact, ...]:
    """Return the structures of the extract with snapshots; a problem in them is a defect of the installation."""
    files: list[SourceFile] = []
    problems: list[Diagnostic] = []
    for path in sorted(_FOLDER.glob("*.yaml")):
        file, found = load_source(_FOLDER, path)
        problems += found
        if file is not None:
            files.append(file)
    project = Project(_FOLDER, _CONFIG, "extract", tuple(files))
    artefacts, _, found = compile_structures(project, definitions)
    broken = [
        item for item in (*problems, *found) if item.severity is Severity.ERROR and item.kind not in _AS_PUBLISHED
    ]
    if broken:
        raise DigidotError(*broken)
    return artefacts
