"""What one check knows, and where in an instance it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from digidot_term.compiler.instance.value_sets import ValueSets
from digidot_term.compiler.structures.shapes import Json, Shapes, Spot
from digidot_term.diagnostics import Diagnostic, Kind, Place, Severity
from digidot_term.fhir.fhirpath import FhirPath
from digidot_term.fhir.values import Steps, written
from digidot_term.language import LANGUAGES, Text
from digidot_term.record import record


@record
class Finding:
    """Something wrong with an instance: `steps` lead to the value (`at_key`: to its key) it is about."""

    kind: Kind
    steps: Steps
    values: tuple[tuple[str, str], ...]
    severity: Severity
    at_key: bool
    words: tuple[tuple[str, Text], ...] = ()

    def at_place(self, place: Place) -> Diagnostic:
        """Return what is said of it to the user."""
        return Diagnostic(self.kind, place, self.values, self.severity, self.words)

    @property
    def message(self) -> Text:
        """What is wrong, in each language, to be said within what is said of something else."""
        nb, nn, en = (self.at_place(Place("")).message(language) for language in LANGUAGES)
        return Text(en=en, nb=nb, nn=nn)


Findings = Iterator[Finding]


@dataclass(frozen=True, slots=True)
class Known:
    """What all checks of one run share.

    `instances` are other resources by `Type/id`. The checks call each other through here, for each may lead to all:
    `walk` is for what an object holds, `resource` for a resource inside another, `findings` for a value under a whole
    structure.
    """

    shapes: Shapes
    value_sets: ValueSets
    fhirpath: FhirPath
    instances: Mapping[str, Json]
    walk: Callable[[At, Json], Findings]
    resource: Callable[[At, Json], Findings]
    findings: Callable[[At, object, Json], Findings]
    verdicts: dict[tuple[int, str], tuple[object, Finding | None]] = field(default_factory=dict)
    """The first error of a resource under a profile, for resources that are referred to.

    It is kept by the identity of the resource, and the resource with it, so that its identity stays its own.
    """
    sound: dict[tuple[int, str, int], tuple[object, bool]] = field(default_factory=dict)
    """Whether a value has no error under a profile, for slices told apart so; by identity, profile and depth."""


@dataclass(frozen=True, slots=True)
class Scene:
    """The resource that is looked at, the one it is contained in (or itself), and the profile's name for messages.

    `depth` counts the references followed to get here: what is behind one is looked at, but its own are not followed.
    """

    known: Known
    resource: Json
    root: Json
    profile: str
    bundle: Json | None = None
    depth: int = 0


@dataclass(frozen=True, slots=True)
class At:
    """One element of an instance: its definition, the steps to it, and its path (`Observation.value[x]`)."""

    scene: Scene
    spot: Spot
    steps: Steps
    path: str
    slice_name: str = ""

    @property
    def label(self) -> str:
        """The element as messages name it: `code.coding[0]`, with the slice that is meant."""
        return (written(self.steps) or self.path) + (f":{self.slice_name}" if self.slice_name else "")

    @property
    def known(self) -> Known:
        """What all checks share."""
        return self.scene.known

    def below(self, spot: Spot, *steps: str | int) -> At:
        """Return a child of this element; its path goes by the child's own name."""
        return At(self.scene, spot, (*self.steps, *steps), f"{self.path}.{spot.name}")

    def item(self, number: int) -> At:
        """Return one item of this list."""
        return replace(self, steps=(*self.steps, number))

    def behind_reference(self) -> At:
        """Return the same element, with one more reference followed."""
        return replace(self, scene=replace(self.scene, depth=self.scene.depth + 1))

    def with_spot(self, spot: Spot) -> At:
        """Return the same element under another definition."""
        return replace(self, spot=spot)

    def found(self, kind: Kind, *, severity: Severity | None = None, at_key: bool = False, **values: object) -> Finding:
        """Return a finding at this element; `element` and `profile` are filled in."""
        said = {"element": self.label, "profile": self.scene.profile, **values}
        words = tuple(sorted((name, value) for name, value in said.items() if isinstance(value, Text)))
        plain = {name: value.en if isinstance(value, Text) else str(value) for name, value in said.items()}
        return Finding(kind, self.steps, tuple(sorted(plain.items())), severity or kind.severity, at_key, words)
