"""Snapshots generated for StructureDefinitions, and the trees of the structures that they build on."""

from __future__ import annotations

from digidot_term.diagnostics import Diagnostic
from digidot_term.fhir.snapshot import kinds
from digidot_term.fhir.snapshot.difference import Change, read_differential
from digidot_term.fhir.snapshot.node import Node, flatten, plant
from digidot_term.fhir.snapshot.run import Run, find_structure
from digidot_term.fhir.snapshot.source import Json, StructureSource
from digidot_term.fhir.snapshot.texts import inherited
from digidot_term.fhir.snapshot.walk import apply, every_element

Identity = tuple[str, str]
"""The url and version of a structure."""

_ROOTLESS = frozenset({"", "http://hl7.org/fhir/StructureDefinition/Base"})


class SnapshotGenerator:
    """Generates snapshots and remembers the trees of bases and types, so that many profiles cost little each."""

    def __init__(self, definitions: StructureSource) -> None:
        self._definitions = definitions
        self._trees: dict[Identity, Node | None] = {}
        self._homes: dict[str, str] = {}
        self._building: list[Identity] = []
        self._circular: set[Identity] = set()
        self._partial: set[Identity] = set()

    def generate(self, structure: Json) -> tuple[Json, tuple[Diagnostic, ...]]:
        """Return the structure with its snapshot (ignoring one it has) and what contradicts the base.

        The snapshot may share parts with the definitions' own resources: replace parts of it, do not change them.
        """
        root, diagnostics = self._build(structure)
        result = {key: value for key, value in structure.items() if key not in ("snapshot", "differential")}
        if root is not None:
            result["snapshot"] = {"element": flatten(root)}
        if "differential" in structure:
            result["differential"] = structure["differential"]
        return result, diagnostics

    def tree_of(self, name_or_url: str) -> Node | None:
        """Return the tree that derived structures and unfolded elements inherit.

        None when it is not known, or is just being built: two profiles may use each other on their elements. What was
        built without such a one is not kept, so that a structure is the same wherever one begins.
        """
        structure = find_structure(self._definitions, name_or_url)
        if structure is None:
            return None
        identity = _identity(structure)
        if identity in self._building:
            self._note_circle(identity)
            return None
        in_circle = identity in self._circular and not self._circular.isdisjoint(self._building)
        if identity in self._trees and not in_circle:
            return self._trees[identity]
        tree = self._read(structure)
        if identity in self._partial:
            self._partial.remove(identity)
        elif not in_circle:
            self._trees[identity] = tree
        return tree

    def _note_circle(self, identity: Identity) -> None:
        """Note what takes part in a circle of uses, and what is being built without its end."""
        start = self._building.index(identity)
        self._circular.update(self._building[start:])
        self._partial.update(self._building[start + 1 :])

    def _read(self, structure: Json) -> Node | None:
        canonical = str(structure.get("url", ""))
        elements = structure.get("snapshot", {}).get("element")
        if elements is None:
            root, _ = self._build(structure)
            elements = flatten(root) if root is not None else []
        tree = plant(inherited(element, canonical) for element in elements)
        home = self._home(structure)
        if tree is not None and home:
            self._homes[tree.name] = home
        return tree

    def _home(self, structure: Json) -> str:
        """Return the canonical of the type whose elements a structure has, or an empty text where it is not known."""
        if is_new_type(structure):
            return str(structure["url"])
        kind = self._definitions.structure(str(structure.get("type", "")))
        return str(kind["url"]) if kind is not None else ""

    def _build(self, structure: Json) -> tuple[Node | None, tuple[Diagnostic, ...]]:
        canonical = str(structure.get("url", ""))
        run = Run(canonical, self._definitions, self.tree_of, is_new_type(structure))
        change, twice, elsewhere = read_differential(structure.get("differential", {}).get("element", ()))
        for element_id in twice:
            run.find(kinds.SAID_TWICE, element_id)
        for element_id in elsewhere:
            run.find(kinds.OTHER_ROOT, element_id, root=change.name if change is not None else "")
        self._building.append(_identity(structure))
        run.root = self._root(run, structure, change)
        if run.root is not None and change is not None:
            apply(run, run.root, change)
            self._lead_home(run.root)
        self._building.pop()
        return run.root, tuple(run.diagnostics)

    def _lead_home(self, root: Node) -> None:
        """Name the structure in content references to what another type defines: `#` alone means the same structure."""
        for node in root.walk():
            reference = str(node.element.get("contentReference", ""))
            name = reference[1:].partition(".")[0] if reference.startswith("#") else root.name
            if name != root.name and name in self._homes:
                node.element = {**node.element, "contentReference": self._homes[name] + reference}

    def _root(self, run: Run, structure: Json, change: Change | None) -> Node | None:
        base_url = str(structure.get("baseDefinition", ""))
        cycle = self._cycle(structure)
        if cycle:
            run.find(kinds.BASE_CYCLE, run.canonical, cycle=" -> ".join(cycle))
            return None
        name = change.name if change is not None else ""
        base = self.tree_of(base_url) if base_url else None
        if base is None:
            return self._rootless(run, structure, name)
        root = base.clone()
        if run.specialization and name:
            own = {"path": name, "min": 0, "max": "*"}
            root.name, root.element = name, {**root.element, "id": name, "path": name, "base": own}
        elif name and name != root.name:
            run.find(kinds.OTHER_ROOT, name, root=root.name)
            return None
        return root

    def _cycle(self, structure: Json) -> tuple[str, ...]:
        """Return the canonicals from the structure along its bases back to one met before, or none."""
        line: list[Identity] = []
        current: Json | None = structure
        while current is not None and current.get("baseDefinition"):
            line.append(_identity(current))
            current = find_structure(self._definitions, str(current["baseDefinition"]))
            if current is not None and _identity(current) in line:
                return tuple(url for url, _ in (*line, _identity(current)))
        return ()

    def _rootless(self, run: Run, structure: Json, name: str) -> Node | None:
        base_url = str(structure.get("baseDefinition", ""))
        if base_url not in _ROOTLESS:
            run.find(kinds.BASE_NOT_FOUND, run.canonical, base=base_url)
            return None
        if not name:
            run.find(kinds.EMPTY_DIFFERENTIAL, run.canonical)
            return None
        own = {"path": name, "min": 0, "max": "*"}
        constraints = {} if structure.get("kind") == "resource" else every_element(run)
        return Node(name, {"id": name, "path": name, "min": 0, "max": "*", "base": own, **constraints})


def _identity(structure: Json) -> Identity:
    return str(structure.get("url", "")), str(structure.get("version", ""))


def is_new_type(structure: Json) -> bool:
    """Tell whether a structure defines a type of its own: a specialization, or one of the types without a base."""
    return structure.get("derivation") == "specialization" or not structure.get("baseDefinition")


def generate_snapshot(structure: Json, definitions: StructureSource) -> tuple[Json, tuple[Diagnostic, ...]]:
    """Return the structure with its snapshot and what contradicts the base; for many structures keep a generator."""
    return SnapshotGenerator(definitions).generate(structure)
