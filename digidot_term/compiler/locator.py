"""Where the paths of a source lead: the element of the base that each entry constrains, and its rank among all."""

from __future__ import annotations

from dataclasses import dataclass, field

from digidot_term.compiler import structure_kinds as kinds
from digidot_term.compiler.shapes import Json, Shapes, Spot, Types
from digidot_term.diagnostics import Diagnostic, Place
from digidot_term.diagnostics.nearest import nearest
from digidot_term.fhir.paths import ElementPath, Step, render_path

Rank = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Located:
    """The element of the base, whether a slice of it is new, and its rank in specification order."""

    spot: Spot
    rank: Rank
    is_new: bool


@dataclass(slots=True)
class Locator:
    """Walks from the base's root; knows the slices and types that the profile itself has declared so far."""

    base: Json
    shapes: Shapes
    types: dict[ElementPath, Types] = field(default_factory=dict)
    declared: dict[ElementPath, int] = field(default_factory=dict)

    def declare(self, path: ElementPath) -> None:
        """Note a slice that the profile declares."""
        self.declared.setdefault(path, len(self.declared))

    def locate(self, path: ElementPath, place: Place) -> Located | Diagnostic:
        """Return where a path leads, or what is wrong with it."""
        spot = self.shapes.root(self.base)
        rank: list[tuple[int, int]] = []
        new = False
        for number, step in enumerate(path.steps):
            here = ElementPath(path.steps[: number + 1])
            parent = spot
            head = self.shapes.child(parent, step.name) if parent else None
            if parent is None or head is None:
                return self._no_element(path, number, parent, place)
            found = self._slice(parent, head, step, here)
            if found is None:
                return self._no_slice(path, step, parent, place)
            spot, slice_rank, new = found
            if here in self.types:
                spot = spot.typed(self.types[here])
            rank.append((self._position(parent, step.name), slice_rank))
        if spot is None:
            return Diagnostic.of(kinds.UNKNOWN_PATH, place, path=render_path(path), parent="-", name="-", near="")
        return Located(spot, tuple(rank), new)

    def slices(self, path: ElementPath) -> tuple[Spot, ...]:
        """Return the slices that the base has of an element."""
        parent = self.locate(path.parent, Place(""))
        return () if isinstance(parent, Diagnostic) else self.shapes.slices(parent.spot, path.steps[-1].name)

    def _slice(self, parent: Spot, head: Spot, step: Step, here: ElementPath) -> tuple[Spot, int, bool] | None:
        if not step.slices:
            return head, 0, False
        known = self.shapes.slices(parent, step.name)
        for number, item in enumerate(known):
            if item.slice_name == step.slice_name:
                return item, number + 1, False
        if here not in self.declared:
            return None
        bare = ElementPath((*here.steps[:-1], Step(step.name)))
        model = head.typed(self.types[bare]) if bare in self.types else head
        return model.new_slice(step.slice_name), len(known) + 1 + self.declared[here], True

    def _position(self, parent: Spot, name: str) -> int:
        return next(number for number, item in enumerate(self.shapes.children(parent)) if item.name == name)

    def _no_element(self, path: ElementPath, number: int, parent: Spot | None, place: Place) -> Diagnostic:
        name = path.steps[number].name
        known = [item.name for item in self.shapes.children(parent)] if parent else []
        above = render_path(ElementPath(path.steps[:number])) if number else str(self.base["type"])
        near = nearest(name, known) or nearest(f"{name}[x]", known)
        return Diagnostic.of(kinds.UNKNOWN_PATH, place, path=render_path(path), parent=above, name=name, near=near)

    def _no_slice(self, path: ElementPath, step: Step, parent: Spot, place: Place) -> Diagnostic:
        own = [item.steps[-1].slice_name for item in self.declared if item.steps[-1].name == step.name]
        known = [*(item.slice_name for item in self.shapes.slices(parent, step.name)), *own]
        near = nearest(step.slice_name, known)
        written = render_path(path)
        return Diagnostic.of(
            kinds.UNKNOWN_SLICE_PATH, place, path=written, element=step.name, slice=step.slice_name, near=near
        )
