"""Compile a code list into a CodeSystem."""

from __future__ import annotations

from typing import Any

from digidot_term.artefact import Artefact
from digidot_term.compiler import names
from digidot_term.compiler.metadata import metadata, translation
from digidot_term.source.document import KeyPath
from digidot_term.source.load import Project, SourceFile
from digidot_term.source.valueset import CodeSystemSource, SystemConcept


def compile_codesystem(file: SourceFile, project: Project, *, experimental: bool) -> Artefact:
    """Return the CodeSystem of one source; concepts keep the order of the source."""
    model: CodeSystemSource = file.model
    resource = metadata(file, project, experimental=experimental)
    oid = names.oid_of(file)
    if oid:
        resource["identifier"] = [{"system": "urn:ietf:rfc:3986", "value": f"urn:oid:{oid}"}]
    if model.copyright:
        resource["copyright"] = model.copyright
    resource |= {"caseSensitive": True, "content": model.content}
    if model.content == "complete":
        resource["count"] = len(model.concepts)
    resource["concept"] = [_concept(code, concept) for code, concept in model.concepts.items()]
    trace: dict[str, KeyPath] = {"": (file.kind,), "title": ("title",), "description": ("description",)}
    for number, code in enumerate(model.concepts):
        trace[f"concept[{number}]"] = ("concepts", code)
    return Artefact(resource, file, trace)


def _concept(code: str, concept: SystemConcept) -> dict[str, Any]:
    made: dict[str, Any] = {"code": code, "display": names.listed_display(concept)}
    definition = concept.definition or concept.definition_nb
    if definition:
        made["definition"] = definition
        if concept.definition and concept.definition_nb:
            made["_definition"] = {"extension": [translation("nb", concept.definition_nb)]}
    made["designation"] = [
        {"language": language, "value": term}
        for language, term in (("nb", concept.nb), ("nn", concept.nn), ("en", concept.en))
        if term
    ]
    return made
