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
    """Discriminator type -> path, or paths."""
    rules: Literal["open", "closed", "openAtEnd"] = "open"
    """Whether other slices may occur."""
    ordered: bool | None = None
    """Whether the slices come in order."""
    description: NonEmpty | None = None
    """How the slices are told apart, in words."""


class Binding(SourceModel):
    """A value set of the project (id) or any canonical, and how strongly it binds."""

    valueset: NonEmpty
    """Project id or canonical."""
    strength: BindingStrength
    """How strongly the value set binds."""
    description: NonEmpty | None = None
    """What the binding is for."""


class Element(KebabModel):
    """What a profile says of one element; only what differs from the base is written.

    `only` and `type` use FHIR Shorthand's words: `Reference(digidot-patient)`, `Coding(digidot-coding-sct-pre)`.
    `maps` names the element of other models this one realises: mapping identity -> path (or paths).
    """

    card: Cardinality | None = None
    """Cardinality, such as `1..1`, `0..*`; one side may be left out: `1..`."""
    ms: bool | None = None
    """Must support."""
    summary: bool | None = None
    """Part of the summary."""
    modifier: bool | None = None
    """Changes the meaning of the resource (extensions only)."""
    modifier_reason: NonEmpty | None = None
    """Why it does."""
    only: tuple[NonEmpty, ...] | None = None
    """Types allowed: `dateTime`, `Reference(digidot-patient | Patient)`."""
    type: NonEmpty | None = None
    """The one type allowed."""
    use: NonEmpty | None = None
    """The extension that stands here: project id or canonical."""
    bind: Binding | None = None
    """Value set of a coded element."""
    fixed: Any = None
    """The one value allowed, as FHIR JSON."""
    pattern: Any = None
    """What the value must at least hold, as FHIR JSON."""
    min_value: Any = None
    """Smallest value."""
    max_value: Any = None
    """Largest value."""
    max_length: int | None = None
    """Longest text."""
    example: dict[str, Any] | None = None
    """Label -> example value."""
    short: LocalText | NonEmpty | None = None
    """A few words."""
    definition: LocalText | NonEmpty | None = None
    """What it is."""
    comment: LocalText | NonEmpty | None = None
    """Remark on its use."""
    requirements: LocalText | NonEmpty | None = None
    """Why it is needed."""
    alias: tuple[NonEmpty, ...] | None = None
    """Other names."""
    why: NonEmpty | None = None
    """Rationale of the constraint; becomes the comment."""
    slice: Slicing | None = None
    """How the element is cut into slices."""
    slices: dict[Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9\-_./]+$")], Element] | None = None
    """Slice name -> what holds of the slice."""
    elements: dict[NonEmpty, Element] | None = None
    """Elements below this one."""
    maps: dict[Id, NonEmpty | tuple[NonEmpty, ...]] | None = None
    """Mapping identity -> path (or paths) in the other model."""


class Invariant(SourceModel):
    """A rule on the element `on` (path; the profile's root when left out), as FHIRPath."""

    on: NonEmpty | None = None
    """Path of the element it stands on; the root when left out."""
    severity: Literal["error", "warning"]
    """What a breach is."""
    human: LocalText
    """The rule in words."""
    expression: NonEmpty
    """The rule in FHIRPath."""


class MappingDeclaration(SourceModel):
    """A model the elements are mapped to; its identity is the key."""

    uri: NonEmpty | None = None
    """URI of the other model."""
    name: NonEmpty
    """Name of the other model."""
    comment: NonEmpty | None = None
    """Remark on the mapping."""


class Waiver(SourceModel):
    """Why one element of another model is not carried by this profile."""

    why: NonEmpty
    """The reason."""


class Realises(SourceModel):
    """The model a profile realises: each of its elements is mapped by an element's `maps`, or waived here."""

    model: NonEmpty
    """The model, such as `tilstander` or `EHDSCondition`."""
    version: NonEmpty | None = None
    """Version of the model."""
    waivers: dict[NonEmpty, Waiver] = {}
    """Element of the model that is not carried -> reason."""


class StructureSource(Description):
    """What the four kinds of structure share."""

    id: Id
    """Its id, in kebab-case."""
    experimental: bool | None = None
    """Not for use; always so when built against the sample edition."""
    elements: dict[NonEmpty, Element] = {}
    """Element path -> what differs from the base; the root is `.`."""
    invariants: dict[Id, Invariant] = {}
    """Key -> rule in FHIRPath."""
    mappings: dict[Id, MappingDeclaration] = {}
    """Identity -> a model that elements' `maps` name."""
    realises: dict[Literal["helse-nim", "ehds"], Realises] = {}
    """National and European models that are covered."""


class ProfileSource(StructureSource):
    """`profile: Name`: a constraint on a resource, or on a profile of one (`base`: name, project id or canonical)."""

    profile: Name
    """Its name, in PascalCase."""
    base: NonEmpty
    """What it constrains: R4 name, project id or canonical."""
    abstract: bool = False
    """Only other profiles stand on it."""


class DatatypeSource(StructureSource):
    """`datatype: Name`: a constraint on a datatype such as Coding."""

    datatype: Name
    """Its name, in PascalCase."""
    base: NonEmpty
    """The datatype: R4 name, project id or canonical."""


class ExtensionSource(StructureSource):
    """`extension: Name`: where it may stand (`context`), and its value or inner extensions."""

    extension: Name
    """Its name, in PascalCase."""
    context: tuple[NonEmpty, ...] = Field(min_length=1)
    """Elements it may stand on, such as `Encounter`."""


class LogicalSource(StructureSource):
    """`logical: Name`: a model of its own; its elements give `card`, `type` (or `only`) and `short`."""

    logical: Name
    """Its name, in PascalCase."""
    base: NonEmpty = "Base"
    """The model it specialises."""


class ExampleSource(Description):
    """`example: id`: an instance of the profile `of`; `resource` holds no resourceType, id or meta.profile."""

    example: Id
    """Its id."""
    of: Id
    """Id of its profile."""
    resource: dict[str, Any]
    """FHIR JSON as YAML, without resourceType, id and meta.profile."""
