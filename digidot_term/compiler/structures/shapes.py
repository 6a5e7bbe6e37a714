"""Finding one's way in snapshots: children, slices and types of an element, across datatypes and their profiles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from digidot_term.fhir.snapshot import StructureSource
from digidot_term.fhir.snapshot.elements import type_suffix

Json = dict[str, Any]
Types = list[Json]

FHIRPATH = "http://hl7.org/fhirpath/"
_FHIR_TYPE = "http://hl7.org/fhir/StructureDefinition/structuredefinition-fhir-type"


@dataclass(frozen=True, slots=True)
class Spot:
    """One element of one snapshot."""

    structure: Json
    element: Json

    @property
    def id(self) -> str:
        """The element id."""
        return str(self.element["id"])

    @property
    def name(self) -> str:
        """The last name of the path, such as `coding` or `value[x]`; for the root the type."""
        return str(self.element["path"]).rpartition(".")[2]

    @property
    def slice_name(self) -> str:
        """The slice's name, or empty."""
        return self.id.rpartition(".")[2].partition(":")[2]

    def typed(self, types: Types) -> Spot:
        """Return the same element with other types."""
        return Spot(self.structure, {**self.element, "type": types})

    def new_slice(self, slice_name: str) -> Spot:
        """Return a slice of the element that its snapshot does not have yet."""
        above, dot, last = self.id.rpartition(".")
        slice_id = f"{above}{dot}{last.partition(':')[0]}:{slice_name}"
        kept = {key: value for key, value in self.element.items() if key != "slicing"}
        return Spot(self.structure, {**kept, "id": slice_id, "sliceName": slice_name})


@dataclass(frozen=True, slots=True)
class _Level:
    """What is below one element: its children with their places, and their slices by name."""

    children: tuple[Spot, ...]
    positions: Mapping[str, int]
    slices: Mapping[str, tuple[Spot, ...]]
    named: Mapping[tuple[str, str], Spot]

    @classmethod
    def of(cls, spots: tuple[Spot, ...]) -> _Level:
        """Sort the spots below an element; of two with one name the first counts."""
        children = tuple(item for item in spots if not item.slice_name)
        slices: dict[str, tuple[Spot, ...]] = {}
        named: dict[tuple[str, str], Spot] = {}
        for item in spots:
            named.setdefault((item.name, item.slice_name), item)
            if item.slice_name:
                slices[item.name] = (*slices.get(item.name, ()), item)
        return cls(children, {item.name: number for number, item in enumerate(children)}, slices, named)


_NOTHING = _Level((), {}, {}, {})


@dataclass(slots=True)
class Shapes:
    """Walks snapshots; indexes of structures are kept."""

    definitions: StructureSource
    _indexes: dict[int, tuple[Json, dict[str, list[str]], dict[str, Json]]] = field(default_factory=dict)
    _levels: dict[tuple[int, str], _Level] = field(default_factory=dict)

    def root(self, structure: Json) -> Spot | None:
        """Return the first element of a structure's snapshot, or None when it has none."""
        elements = structure.get("snapshot", {}).get("element")
        return Spot(structure, elements[0]) if elements else None

    def children(self, spot: Spot) -> tuple[Spot, ...]:
        """Return the children of an element without their slices, in specification order."""
        return self._below(spot).children

    def child(self, spot: Spot, name: str, slice_name: str = "") -> Spot | None:
        """Return one child, or one slice of it; None when there is no such child or slice."""
        return self._below(spot).named.get((name, slice_name))

    def position(self, spot: Spot, name: str) -> int:
        """Return the place of a child among the children, from 0."""
        return self._below(spot).positions[name]

    def slices(self, parent: Spot, name: str) -> tuple[Spot, ...]:
        """Return the slices of one child."""
        return self._below(parent).slices.get(name, ())

    def choice(self, parent: Spot, name: str) -> tuple[Spot, Json] | None:
        """Return the choice (`value[x]`) that a name such as `valueQuantity` means, with the type it names."""
        for spot in self.children(parent):
            stem = spot.name.removesuffix("[x]")
            if stem == spot.name or not name.startswith(stem):
                continue
            for entry in spot.element.get("type", ()):
                if name == stem + type_suffix(type_code(entry)):
                    return spot, entry
        return None

    def _below(self, spot: Spot) -> _Level:
        home = self._home(spot)
        if home is None:
            return _NOTHING
        key = (id(home.structure), home.id)
        if key not in self._levels:
            _, children, elements = self._index(home.structure)
            spots = tuple(Spot(home.structure, elements[item]) for item in children.get(home.id, ()))
            self._levels[key] = _Level.of(spots)
        return self._levels[key]

    def _home(self, spot: Spot) -> Spot | None:
        """Return the element whose children are the children of `spot`: itself, a referenced one, or a type's root."""
        _, children, elements = self._index(spot.structure)
        if children.get(spot.id):
            return spot
        reference = str(spot.element.get("contentReference", "")).partition("#")[2]
        if reference in elements:
            return Spot(spot.structure, elements[reference])
        return self._home_of_head(spot) or self._home_of_type(spot)

    def _home_of_type(self, spot: Spot) -> Spot | None:
        types = spot.element.get("type", [])
        if len(types) != 1:
            structure = self.definitions.structure("Element") if types else None
        else:
            structure = self._structure_of(types[0])
        return self.root(structure) if structure else None

    def _structure_of(self, entry: Json) -> Json | None:
        profiles = entry.get("profile", ())
        profile = self.definitions.structure(profiles[0]) if len(profiles) == 1 else None
        if profile is not None and "snapshot" in profile:
            return profile
        return self.definitions.structure(type_code(entry))

    def _home_of_head(self, spot: Spot) -> Spot | None:
        """Return where the children of the sliced element are, when the slice has not got a type of its own."""
        for owner in _owners(spot):
            head = self._index(spot.structure)[2].get(owner)
            if head is not None and head.get("type") == spot.element.get("type"):
                return self._home(Spot(spot.structure, head))
        return None

    def _index(self, structure: Json) -> tuple[Json, dict[str, list[str]], dict[str, Json]]:
        """Return the ids under each id, and the elements by id; the structure is kept so that its key stays its own."""
        known = self._indexes.get(id(structure))
        if known is not None:
            return known
        children: dict[str, list[str]] = {}
        elements: dict[str, Json] = {}
        for element in structure.get("snapshot", {}).get("element", ()):
            elements[element["id"]] = element
            children.setdefault(element["id"].rpartition(".")[0], []).append(element["id"])
        self._indexes[id(structure)] = (structure, children, elements)
        return self._indexes[id(structure)]


def _owners(spot: Spot) -> Iterator[str]:
    """Yield the ids of the slices a reslice is in, the innermost first, and that of the sliced element."""
    if not spot.slice_name:
        return
    head = spot.id.removesuffix(f":{spot.slice_name}")
    names = spot.slice_name.split("/")
    for depth in range(len(names) - 1, 0, -1):
        yield f"{head}:{'/'.join(names[:depth])}"
    yield head


def type_code(entry: Json) -> str:
    """Return the FHIR type of a type entry; FHIRPath's system types become the FHIR type the specification means."""
    code = str(entry.get("code", ""))
    if not code.startswith(FHIRPATH):
        return code
    stated = [item for item in entry.get("extension", ()) if item.get("url") == _FHIR_TYPE]
    return str(stated[0].get("valueUrl", "string")) if stated else code.rpartition(".")[2].lower()


def type_codes(types: Types) -> tuple[str, ...]:
    """Return the FHIR types of type entries."""
    return tuple(dict.fromkeys(type_code(entry) for entry in types))
