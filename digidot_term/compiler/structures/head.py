"""The head of a StructureDefinition: its metadata and what it is a definition of (FHIR R4, StructureDefinition)."""

from __future__ import annotations

from digidot_term.compiler import names
from digidot_term.compiler.metadata import metadata, translated
from digidot_term.compiler.structures import kinds
from digidot_term.compiler.structures.conformance_extensions import imposed, standing
from digidot_term.compiler.structures.extension import context_invariants, contexts
from digidot_term.compiler.structures.extensions_added import Adding
from digidot_term.compiler.structures.json_parts import head_problems
from digidot_term.compiler.structures.mappings import declared_mappings
from digidot_term.compiler.structures.shapes import Json
from digidot_term.compiler.structures.structure_names import StructureNames
from digidot_term.diagnostics import Diagnostic
from digidot_term.fhir.snapshot import StructureSource
from digidot_term.source.load import SourceFile

BASE = "http://hl7.org/fhir/StructureDefinition/Base"
EXTENSION = "http://hl7.org/fhir/StructureDefinition/Extension"
_KINDS = {"profile": ("resource", "logical"), "datatype": ("complex-type", "primitive-type")}


def base_of(file: SourceFile, resolver: StructureNames) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """Return the canonical of what a source derives from."""
    word = file.model.base
    if file.kind == "extension" and word is None:
        return EXTENSION, ()
    if file.kind == "logical" and word == "Base":
        return BASE, ()
    canonical = resolver.canonical(word)
    return canonical, () if canonical else (resolver.unknown(word, file, ("base",)),)


def head(
    file: SourceFile,
    resolver: StructureNames,
    known: StructureSource,
    base: Json | None,
    base_url: str,
    *,
    experimental: bool,
) -> tuple[Json, list[Diagnostic]]:
    """Return the StructureDefinition without its elements, in specification order, and what is wrong with it."""
    extensions, found = _extensions(file, resolver)
    made = metadata(file, resolver.project, experimental=experimental) | _particulars(file) | {"fhirVersion": "4.0.1"}
    if extensions:
        made = _behind("language", made, {"extension": extensions})
    mappings, problems = declared_mappings(file, base, resolver)
    found += problems
    if mappings:
        made["mapping"] = mappings
    made["kind"] = _kind(file, base)
    made["abstract"] = file.model.abstract
    if file.kind == "extension":
        made["context"], of_contexts = contexts(file, resolver)
        invariants, of_invariants = context_invariants(file, resolver)
        found += [*of_contexts, *of_invariants]
        if invariants:
            made["contextInvariant"] = invariants
    made["type"] = made["url"] if file.kind == "logical" else str((base or {}).get("type", "Element"))
    made["baseDefinition"] = base_url
    made["derivation"] = "specialization" if file.kind == "logical" else "constraint"
    if file.model.extensions:
        adding = Adding(file, resolver, known)
        made, problems = adding.add(made, file.model.extensions, "StructureDefinition", file.id, ("extensions",))
        found += problems
        extensions = made.pop("extension", [])
        made = _behind("language", made, {"extension": extensions} if extensions else {})
    found += head_problems(file, resolver.types)
    allowed = _KINDS.get(file.kind)
    other = file.kind == "extension" and base is not None and base.get("type") != "Extension"
    constrained = file.kind == "logical" and base is not None and base.get("derivation") == "constraint"
    if base and (constrained or other or (allowed and base.get("kind") not in allowed)):
        place = file.document.place(("base",))
        found.append(
            Diagnostic.of(kinds.WRONG_BASE, place, what=file.kind, base=file.model.base, base_kind=base.get("kind"))
        )
    return made, found


def stub(file: SourceFile, resolver: StructureNames) -> Json:
    """Return what others must know of a structure before it is compiled: its canonical and its line of bases."""
    base_url, _ = base_of(file, resolver)
    made: Json = {"resourceType": "StructureDefinition", "url": names.canonical(file, resolver.project.config)}
    return {**made, "baseDefinition": base_url} if base_url else made


def _kind(file: SourceFile, base: Json | None) -> str:
    if file.kind == "logical":
        return "logical"
    return str((base or {}).get("kind", "complex-type"))


def _extensions(file: SourceFile, resolver: StructureNames) -> tuple[list[Json], list[Diagnostic]]:
    """Return how settled the structure is and which other profiles it imposes, and names nothing is known by."""
    model = file.model
    found: list[Diagnostic] = []
    named: dict[str, list[str]] = {"imposes": [], "complies-with": []}
    for key, words in (
        ("imposes", getattr(model, "imposes", ())),
        ("complies-with", getattr(model, "complies_with", ())),
    ):
        for number, word in enumerate(words):
            canonical = resolver.canonical(word)
            if canonical is None or resolver.is_no_target(canonical):
                found.append(resolver.unknown(word, file, (key, number)))
            else:
                named[key].append(canonical)
    return [*standing(model.standards_status, model.fmm), *imposed(named["imposes"], named["complies-with"])], found


def _particulars(file: SourceFile) -> Json:
    """Return what a structure says of itself beside what every resource of the project does."""
    model = file.model
    made: Json = {
        "identifier": list(model.identifier),
        "useContext": list(model.use_context),
        **(translated("copyright", model.copyright) if model.copyright is not None else {}),
        "keyword": list(model.keyword),
    }
    return {key: value for key, value in made.items() if value}


def _behind(key: str, head: Json, more: Json) -> Json:
    """Return a resource with further properties behind one it has."""
    made: Json = {}
    for name, value in head.items():
        made[name] = value
        if name == key:
            made |= more
    return made
