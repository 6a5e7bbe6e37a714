"""The head of a StructureDefinition: its metadata and what it is a definition of (FHIR R4, StructureDefinition)."""

from __future__ import annotations

from digidot_term.compiler import names
from digidot_term.compiler import structure_kinds as kinds
from digidot_term.compiler.extension import contexts
from digidot_term.compiler.metadata import metadata
from digidot_term.compiler.shapes import Json
from digidot_term.compiler.structure_names import StructureNames
from digidot_term.diagnostics import Diagnostic
from digidot_term.source.load import SourceFile
from digidot_term.source.structure import Realises

BASE = "http://hl7.org/fhir/StructureDefinition/Base"
_KINDS = {"profile": ("resource", "logical"), "datatype": ("complex-type", "primitive-type")}


def base_of(file: SourceFile, resolver: StructureNames) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """Return the canonical of what a source derives from."""
    if file.kind == "extension":
        return "http://hl7.org/fhir/StructureDefinition/Extension", ()
    word = file.model.base
    if file.kind == "logical" and word == "Base":
        return BASE, ()
    canonical = resolver.canonical(word)
    return canonical, () if canonical else (resolver.unknown(word, file, ("base",)),)


def head(
    file: SourceFile, resolver: StructureNames, base: Json | None, base_url: str, *, experimental: bool
) -> tuple[Json, list[Diagnostic]]:
    """Return the StructureDefinition without its elements, in specification order, and what is wrong with it."""
    made = metadata(file, resolver.project, experimental=experimental) | {"fhirVersion": "4.0.1"}
    found: list[Diagnostic] = []
    mappings = [*_mappings(file), *_inherited_mappings(file, base, resolver)]
    if mappings:
        made["mapping"] = mappings
    made["kind"] = _kind(file, base)
    made["abstract"] = bool(getattr(file.model, "abstract", False))
    if file.kind == "extension":
        made["context"], found = contexts(file, resolver.definitions)
    made["type"] = made["url"] if file.kind == "logical" else str((base or {}).get("type", "Element"))
    made["baseDefinition"] = base_url
    made["derivation"] = "specialization" if file.kind == "logical" else "constraint"
    allowed = _KINDS.get(file.kind)
    if allowed and base and base.get("kind") not in allowed:
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


def _mappings(file: SourceFile) -> list[Json]:
    made: list[Json] = []
    for identity, declaration in file.model.mappings.items():
        entry: Json = {"identity": identity}
        if declaration.uri:
            entry["uri"] = declaration.uri
        entry["name"] = declaration.name
        comment = " ".join(filter(None, (declaration.comment, _realised(file.model.realises.get(identity)))))
        made.append({**entry, "comment": comment} if comment else entry)
    return made


def _inherited_mappings(file: SourceFile, base: Json | None, resolver: StructureNames) -> list[Json]:
    """Return what the bases declare: the snapshot's elements inherit mappings, whose identities must be declared here.

    A base published without snapshot declares its own mappings alone, so that the whole line of bases is asked.
    """
    made: list[Json] = []
    known, met = set(file.model.mappings), set[str]()
    while base is not None and str(base.get("url")) not in met:
        met.add(str(base.get("url")))
        fresh = [item for item in base.get("mapping", ()) if item["identity"] not in known]
        known |= {item["identity"] for item in fresh}
        made += fresh
        base = resolver.definitions.structure(str(base.get("baseDefinition", "")))
    return made


def _realised(realises: Realises | None) -> str:
    """Return what is realised and what is not carried and why, in words."""
    if realises is None:
        return ""
    text = f"Realises {realises.model}" + (f" {realises.version}." if realises.version else ".")
    waived = "; ".join(f"{name}: {waiver.why}" for name, waiver in realises.waivers.items())
    return f"{text} Not carried: {waived}" if waived else text
