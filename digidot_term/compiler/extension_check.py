"""The `extensions` of structures held against their definitions, as those of examples are; each finding at its line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from digidot_term.artefact import Artefact
from digidot_term.compiler.instance.kinds import MISPLACED_EXTENSION, UNKNOWN_EXTENSION
from digidot_term.compiler.instance.validator import Validator
from digidot_term.compiler.structures.elements import flatten
from digidot_term.compiler.structures.extensions_added import extension_json, value_name
from digidot_term.compiler.structures.shapes import Json
from digidot_term.compiler.structures.slice_kinds import OUT_OF_CONTEXT
from digidot_term.compiler.structures.structure_names import StructureNames
from digidot_term.diagnostics import Diagnostic, Place
from digidot_term.fhir.definitions import Definitions
from digidot_term.source.document import KeyPath
from digidot_term.source.element_parts import ExtensionUse

_ANYWHERE = frozenset(["*", "Base", "Element"])
_RESOURCES = frozenset(["Resource", "DomainResource", "MetadataResource", "CanonicalResource"])  # what R5 calls them


def check_extensions(
    artefacts: Iterable[Artefact], definitions: Definitions, resolver: StructureNames
) -> Iterator[Diagnostic]:
    """Yield what in `extensions` contradicts the definitions of these; `definitions` know the project's structures."""
    uses = [(artefact, *use) for artefact in artefacts for use in _uses(artefact)]
    validator = Validator(definitions) if uses else None
    for artefact, key, owner, use in uses:
        canonical = resolver.canonical(use.url)
        definition = definitions.structure(canonical) if canonical else None
        place = artefact.source.document.place((*key, "url"))
        if definition is None:
            yield Diagnostic.of(UNKNOWN_EXTENSION, place, url=use.url, near="")
        elif validator is not None and "snapshot" in definition and definition.get("type") == "Extension":
            yield from _of_context(use, owner, definition, place)
            yield from _of_content(use, definition, artefact, key, validator)


def _uses(artefact: Artefact) -> Iterator[tuple[KeyPath, str, ExtensionUse]]:
    """Yield the extensions of a source: where each stands in it, the type of what it stands on, and itself."""
    model = artefact.source.model
    lists: list[tuple[KeyPath, str, tuple[ExtensionUse, ...]]] = [((), "StructureDefinition", model.extensions)]
    lists += [
        (("invariants", key), "ElementDefinition.constraint", item.extensions) for key, item in model.invariants.items()
    ]
    lists += [(entry.key, "ElementDefinition", entry.element.extensions) for entry in flatten(artefact.source)[0]]
    for key, owner, listed in lists:
        for number, use in enumerate(listed):
            yield (*key, "extensions", number), owner, use


def _of_context(use: ExtensionUse, owner: str, definition: Json, place: Place) -> Iterator[Diagnostic]:
    """Yield that an extension is not for what it stands on; nothing where its contexts ask for more than a path."""
    contexts = definition.get("context", ())
    path = re.sub(r"\[[0-9]+\]", "", f"{owner}.{use.on}" if use.on else owner)
    names = {path, *_ANYWHERE, *(_RESOURCES if path == "StructureDefinition" else ())}
    allowed = {str(item.get("expression")) for item in contexts}
    if contexts and all(item.get("type") == "element" for item in contexts) and not names & allowed:
        said = ", ".join(sorted(allowed))
        yield Diagnostic.of(OUT_OF_CONTEXT, place, path="extensions", extension=use.url, found=path, allowed=said)


def _of_content(
    use: ExtensionUse, definition: Json, artefact: Artefact, key: KeyPath, validator: Validator
) -> Iterator[Diagnostic]:
    made = extension_json(use, str(definition["url"]), definition)
    name = value_name(made)
    for finding in validator.findings(made, [definition]):
        if finding.kind is MISPLACED_EXTENSION:
            continue  # which cannot be told of the value alone
        steps = tuple("value" if use.value is not None and step == name else step for step in finding.steps)
        yield Diagnostic(finding.kind, artefact.source.document.place((*key, *steps)), finding.values, finding.severity)
