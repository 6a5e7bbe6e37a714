"""The elements of a differential as a source nests them: by path, new slices below the element they slice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from digidot_term.compiler.imported.element import Words, element_words
from digidot_term.compiler.imported.loss import Json, Loss
from digidot_term.compiler.imported.naming import Naming
from digidot_term.compiler.structures.differential import BY_TYPE, BY_URL
from digidot_term.compiler.structures.element_definition import differing
from digidot_term.compiler.structures.extension_use import EXTENSIONS
from digidot_term.compiler.structures.locator import Located, Locator
from digidot_term.compiler.structures.shapes import type_codes
from digidot_term.diagnostics import Place
from digidot_term.fhir.paths import ElementPath, Step, path_of_element_id, render_path

_NOWHERE = Place("")


class Nesting:
    """Collects elements, each in the words of a source, at the place where the source says it."""

    __slots__ = ("_locator", "_naming", "_repeated", "_slices", "_spelled", "lost", "top")

    def __init__(self, locator: Locator | None, naming: Naming) -> None:
        self._locator = locator
        self._naming = naming
        self._slices: dict[ElementPath, Words] = {}
        self._spelled: dict[ElementPath, ElementPath] = {}
        self._repeated: set[tuple[ElementPath, str]] = set()
        self.top: Words = {}
        self.lost: list[Loss] = []

    def add(self, elements: list[Json]) -> None:
        """Add elements that have ids, those nearer the root first, for types narrowed above are known below."""
        paths = [(path_of_element_id(str(element["id"])), element) for element in elements]
        for path, element in sorted(paths, key=lambda item: len(item[0].steps)):
            self._declare(path)
            self._spell(path, element)
        for path, element in paths:
            self._add(path, element)

    def built_ids(self, root: str) -> dict[str, str]:
        """Return the ids that elements get when they are built, by the ids they have, where these are not the same."""
        pairs = ((path.element_id(root), spelled.element_id(root)) for path, spelled in self._spelled.items())
        return {written: built for written, built in pairs if written != built}

    def repeated(self, root: str) -> frozenset[tuple[str, str]]:
        """Return element id, as it is built, and property of what only says the base over again."""
        return frozenset((path.element_id(root), part) for path, part in self._repeated)

    def _declare(self, path: ElementPath) -> None:
        """Note the slices of a path that the base does not have, outer ones first."""
        if self._locator is None:
            return
        for depth, step in enumerate(path.steps):
            for number in range(len(step.slices)):
                here = ElementPath((*path.steps[:depth], Step(step.name, step.slices[: number + 1])))
                if not isinstance(self._locator.locate(here, _NOWHERE), Located):
                    self._locator.declare(here)
                    self._slices.setdefault(here, {})

    def _spell(self, path: ElementPath, element: Json) -> None:
        """Remember what a path such as `valueQuantity` means, and the types an element has from here on."""
        if self._locator is None:
            return
        spelled = self._spelled[path] = self._locator.spelled(path)
        if element.get("type"):
            self._locator.types[spelled] = element["type"]

    def _add(self, path: ElementPath, element: Json) -> None:
        spelled = self._spelled.get(path, path)
        base = self._base(spelled)
        is_new = path in self._slices or (
            spelled != path and self._locator is not None and spelled in self._locator.declared
        )
        in_new = self._owner(path) is not None
        said = differing(element, base, is_new=is_new, in_new=in_new) if base else element
        said = {key: value for key, value in said.items() if not _is_same_reference(key, value, base)}
        self._repeated |= {(spelled, part) for part in element.keys() - said.keys()}
        if "slicing" in said and self._is_implied(path, said["slicing"], base):
            del said["slicing"]
        if not is_new and not said.keys() - {"id", "path", "sliceName", "constraint"}:
            return
        codes = tuple(type_codes(element.get("type") or base.get("type", [])))
        words, lost = element_words({**said, "id": element["id"]}, codes, self._naming)
        self.lost += lost
        if words or is_new:
            self._put(path, words)

    def _is_implied(self, path: ElementPath, slicing: Json, base: Json) -> bool:
        """Tell whether slicing goes without saying: new slices of extensions by url, of choices by type."""
        last = path.steps[-1] if path.steps else None
        if last is None or last.slices or "slicing" in base:
            return False
        implied = BY_URL if last.name in EXTENSIONS else BY_TYPE if last.name.endswith("[x]") else None
        sliced = any(item.steps[:-1] == path.steps[:-1] and item.steps[-1].name == last.name for item in self._slices)
        return sliced and {"ordered": False, "rules": "open", **slicing} == implied

    def _base(self, path: ElementPath) -> Json:
        """Return the element of the base, without what the structure itself says of its types."""
        if self._locator is None:
            return {}
        own = self._locator.types.pop(path, None)
        located = self._locator.locate(path, _NOWHERE)
        if own is not None:
            self._locator.types[path] = own
        return located.spot.element if isinstance(located, Located) else {}

    def _put(self, path: ElementPath, words: Words) -> None:
        owner = self._owner(path)
        target = self._slot(owner, path)
        target |= {**words, **target}
        if path in self._slices:
            self._slices[path] = target

    def _owner(self, path: ElementPath) -> ElementPath | None:
        """Return the innermost new slice that a path leads through, itself not counted, or None."""
        above = [ElementPath(path.steps[:depth]) for depth in range(1, len(path.steps))]
        return next((item for item in reversed(above) if item in self._slices), None)

    def _slot(self, owner: ElementPath | None, path: ElementPath) -> Words:
        """Return the mapping that holds what is said of an element."""
        if owner is None:
            container = self.top
            steps = path.steps
        else:
            container = self._slot(self._owner(owner), owner).setdefault("elements", {})
            steps = path.steps[len(owner.steps) :]
        if path not in self._slices:
            slot: Words = container.setdefault(render_path(ElementPath(steps)), {})
            return slot
        return self._slice_slot(container, path, steps)

    def _slice_slot(self, container: Words, path: ElementPath, steps: tuple[Step, ...]) -> Words:
        """Return the mapping of a new slice: in `slices` of what it slices, or for an extension used by its path."""
        last = steps[-1]
        head = ElementPath((*path.steps[:-1], Step(last.name, last.slices[:-1])))
        if head in self._slices:
            outer = self._slot(self._owner(head), head)
        else:
            outer = container.setdefault(render_path(ElementPath((*steps[:-1], Step(last.name, last.slices[:-1])))), {})
        slot: Words = outer.setdefault("slices", {}).setdefault(last.slices[-1], {})
        return slot


def _is_same_reference(key: str, value: Any, base: Json) -> bool:
    """Tell whether a content reference is the base's, be it written with the canonical of the type or without."""
    return key == "contentReference" and _fragment(value) == _fragment(base.get(key))


def _fragment(reference: Any) -> str:
    return str(reference).rpartition("#")[2]


def tidied(words: Words) -> Words:
    """Return nested elements with the keys of each in the order sources have them, and extensions used by path."""
    made: Words = {}
    for path, element in words.items():
        made |= dict(_with_uses(path, element))
    return made


def _with_uses(path: str, element: Words) -> Iterator[tuple[str, Words]]:
    inner = dict(element)
    slices: Words = inner.pop("slices", {})
    below: Words = inner.pop("elements", {})
    used = {name: item for name, item in slices.items() if "use" in item}
    kept = {name: item for name, item in slices.items() if name not in used}
    if kept:
        inner["slices"] = {name: next(_with_uses(name, item))[1] for name, item in kept.items()}
    if below:
        inner["elements"] = tidied(below)
    if inner or not used:
        yield path, inner
    for name, item in used.items():
        for _, said in _with_uses(name, item):
            yield f"{path}[{name}]", said
