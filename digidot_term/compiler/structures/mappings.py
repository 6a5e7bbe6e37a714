"""Mappings to other models: declared once in a structure or one of its bases, named by identity on the elements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from digidot_term.artefact import Artefact
from digidot_term.compiler.metadata import translated
from digidot_term.compiler.structures import kinds, slice_kinds
from digidot_term.compiler.structures.elements import Entry
from digidot_term.compiler.structures.shapes import Json, Shapes, Spot
from digidot_term.compiler.structures.structure_names import StructureNames
from digidot_term.diagnostics import Diagnostic, Place
from digidot_term.diagnostics.nearest import nearest
from digidot_term.fhir.paths import ElementPath, parse_path, path_of_element_id
from digidot_term.source.element_parts import MapTarget
from digidot_term.source.load import SourceFile
from digidot_term.source.structure import MappingDeclaration, Realises


def declared_mappings(
    file: SourceFile, base: Json | None, resolver: StructureNames
) -> tuple[list[Json], list[Diagnostic]]:
    """Return StructureDefinition.mapping: what the source declares and what its bases do; and what is declared anew."""
    model = file.model
    inherited = inherited_mappings(base, resolver)
    made = [_declaration(key, item, model.realises.get(key)) for key, item in model.mappings.items()]
    found = [
        Diagnostic.of(
            slice_kinds.MAPPING_DECLARED_ANEW,
            file.document.key_place(("mappings", own["identity"])),
            identity=own["identity"],
            uri=own["uri"],
            base_uri=inherited[own["identity"]]["uri"],
        )
        for own in made
        if "uri" in own and inherited.get(own["identity"], {}).get("uri", own["uri"]) != own["uri"]
    ]
    return [*made, *(item for key, item in inherited.items() if key not in model.mappings)], found


def element_mappings(entry: Entry, file: SourceFile, known: tuple[str, ...]) -> tuple[list[Json], list[Diagnostic]]:
    """Return ElementDefinition.mapping in the order the identities are declared in; `known` are those of the bases."""
    declared = (*file.model.mappings, *known)
    made: list[Json] = []
    found: list[Diagnostic] = []
    maps = entry.element.maps or {}
    for identity in sorted(maps, key=[*declared, *maps].index):
        if identity not in declared:
            place = file.document.key_place((*entry.key, "maps", identity))
            near = nearest(identity, declared)
            found.append(
                Diagnostic.of(kinds.UNDECLARED_MAPPING, place, path=entry.written, identity=identity, near=near)
            )
            continue
        targets = maps[identity]
        made += [_mapped(identity, target) for target in (targets if isinstance(targets, tuple) else (targets,))]
    return made, found


def lost_targets(
    artefact: Artefact, entries: tuple[Entry, ...], resolver: StructureNames, shapes: Shapes
) -> Iterator[Diagnostic]:
    """Yield the mapping targets that are no element of the model they name, where that model's definition is known.

    A model is known when the `uri` of its declaration is the canonical of a StructureDefinition; a target may also
    begin with the name of another type or structure.
    """
    roots: dict[str, Spot] = {}
    for item in artefact.resource.get("mapping", ()):
        structure = shapes.definitions.structure(str(item.get("uri", "-")))
        root = shapes.root(structure) if structure else None
        if root is not None:
            roots[str(item["identity"])] = root
    for entry in entries:
        for identity, targets in (entry.element.maps or {}).items():
            if identity in roots:
                look_up = _Models(roots[identity], resolver, shapes)
                yield from _lost(artefact, entry, identity, targets, look_up)


@dataclass(frozen=True, slots=True)
class _Models:
    """The root of the model that an identity names, and what finds others."""

    root: Spot
    resolver: StructureNames
    shapes: Shapes

    def named(self, name: str) -> Spot | None:
        """Return the root of the model that a path begins with, or None."""
        if name == self.root.name:
            return self.root
        canonical = self.resolver.canonical(name)
        structure = self.shapes.definitions.structure(canonical) if canonical else None
        return self.shapes.root(structure) if structure else None


def _lost(artefact: Artefact, entry: Entry, identity: str, targets: object, models: _Models) -> Iterator[Diagnostic]:
    document = artefact.source.document
    for number, target in enumerate(targets if isinstance(targets, tuple) else (targets,)):
        text = target if isinstance(target, str) else str(getattr(target, "map", ""))
        near = _problem(text, models)
        if near is not None:
            key = (*entry.key, "maps", identity)
            place = document.place((*key, number) if isinstance(targets, tuple) else key)
            yield Diagnostic.of(
                slice_kinds.LOST_TARGET,
                place,
                path=entry.written,
                target=text,
                model=models.root.structure["url"],
                near=near,
            )


def _problem(target: str, models: _Models) -> str | None:
    """Return None for an element of the model, or for what is no path at all; else a hint at what is meant, or ''."""
    path = _path(target)
    if path is None:
        return None
    shapes, spot = models.shapes, models.named(path[0])
    if spot is None:
        return nearest(path[0], [models.root.name])
    for step in path[1].steps:
        child = shapes.child(spot, step.name, step.slice_name) or shapes.child(spot, step.name)
        choice = shapes.choice(spot, step.name) if child is None else None
        child = choice[0].typed([choice[1]]) if choice else child
        if child is None:
            return nearest(step.name, [item.name for item in shapes.children(spot)])
        spot = child
    return None


def _path(target: str) -> tuple[str, ElementPath] | None:
    """Return the root and the path of a target written as an element id or a path of FHIR Shorthand."""
    root, _, rest = target.partition(".")
    if not root.isidentifier():
        return None
    if not rest:
        return root, ElementPath()
    if ":" in rest and "[" not in rest.replace("[x]", ""):
        return root, path_of_element_id(target)
    path, problems = parse_path(rest, Place(""))
    return None if path is None or problems else (root, path)


def _mapped(identity: str, target: MapTarget) -> Json:
    if isinstance(target, str):
        return {"identity": identity, "map": target}
    made: Json = {"identity": identity}
    if target.language is not None:
        made["language"] = target.language
    made["map"] = target.map
    return made | translated("comment", target.comment) if target.comment is not None else made


def _declaration(identity: str, item: MappingDeclaration, realises: Realises | None) -> Json:
    made: Json = {"identity": identity}
    if item.uri:
        made["uri"] = item.uri
    made["name"] = item.name
    realised = _realised(realises)
    if not realised:
        return made | translated("comment", item.comment) if item.comment else made
    comment = item.comment if isinstance(item.comment, str) or item.comment is None else item.comment.en
    return {**made, "comment": " ".join(filter(None, (comment, realised)))}


def inherited_mappings(base: Json | None, resolver: StructureNames) -> Mapping[str, Json]:
    """Return what the bases declare: the snapshot's elements inherit mappings, whose identities must be declared here.

    A base published without snapshot declares its own mappings alone, so that the whole line of bases is asked.
    """
    made: dict[str, Json] = {}
    met: set[str] = set()
    while base is not None and str(base.get("url")) not in met:
        met.add(str(base.get("url")))
        for item in base.get("mapping", ()):
            made.setdefault(str(item["identity"]), item)
        base = resolver.definitions.structure(str(base.get("baseDefinition", "")))
    return made


def _realised(realises: Realises | None) -> str:
    """Return what is realised and what is not carried and why, in words."""
    if realises is None:
        return ""
    text = f"Realises {realises.model}" + (f" {realises.version}." if realises.version else ".")
    waived = "; ".join(f"{name}: {waiver.why}" for name, waiver in realises.waivers.items())
    return f"{text} Not carried: {waived}" if waived else text
