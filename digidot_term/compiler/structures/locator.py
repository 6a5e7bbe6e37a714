"""Where the paths of a source lead: the element of the base that each entry constrains, and its rank among all."""

from __future__ import annotations

from dataclasses import dataclass, field

from digidot_term.compiler.structures import kinds
from digidot_term.compiler.structures.shapes import Json, Shapes, Spot, Types
from digidot_term.diagnostics import Diagnostic, Place
from digidot_term.diagnostics.nearest import nearest
from digidot_term.fhir.paths import ElementPath, Step, render_path

Rank = tuple[tuple[int, ...], ...]
"""For each step the place among its siblings, then for each slice name the place among the slices."""


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
        rank: list[tuple[int, ...]] = []
        new = False
        for number, step in enumerate(path.steps):
            here = ElementPath(path.steps[: number + 1])
            parent = spot
            head = self.shapes.child(parent, step.name) if parent else None
            if parent is None or head is None:
                return self._no_element(path, number, parent, place)
            found = self._slice(parent, head, step, here)
            if isinstance(found, str):
                return self._no_slice(path, step.name, found, parent, place)
            spot, slice_ranks, new = found
            if here in self.types:
                spot = spot.typed(self.types[here])
            rank.append((self.shapes.position(parent, step.name), *slice_ranks))
        if spot is None:
            return Diagnostic.of(kinds.UNKNOWN_PATH, place, path=render_path(path), parent="-", name="-", near="")
        return Located(spot, tuple(rank), new)

    def spelled(self, path: ElementPath) -> ElementPath:
        """Return a path with names such as `valueQuantity` as the slice of the choice that they mean.

        Where the choice has that one type alone they mean the choice itself.
        """
        steps: tuple[Step, ...] = ()
        for step in path.steps:
            above = self.locate(ElementPath(steps), Place(""))
            spelled = step
            if isinstance(above, Located) and self.shapes.child(above.spot, step.name) is None:
                spelled = self._spelled_step(above.spot, steps, step)
            elif isinstance(above, Located) and step.slices:
                self._declare_choice(above.spot, steps, step)
            steps = (*steps, spelled)
        return ElementPath(steps)

    def _spelled_step(self, parent: Spot, above: tuple[Step, ...], step: Step) -> Step:
        found = self.shapes.choice(parent, step.name)
        if found is None:
            return step
        head = ElementPath((*above, Step(found[0].name)))
        types: Types = self.types.get(head) or found[0].element.get("type", [])
        if len(types) == 1 and not self.shapes.slices(parent, found[0].name):
            return Step(found[0].name, step.slices)
        # `valueQuantity[valueQuantity]` says it twice, as some publish it
        further = step.slices[1:] if step.slices[:1] == (step.name,) else step.slices
        sliced = Step(found[0].name, (step.name, *further))
        self.declare(ElementPath((*above, Step(found[0].name, (step.name,)))))
        return sliced

    def _declare_choice(self, parent: Spot, above: tuple[Step, ...], step: Step) -> None:
        """Declare the slice of a choice that is named like one of its types, as in `value[x][valueQuantity]`."""
        found = self.shapes.choice(parent, step.slices[0])
        if found is not None and found[0].name == step.name:
            self.declare(ElementPath((*above, Step(step.name, step.slices[:1]))))

    def slices(self, path: ElementPath) -> tuple[Spot, ...]:
        """Return the slices that the base has of an element."""
        parent = self.locate(path.parent, Place(""))
        return () if isinstance(parent, Diagnostic) else self.shapes.slices(parent.spot, path.steps[-1].name)

    def _slice(
        self, parent: Spot, head: Spot, step: Step, here: ElementPath
    ) -> tuple[Spot, tuple[int, ...], bool] | str:
        """Return a slice, its ranks from the outermost one, and whether it is new; else the unknown name."""
        if not step.slices:
            return head, (), False
        owner_step = Step(step.name, step.slices[:-1])
        owner_path = ElementPath((*here.steps[:-1], owner_step))
        owner = self._slice(parent, head, owner_step, owner_path)
        if isinstance(owner, str):
            return owner
        known = self.shapes.slices(parent, step.name)
        for number, item in enumerate(known):
            if item.slice_name == step.slice_name:
                return item, (*owner[1], number + 1), False
        if here not in self.declared:
            return step.slice_name
        model = owner[0].typed(self.types[owner_path]) if owner_path in self.types else owner[0]
        made = model.new_slice(step.slice_name)
        choice = self.shapes.choice(parent, step.slice_name)
        if choice is not None and choice[0].name == step.name:
            made = made.typed([choice[1]])
        return made, (*owner[1], len(known) + 1 + self.declared[here]), True

    def _no_element(self, path: ElementPath, number: int, parent: Spot | None, place: Place) -> Diagnostic:
        name = path.steps[number].name
        known = [item.name for item in self.shapes.children(parent)] if parent else []
        above = render_path(ElementPath(path.steps[:number])) if number else str(self.base["type"])
        if not number and name == self.base["type"] and len(path.steps) > 1:
            near = f" (`{render_path(ElementPath(path.steps[1:]))}`?)"  # the type is not part of a path
        else:
            near = nearest(name, known) or nearest(f"{name}[x]", known)
        return Diagnostic.of(kinds.UNKNOWN_PATH, place, path=render_path(path), parent=above, name=name, near=near)

    def _no_slice(self, path: ElementPath, element: str, name: str, parent: Spot, place: Place) -> Diagnostic:
        own = [item.steps[-1].slice_name for item in self.declared if item.steps[-1].name == element]
        known = [*(item.slice_name for item in self.shapes.slices(parent, element)), *own]
        near = nearest(name, known)
        written = render_path(path)
        return Diagnostic.of(kinds.UNKNOWN_SLICE_PATH, place, path=written, element=element, slice=name, near=near)
