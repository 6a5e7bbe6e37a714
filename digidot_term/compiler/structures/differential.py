"""The differential of a profile, datatype profile or extension: elements in specification order, only what differs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from digidot_term.compiler import names
from digidot_term.compiler.structures import slice_kinds as kinds
from digidot_term.compiler.structures.element_definition import Writer
from digidot_term.compiler.structures.elements import Entry
from digidot_term.compiler.structures.extension_use import EXTENSIONS, use_problems
from digidot_term.compiler.structures.invariants import Constraints
from digidot_term.compiler.structures.locator import Located, Locator, Rank
from digidot_term.compiler.structures.shapes import Json
from digidot_term.compiler.structures.slicing_rules import closed_against, slicing_problems
from digidot_term.diagnostics import Diagnostic
from digidot_term.fhir.paths import ElementPath, Step
from digidot_term.fhir.snapshot.elements import ordered
from digidot_term.source.document import KeyPath

BY_URL: Json = {"discriminator": [{"type": "value", "path": "url"}], "ordered": False, "rules": "open"}
BY_TYPE: Json = {"discriminator": [{"type": "type", "path": "$this"}], "ordered": False, "rules": "open"}

_NAMING = frozenset({"id", "path", "sliceName"})


@dataclass(slots=True)
class Differential:
    """Elements by path with their ranks, and where in the source each comes from."""

    writer: Writer
    locator: Locator
    elements: dict[ElementPath, Json] = field(default_factory=dict)
    ranks: dict[ElementPath, Rank] = field(default_factory=dict)
    keys: dict[ElementPath, KeyPath] = field(default_factory=dict)
    counted: set[ElementPath] = field(default_factory=set)
    """The elements whose cardinality the source gives, be it that of the base."""
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def add_entries(self, entries: Iterable[Entry]) -> None:
        """Write the entries, those nearer the root first, so that types narrowed above are known below.

        Choices come before the names of their types, for `valueQuantity` means what `value[x]` is narrowed to.
        """
        listed = list(entries)
        for entry in listed:
            if entry.declares:
                self.locator.declare(entry.path)
        for entry in sorted(listed, key=_depth):
            self._add(replace(entry, path=self.locator.spelled(entry.path)))

    def add_constraints(self, constraints: Constraints) -> None:
        """Put constraints on their elements; an element that says nothing else is made for them."""
        for written, items in constraints.items():
            path = self.locator.spelled(written)
            self._ensure(path, items[0][0])
            if path in self.elements:
                before = self.elements[path].get("constraint", [])
                self.elements[path]["constraint"] = [*before, *(constraint for _, constraint in items)]

    def put(self, path: ElementPath, parts: Mapping[str, object], key: KeyPath) -> None:
        """Add what the compiler itself says of an element; what the source says of it stays."""
        if path in self.counted and parts.keys() <= {"min", "max"}:
            return
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
        """Give a sliced element the minimum that its slices add up to, where that is more than it has.

        Reslices come first, for they raise the slices that raise the element.
        """
        deepest = max((len(path.steps[-1].slices) for path in self.elements if path.steps), default=0)
        for depth in range(deepest, 0, -1):
            for path in [path for path in self.elements if path.steps and len(path.steps[-1].slices) == depth]:
                if self.elements[path].get("min"):
                    last = path.steps[-1]
                    self._raise(ElementPath((*path.steps[:-1], Step(last.name, last.slices[:-1]))), self.keys[path])

    def _raise(self, head: ElementPath, key: KeyPath) -> None:
        located = self.locator.locate(head, self.writer.file.document.place(key))
        if isinstance(located, Diagnostic):
            return
        least = sum(self._slice_minimums(head).values())
        stated = {**located.spot.element, **self.elements.get(head, {})}
        if least > int(stated.get("min", 0)) and stated.get("max") != "0":
            self._ensure(head, key)
            self.elements[head]["min"] = least

    def _slice_minimums(self, head: ElementPath) -> dict[str, int]:
        """Return the minimum of each slice of an element: as the profile says, else as the base has it."""
        last = head.steps[-1]
        depth = len(last.slices) + 1
        found: dict[tuple[str, ...], int] = {
            tuple(item.slice_name.split("/")): int(item.element.get("min", 0)) for item in self.locator.slices(head)
        }
        for path, element in self.elements.items():
            step = path.steps[-1] if path.steps else last
            if path.steps[:-1] == head.steps[:-1] and step.name == last.name and step.slices:
                found[step.slices] = int(element.get("min", found.get(step.slices, 0)))
        return {
            "/".join(names): least
            for names, least in found.items()
            if len(names) == depth and names[:-1] == last.slices
        }

    def _says_something(self, path: ElementPath) -> bool:
        """Tell whether an element says more than its name; a slice is declared by its name alone."""
        says = any(key not in _NAMING for key in self.elements[path])
        return says or bool(path.steps and path in self.locator.declared)

    def _add(self, entry: Entry) -> None:
        place = self.writer.file.document.key_place(entry.key)
        located = self.locator.locate(entry.path, place)
        if isinstance(located, Diagnostic):
            self.diagnostics.append(located)
            return
        of_use = tuple(self._of_use(entry))
        self.diagnostics += of_use
        if any(item.kind is kinds.NO_PLACE_FOR_EXTENSION for item in of_use):
            return
        above = [ElementPath(entry.path.steps[:depth]) for depth in range(len(entry.path.steps))]
        in_new = any(path in self.locator.declared for path in above)
        made, found = self.writer.write(entry, located.spot.element, is_new=located.is_new, in_new=in_new)
        self.diagnostics += [*found, *slicing_problems(entry, located.spot.element, place)]
        self.diagnostics += self._of_slice(entry, located)
        if "type" in made:
            self.locator.types[entry.path] = made["type"]
        self.elements[entry.path] = {**self.elements.get(entry.path, {}), **made}
        if entry.element.card is not None:
            self.counted.add(entry.path)
        self.ranks[entry.path] = located.rank
        self.keys[entry.path] = entry.key
        self._imply_slicing(entry.path, entry.key)

    def _of_slice(self, entry: Entry, located: Located) -> Iterator[Diagnostic]:
        """Yield what forbids a new slice: its slicing is closed, or its slice is not sliced in turn."""
        last = entry.path.steps[-1] if entry.path.steps else None
        if last is None or not located.is_new or not last.slices:
            return
        place = self.writer.file.document.key_place(entry.key)
        owner = ElementPath((*entry.path.steps[:-1], Step(last.name, last.slices[:-1])))
        head = self.locator.locate(owner, place)
        if isinstance(head, Diagnostic):
            return
        yield from closed_against(entry, head.spot.element, place)
        sliced = "slicing" in head.spot.element or "slicing" in self.elements.get(owner, {})
        if owner.steps[-1].slices and not sliced:
            name = owner.steps[-1].slice_name
            yield Diagnostic.of(kinds.RESLICE_WITHOUT_SLICING, place, path=entry.written, slice=name)

    def _of_use(self, entry: Entry) -> Iterator[Diagnostic]:
        """Yield what is wrong with the use of an extension."""
        writer = self.writer
        if entry.element.use is None:
            return
        canonical = writer.resolver.canonical(entry.element.use)
        place = writer.file.document.key_place(entry.key)
        parent = self.locator.locate(entry.path.parent, place)
        if canonical is None or isinstance(parent, Diagnostic) or not entry.path.steps:
            return
        written = entry.path.parent.element_path(writer.root)
        own = names.canonical(writer.file, writer.resolver.project.config)
        yield from use_problems(entry, canonical, parent.spot, written, writer.file, own, self.locator.shapes)

    def _imply_slicing(self, path: ElementPath, key: KeyPath) -> None:
        """Say of each element on a path how it is sliced, where that is implied and neither base nor source says so.

        Extensions are sliced by url, choices by type; a new slice of a choice has the one type of its name.
        """
        for depth, step in enumerate(path.steps):
            if not step.slices or (step.name not in EXTENSIONS and not step.name.endswith("[x]")):
                continue
            sliced = ElementPath((*path.steps[:depth], Step(step.name, step.slices[:1])))
            located = self.locator.locate(sliced, self.writer.file.document.key_place(key))
            if isinstance(located, Diagnostic) or not located.is_new:
                continue
            head = ElementPath((*path.steps[:depth], Step(step.name)))
            whole = self.locator.locate(head, self.writer.file.document.key_place(key))
            if isinstance(whole, Located) and "slicing" not in whole.spot.element:
                self.put(head, {"slicing": BY_URL if step.name in EXTENSIONS else BY_TYPE}, key)
            if step.name.endswith("[x]"):
                self._imply_type(sliced, located, key)

    def _imply_type(self, path: ElementPath, located: Located, key: KeyPath) -> None:
        base = located.spot.element
        if len(base.get("type", ())) == 1:
            self.put(path, {"min": 0, "max": base.get("max", "1"), "type": base["type"]}, key)

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


def _depth(entry: Entry) -> tuple[int, bool]:
    return len(entry.path.steps), bool(entry.path.steps) and not entry.path.steps[-1].name.endswith("[x]")
