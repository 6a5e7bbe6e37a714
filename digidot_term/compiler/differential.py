"""The differential of a profile, datatype profile or extension: elements in specification order, only what differs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from digidot_term.compiler.element_definition import Writer
from digidot_term.compiler.elements import Entry
from digidot_term.compiler.invariants import Constraints
from digidot_term.compiler.locator import Locator, Rank
from digidot_term.compiler.shapes import Json
from digidot_term.diagnostics import Diagnostic
from digidot_term.fhir.paths import ElementPath, Step
from digidot_term.fhir.snapshot.elements import ordered
from digidot_term.source.document import KeyPath

BY_URL: Json = {"discriminator": [{"type": "value", "path": "url"}], "ordered": False, "rules": "open"}

_NAMED = 2
_EXTENSIONS = frozenset({"extension", "modifierExtension"})


@dataclass(slots=True)
class Differential:
    """Elements by path with their ranks, and where in the source each comes from."""

    writer: Writer
    locator: Locator
    elements: dict[ElementPath, Json] = field(default_factory=dict)
    ranks: dict[ElementPath, Rank] = field(default_factory=dict)
    keys: dict[ElementPath, KeyPath] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def add_entries(self, entries: Iterable[Entry]) -> None:
        """Write the entries, those nearer the root first, so that types narrowed above are known below."""
        listed = list(entries)
        for entry in listed:
            if entry.declares:
                self.locator.declare(entry.path)
        for entry in sorted(listed, key=_depth):
            self._add(entry)

    def add_constraints(self, constraints: Constraints) -> None:
        """Put constraints on their elements; an element that says nothing else is made for them."""
        for path, items in constraints.items():
            self._ensure(path, items[0][0])
            if path in self.elements:
                self.elements[path]["constraint"] = [constraint for _, constraint in items]

    def put(self, path: ElementPath, parts: Mapping[str, object], key: KeyPath) -> None:
        """Add what the compiler itself says of an element; what the source says of it stays."""
        self._ensure(path, key)
        if path in self.elements:
            written = self.elements[path]
            self.elements[path] = {**written, **{name: value for name, value in parts.items() if name not in written}}

    def in_order(self) -> tuple[list[Json], dict[str, KeyPath]]:
        """Return the elements in specification order, and the key path of each by element id."""
        paths = sorted(filter(self._says_something, self.elements), key=lambda path: self.ranks[path])
        return [ordered(self.elements[path]) for path in paths], {
            self.elements[path]["id"]: self.keys[path] for path in paths
        }

    def raise_minimums(self) -> None:
        """Give a sliced element the minimum that its slices add up to, where that is more than it has."""
        for path in [path for path, element in self.elements.items() if element.get("min") and path.steps]:
            last = path.steps[-1]
            if len(last.slices) == 1:
                self._raise(ElementPath((*path.steps[:-1], Step(last.name))), self.keys[path])

    def _raise(self, head: ElementPath, key: KeyPath) -> None:
        located = self.locator.locate(head, self.writer.file.document.place(key))
        if isinstance(located, Diagnostic):
            return
        least = sum(self._slice_minimums(head).values())
        stated = {**located.spot.element, **self.elements.get(head, {})}
        if least > int(stated.get("min", 0)):
            self._ensure(head, key)
            self.elements[head]["min"] = least

    def _slice_minimums(self, head: ElementPath) -> dict[str, int]:
        """Return the minimum of each slice of an element: as the profile says, else as the base has it."""
        last = head.steps[-1]
        found = {item.slice_name: int(item.element.get("min", 0)) for item in self.locator.slices(head)}
        for path, element in self.elements.items():
            step = path.steps[-1] if path.steps else last
            if path.steps[:-1] == head.steps[:-1] and step.name == last.name and len(step.slices) == 1:
                found[step.slice_name] = int(element.get("min", found.get(step.slice_name, 0)))
        return found

    def _says_something(self, path: ElementPath) -> bool:
        """Tell whether an element says more than its name; a slice is declared by its name alone."""
        return len(self.elements[path]) > _NAMED or bool(path.steps and path in self.locator.declared)

    def _add(self, entry: Entry) -> None:
        located = self.locator.locate(entry.path, self.writer.file.document.key_place(entry.key))
        if isinstance(located, Diagnostic):
            self.diagnostics.append(located)
            return
        made, found = self.writer.write(entry, located.spot.element, is_new=located.is_new)
        self.diagnostics += found
        if "type" in made:
            self.locator.types[entry.path] = made["type"]
        self.elements[entry.path] = made
        self.ranks[entry.path] = located.rank
        self.keys[entry.path] = entry.key
        if located.is_new:
            self._slice_extensions(entry)

    def _slice_extensions(self, entry: Entry) -> None:
        """Say that an extension element is sliced by url, where neither base nor source says so."""
        last = entry.path.steps[-1]
        if last.name not in _EXTENSIONS:
            return
        head = ElementPath((*entry.path.steps[:-1], Step(last.name)))
        located = self.locator.locate(head, self.writer.file.document.key_place(entry.key))
        if isinstance(located, Diagnostic) or "slicing" in located.spot.element:
            return
        self.put(head, {"slicing": BY_URL}, entry.key)

    def _ensure(self, path: ElementPath, key: KeyPath) -> None:
        if path in self.elements:
            return
        located = self.locator.locate(path, self.writer.file.document.place(key))
        if isinstance(located, Diagnostic):
            self.diagnostics.append(located)
            return
        root = self.writer.root
        made: Json = {"id": path.element_id(root), "path": path.element_path(root)}
        if path.steps and path.steps[-1].slices:
            made["sliceName"] = path.steps[-1].slice_name
        self.elements[path], self.ranks[path], self.keys[path] = made, located.rank, key


def _depth(entry: Entry) -> int:
    return len(entry.path.steps)
