"""What is resolved: FHIR resources that still know which line of which source they came from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from digidot_term.diagnostics import Place
from digidot_term.fhir.definitions import Definitions
from digidot_term.snomed.edition import Edition
from digidot_term.source.document import KeyPath
from digidot_term.source.load import Project, SourceFile

Resource = dict[str, Any]

_LAST_STEP = re.compile(r"(\[[^\[\]]*\]|\.?[^.\[\]]+|.)\Z", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Artefact:
    """A FHIR resource made from a source.

    `trace` maps elements of the resource, written like `compose.include[0].concept[3]`, to key paths of the source.
    For StructureDefinitions the elements are element ids of the differential, such as `Condition.code`.
    """

    resource: Resource
    source: SourceFile
    trace: Mapping[str, KeyPath] = field(default_factory=dict)

    @property
    def type(self) -> str:
        """The resource type."""
        return str(self.resource["resourceType"])

    @property
    def id(self) -> str:
        """The resource id."""
        return str(self.resource["id"])

    @property
    def url(self) -> str | None:
        """The canonical, when the resource has one."""
        return self.resource.get("url")

    @property
    def is_example(self) -> bool:
        """True for an example instance."""
        return self.source.kind == "example"

    @property
    def file_name(self) -> str:
        """Name of the file the resource is written to."""
        return f"{self.type}-{self.id}.json"

    def path_of(self, element: str) -> KeyPath:
        """Key path in the source of `element`, or of the nearest enclosing element that has one."""
        while element:
            if element in self.trace:
                return self.trace[element]
            element = _LAST_STEP.sub("", element)
        return self.trace.get("", ())

    def place(self, element: str = "") -> Place:
        """Place in the source of `element` of the resource."""
        path = self.path_of(element)
        return self.source.document.place(path) if path else self.source.document.key_place((self.source.kind,))


@dataclass(frozen=True, slots=True)
class Compilation:
    """Everything a rule or a report may ask of a compiled project; artefacts are sorted by type and id."""

    project: Project
    edition: Edition
    definitions: Definitions
    artefacts: tuple[Artefact, ...]

    def of_type(self, resource_type: str) -> tuple[Artefact, ...]:
        """Return the artefacts of one resource type, examples left out."""
        return tuple(item for item in self.artefacts if item.type == resource_type and not item.is_example)

    @property
    def examples(self) -> tuple[Artefact, ...]:
        """The example instances."""
        return tuple(item for item in self.artefacts if item.is_example)

    def by_url(self, canonical: str) -> Artefact | None:
        """Return the project's artefact with this canonical (a `|version` is allowed)."""
        url = canonical.partition("|")[0]
        return next((item for item in self.artefacts if item.url == url), None)


def in_order(artefacts: Iterable[Artefact]) -> tuple[Artefact, ...]:
    """Sort artefacts by type and id: the order of every listing."""
    return tuple(sorted(artefacts, key=lambda artefact: (artefact.is_example, artefact.type, artefact.id)))
