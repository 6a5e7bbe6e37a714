"""What a profile says of a model it realises: which elements of the model it maps, where, and which it waives.

A profile carries an element of the model by a mapping (`maps: {ehds: EHDSCondition.problem}`), or says in a waiver why
it does not. A mapped element with a waiver beside it explains in the waiver how it deviates from the model.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from digidot_term.artefact import Artefact, Compilation
from digidot_term.diagnostics import Place
from digidot_term.diagnostics.nearest import nearest
from digidot_term.rules.structure_elements import Element, differential, snapshot
from digidot_term.source.document import KeyPath
from digidot_term.source.structure import Realises

Identity = Literal["helse-nim", "ehds"]


@dataclass(frozen=True, slots=True)
class ModelMapping:
    """One element of a profile's own differential that is mapped to `path` of a model."""

    artefact: Artefact
    identity: Identity
    element: Element
    path: str

    @property
    def place(self) -> Place:
        """Where the source says so."""
        key: KeyPath = (*self.artefact.path_of(str(self.element["id"])), "maps", self.identity)
        return self.artefact.source.document.place(key)


@dataclass(frozen=True, slots=True)
class Realisation:
    """A profile and the model it realises.

    `carriers` are the elements of the snapshot that carry each element of the model, inherited mappings included;
    `waived` holds the paths the profile says it does not carry as they are.
    """

    artefact: Artefact
    identity: Identity
    model: str
    version: str | None
    carriers: Mapping[str, tuple[Element, ...]]
    waived: tuple[str, ...]

    def place(self, key: str = "model") -> Place:
        """Where the source names the model, or another key of what it realises."""
        return self.artefact.source.document.place(("realises", self.identity, key))

    def waiver_place(self, path: str) -> Place:
        """Where a waiver stands."""
        return self.artefact.source.document.key_place(("realises", self.identity, "waivers", path))

    def place_of(self, path: str) -> Place:
        """Where the profile itself maps an element of the model; where it names the model, if a base maps it."""
        own = (item for item in mappings(self.artefact, self.identity) if item.path == path)
        found = next(own, None)
        return found.place if found else self.place()

    def uncovered(self, paths: Collection[str]) -> Iterator[str]:
        """Yield the paths that are neither carried nor waived; a group is covered when all that is in it is."""
        for path in paths:
            if path in self.carriers or path in self.waived:
                continue
            inside = [other for other in paths if other.startswith(f"{path}.")]
            if not inside or any(True for _ in self.uncovered(inside)):
                yield path

    def minimum(self, path: str) -> int:
        """Return the largest `min` of the elements that carry a path."""
        return max((int(element.get("min", 0)) for element in self.carriers.get(path, ())), default=0)

    def is_obligatory(self, path: str) -> bool:
        """Tell whether a path is always there: its carrier, and all elements around that, have min >= 1."""
        known = self._by_id()
        return any(all(int(step.get("min", 0)) for step in _chain(element, known)) for element in self.carriers[path])

    def repeats(self, path: str) -> bool:
        """Tell whether a path may be there more than once: it, or an element around it, has max > 1."""
        known = self._by_id()
        found = self.carriers[path]
        return len(found) > 1 or any(step.get("max") not in {"0", "1"} for step in _chain(found[0], known))

    def _by_id(self) -> dict[str, Element]:
        return {str(element["id"]): element for element in snapshot(self.artefact)}


def realisations(compilation: Compilation, identity: Identity) -> Iterator[Realisation]:
    """Yield the profiles that say they realise a model of one family."""
    for artefact in compilation.of_type("StructureDefinition"):
        realises: Realises | None = artefact.source.model.realises.get(identity)
        if realises is not None:
            yield Realisation(
                artefact,
                identity,
                realises.model,
                realises.version,
                _carriers(artefact, identity),
                tuple(realises.waivers),
            )


def unknown_models(
    compilation: Compilation, identity: Identity, known: Collection[str], pinned: str
) -> Iterator[tuple[Place, dict[str, str]]]:
    """Yield where a model is realised that is not known, or in another version than the one pinned.

    With each place come the values that messages of it name: the model, its version, and the known model it is nearest.
    """
    for realisation in realisations(compilation, identity):
        is_model = realisation.model in known
        if not is_model or realisation.version != pinned:
            near = "" if is_model else nearest(realisation.model, known)
            values = {"model": realisation.model, "version": realisation.version or "-", "near": near}
            yield realisation.place("version" if is_model else "model"), values


def mappings(artefact: Artefact, identity: Identity) -> Iterator[ModelMapping]:
    """Yield what the profile's own elements are mapped to."""
    for element in differential(artefact):
        for path in paths_of(element, identity):
            yield ModelMapping(artefact, identity, element, path)


def all_mappings(compilation: Compilation, identity: Identity) -> Iterator[ModelMapping]:
    """Yield the mappings of all structures to one family of models, whether they realise one or not."""
    for artefact in compilation.of_type("StructureDefinition"):
        yield from mappings(artefact, identity)


def paths_of(element: Element, identity: str) -> tuple[str, ...]:
    """Return the paths of a model that an element is mapped to."""
    return tuple(item["map"] for item in element.get("mapping", ()) if item["identity"] == identity)


def _carriers(artefact: Artefact, identity: Identity) -> dict[str, tuple[Element, ...]]:
    found: dict[str, list[Element]] = {}
    for element in snapshot(artefact):
        for path in paths_of(element, identity):
            found.setdefault(path, []).append(element)
    return {path: tuple(elements) for path, elements in found.items()}


def _chain(element: Element, known: Mapping[str, Element]) -> Iterator[Element]:
    """Yield an element and the elements around it, the root left out."""
    yield element
    above = str(element["id"]).rpartition(".")[0]
    while "." in above:
        yield known.get(above, {})
        above = above.rpartition(".")[0]
