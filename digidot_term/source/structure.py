"""The sources of StructureDefinitions (profiles, datatype profiles, extensions, logical models) and of examples."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from digidot_term.source.model import Cardinality, Description, Id, KebabModel, LocalText, NonEmpty, SourceModel

Name = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Za-z0-9_]{0,254}$")]
DiscriminatorType = Literal["value", "exists", "pattern", "type", "profile"]
BindingStrength = Literal["required", "extensible", "preferred", "example"]


class Slicing(SourceModel):
    """How an element is cut into slices; `by` maps a discriminator type to its path."""

    by: dict[DiscriminatorType, NonEmpty | tuple[NonEmpty, ...]]
    rules: Literal["open", "closed", "openAtEnd"] = "open"
    ordered: bool | None = None
    description: NonEmpty | None = None


class Binding(SourceModel):
    """A value set of the project (id) or any canonical, and how strongly it binds."""

    valueset: NonEmpty
    strength: BindingStrength
    description: NonEmpty | None = None


class Element(KebabModel):
    """What a profile says of one element; only what differs from the base is written.

    `only` and `type` use FHIR Shorthand's words: `Reference(digidot-patient)`, `Coding(digidot-coding-sct-pre)`.
    `maps` names the element of other models this one realises: mapping identity -> path (or paths).
    """

    card: Cardinality | None = None
    ms: bool | None = None
    summary: bool | None = None
    modifier: bool | None = None
    modifier_reason: NonEmpty | None = None
    only: tuple[NonEmpty, ...] | None = None
    type: NonEmpty | None = None
    use: NonEmpty | None = None
    bind: Binding | None = None
    fixed: Any = None
    pattern: Any = None
    min_value: Any = None
    max_value: Any = None
    max_length: int | None = None
    example: dict[str, Any] | None = None
    short: LocalText | NonEmpty | None = None
    definition: LocalText | NonEmpty | None = None
    comment: LocalText | NonEmpty | None = None
    requirements: LocalText | NonEmpty | None = None
    alias: tuple[NonEmpty, ...] | None = None
    why: NonEmpty | None = None
    slice: Slicing | None = None
    slices: dict[Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9\-_./]+$")], Element] | None = None
    elements: dict[NonEmpty, Element] | None = None
    maps: dict[Id, NonEmpty | tuple[NonEmpty, ...]] | None = None


class Invariant(SourceModel):
    """A rule on the element `on` (path; the profile's root when left out), as FHIRPath."""

    on: NonEmpty | None = None
    severity: Literal["error", "warning"]
    human: LocalText
    expression: NonEmpty


class MappingDeclaration(SourceModel):
    """A model the elements are mapped to; its identity is the key."""

    uri: NonEmpty | None = None
    name: NonEmpty
    comment: NonEmpty | None = None


class Waiver(SourceModel):
    """Why one element of another model is not carried by this profile."""

    why: NonEmpty


class Realises(SourceModel):
    """The model a profile realises: each of its elements is mapped by an element's `maps`, or waived here."""

    model: NonEmpty
    version: NonEmpty | None = None
    waivers: dict[NonEmpty, Waiver] = {}


class StructureSource(Description):
    """What the four kinds of structure share."""

    id: Id
    experimental: bool | None = None
    elements: dict[NonEmpty, Element] = {}
    invariants: dict[Id, Invariant] = {}
    mappings: dict[Id, MappingDeclaration] = {}
    realises: dict[Literal["helse-nim", "ehds"], Realises] = {}


class ProfileSource(StructureSource):
    """`profile: Name`: a constraint on a resource, or on a profile of one (`base`: name, project id or canonical)."""

    profile: Name
    base: NonEmpty
    abstract: bool = False


class DatatypeSource(StructureSource):
    """`datatype: Name`: a constraint on a datatype such as Coding."""

    datatype: Name
    base: NonEmpty


class ExtensionSource(StructureSource):
    """`extension: Name`: where it may stand (`context`), and its value or inner extensions."""

    extension: Name
    context: tuple[NonEmpty, ...] = Field(min_length=1)


class LogicalSource(StructureSource):
    """`logical: Name`: a model of its own; its elements give `card`, `type` (or `only`) and `short`."""

    logical: Name
    base: NonEmpty = "Base"


class ExampleSource(Description):
    """`example: id`: an instance of the profile `of`; `resource` holds no resourceType, id or meta.profile."""

    example: Id
    of: Id
    resource: dict[str, Any]
