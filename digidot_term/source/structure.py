"""The sources of StructureDefinitions (profiles, datatype profiles, extensions, logical models) and of examples."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints, model_validator

from digidot_term.source.element_parts import (
    AnyText,
    Binding,
    ExtensionUse,
    MapTarget,
    Obligation,
    Slicing,
    TypeChoice,
)
from digidot_term.source.model import Cardinality, Description, Flag, Id, KebabModel, NonEmpty, SourceModel, Text
from digidot_term.source.project import Contact
from digidot_term.source.unfit import one_of

Name = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Za-z0-9_]{0,254}$")]
StandardsStatus = Literal["draft", "informative", "trial-use", "normative", "deprecated", "external"]
Maturity = Annotated[int, Field(ge=0, le=5, strict=True)]


class Element(KebabModel):
    """What a profile says of one element; only what differs from the base is written.

    `only` and `type` use FHIR Shorthand's words: `Reference(digidot-patient)`, `Coding(digidot-coding-sct-pre)`.
    `maps` names the element of other models this one realises: mapping identity -> path (or paths).
    """

    label: Text | None = None
    """What it is called in forms."""
    code: tuple[dict[str, Any], ...] | None = None
    """What it means: Codings, as FHIR JSON."""
    representation: tuple[Literal["xmlAttr", "xmlText", "typeAttr", "cdaText", "xhtml"], ...] | None = None
    """How XML writes it (logical models)."""
    card: Cardinality | None = None
    """Cardinality, such as `1..1`, `0..*`; one side may be left out: `1..`."""
    ms: Flag | None = None
    """Must support."""
    summary: Flag | None = None
    """Part of the summary."""
    modifier: Flag | None = None
    """Changes the meaning of what it stands in (the root of an extension, elements of logical models)."""
    modifier_reason: AnyText | None = None
    """Why it does; obligatory with `modifier`."""
    constraining: Flag | None = None
    """Whether a slice constrains one that the base has (sliceIsConstraining)."""
    standards_status: StandardsStatus | None = None
    """How settled the element is."""
    fmm: Maturity | None = None
    """Maturity level, 0 to 5."""
    only: Annotated[tuple[NonEmpty | TypeChoice, ...], Field(min_length=1)] | None = None
    """Types allowed: `dateTime`, `Reference(digidot-patient | Patient)`, `Canonical(ValueSet)`."""
    type: NonEmpty | TypeChoice | None = None
    """The one type allowed."""
    content: NonEmpty | None = None
    """Path of the element of the same model whose content this one has (logical models only)."""
    use: NonEmpty | None = None
    """The extension that stands here: project id or canonical."""
    bind: Binding | None = None
    """Value set of a coded element."""
    default: Any = None
    """The value meant where none is given, as FHIR JSON (logical models)."""
    when_missing: AnyText | None = None
    """What it means that none is given (meaningWhenMissing)."""
    fixed: Any = None
    """The one value allowed, as FHIR JSON."""
    pattern: Any = None
    """What the value must at least hold, as FHIR JSON."""
    min_value: Any = None
    """Smallest value."""
    max_value: Any = None
    """Largest value."""
    max_length: Annotated[int, Field(gt=0, strict=True)] | None = None
    """Longest text, in characters."""
    example: dict[NonEmpty, Any] | None = None
    """Label -> example value, as FHIR JSON."""
    short: AnyText | None = None
    """A few words."""
    definition: AnyText | None = None
    """What it is."""
    comment: AnyText | None = None
    """Remark on its use."""
    requirements: AnyText | None = None
    """Why it is needed."""
    alias: tuple[AnyText, ...] | None = None
    """Other names."""
    why: AnyText | None = None
    """Rationale of the constraint; becomes the comment."""
    order_meaning: AnyText | None = None
    """What the order of the repetitions means."""
    slice: Slicing | None = None
    """How the element is cut into slices."""
    slices: dict[Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9\-_./]+(\[x\])?$")], Element] | None = None
    """Slice name -> what holds of the slice."""
    elements: dict[NonEmpty, Element] | None = None
    """Elements below this one."""
    maps: dict[Id, MapTarget | tuple[MapTarget, ...]] | None = None
    """Mapping identity -> path (or paths) in the other model."""
    obligations: tuple[Obligation, ...] = ()
    """What systems must do about the element."""
    condition: tuple[NonEmpty, ...] | None = None
    """Keys of the invariants that its presence depends on."""
    extensions: tuple[ExtensionUse, ...] = ()
    """Further extensions of the definition of the element."""


class Invariant(SourceModel):
    """A rule on the element `on` (path or paths; the profile's root when left out), as FHIRPath."""

    on: NonEmpty | tuple[NonEmpty, ...] | None = None
    """Path of the element it stands on, or paths; the root when left out."""
    severity: Literal["error", "warning"]
    """What a breach is."""
    human: AnyText
    """The rule in words."""
    expression: NonEmpty
    """The rule in FHIRPath."""
    requirements: AnyText | None = None
    """Why there is such a rule."""
    xpath: NonEmpty | None = None
    """The rule in XPath, for old tools; nothing checks it."""
    extensions: tuple[ExtensionUse, ...] = ()
    """Further extensions of the rule."""


class MappingDeclaration(SourceModel):
    """A model the elements are mapped to; its identity is the key."""

    uri: NonEmpty | None = None
    """URI of the other model."""
    name: NonEmpty
    """Name of the other model."""
    comment: AnyText | None = None
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

    model_config = KebabModel.model_config

    id: Id
    """Its id, in kebab-case."""
    status: Literal["draft", "active", "retired"] | None = None
    """Its status, where that is not the project's."""
    experimental: Flag | None = None
    """Not for use; always so when built against the sample edition."""
    date: Annotated[str, StringConstraints(pattern=r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2}(T[0-9:.+\-Z]+)?)?)?$")] | None = None
    """When it was last changed, where that is not the date of the project."""
    publisher: Text | None = None
    """Who publishes it, where that is not the project's publisher."""
    contact: tuple[Contact, ...] = ()
    """Who answers for it, where those are not the project's."""
    jurisdiction: tuple[dict[str, Any], ...] = ()
    """Where it is meant to be used, where that is not the project's country: CodeableConcepts, as FHIR JSON."""
    copyright: AnyText | None = None
    """Who owns it, and its terms."""
    identifier: tuple[dict[str, Any], ...] = ()
    """Identifiers it has besides its canonical, as FHIR JSON."""
    use_context: tuple[dict[str, Any], ...] = ()
    """Where it is used: UsageContexts, as FHIR JSON."""
    keyword: tuple[dict[str, Any], ...] = ()
    """What it is found by: Codings, as FHIR JSON."""
    abstract: Flag = False
    """Only others stand on it; it has no instances of its own."""
    standards_status: StandardsStatus | None = None
    """How settled the structure is."""
    fmm: Maturity | None = None
    """Maturity level, 0 to 5."""
    elements: dict[NonEmpty, Element] = {}
    """Element path -> what differs from the base; the root is `.`."""
    invariants: dict[Id, Invariant] = {}
    """Key -> rule in FHIRPath."""
    mappings: dict[Id, MappingDeclaration] = {}
    """Identity -> a model that elements' `maps` name."""
    realises: dict[Literal["helse-nim", "ehds"], Realises] = {}
    """National and European models that are covered."""
    extensions: tuple[ExtensionUse, ...] = ()
    """Further extensions of the structure."""


class ProfileSource(StructureSource):
    """`profile: Name`: a constraint on a resource, or on a profile of one (`base`: name, project id or canonical)."""

    profile: Name
    """Its name, in PascalCase."""
    base: NonEmpty
    """What it constrains: R4 name, project id or canonical."""
    imposes: tuple[NonEmpty, ...] = ()
    """Profiles that each instance must meet as well: project ids or canonicals."""
    complies_with: tuple[NonEmpty, ...] = ()
    """Profiles that each instance meets without more being asked: project ids or canonicals."""


class DatatypeSource(StructureSource):
    """`datatype: Name`: a constraint on a datatype such as Coding."""

    datatype: Name
    """Its name, in PascalCase."""
    base: NonEmpty
    """The datatype: R4 name, project id or canonical."""


class Context(SourceModel):
    """Where an extension may stand; just one of the three."""

    element: NonEmpty | None = None
    """Type, or path of an element of one: `Encounter`, `Address.district`."""
    extension: NonEmpty | None = None
    """Another extension: project id or canonical."""
    fhirpath: NonEmpty | None = None
    """FHIRPath of the elements."""

    @model_validator(mode="after")
    def _just_one(self) -> Context:
        if len(self.model_fields_set) != 1:
            raise one_of(("element", "extension", "fhirpath"), sorted(self.model_fields_set))
        return self


class ExtensionSource(StructureSource):
    """`extension: Name`: where it may stand (`context`), and its value or inner extensions."""

    extension: Name
    """Its name, in PascalCase."""
    base: NonEmpty | None = None
    """The extension it narrows, whose url its instances keep: project id, name or canonical; none when left out."""
    context: tuple[NonEmpty | Context, ...] = Field(min_length=1)
    """Elements it may stand on, such as `Encounter`."""
    context_invariants: tuple[NonEmpty, ...] = ()
    """Rules in FHIRPath on what it stands on; `%extension` is the extension itself."""


class LogicalSource(StructureSource):
    """`logical: Name`: a model of its own; its elements give `card`, `type` (or `only`) and `short`, and no slices."""

    logical: Name
    """Its name, in PascalCase."""
    base: NonEmpty = "Base"
    """The model it specialises."""


class ExampleSource(Description):
    """`example: id`: an instance of the profile `of`, as FHIR JSON in `resource` or in the file `source`."""

    example: Id
    """Its id."""
    of: Id
    """Id of its profile."""
    resource: dict[str, Any] = {}
    """FHIR JSON as YAML; resourceType, id and meta.profile may be left out."""
    source: NonEmpty | None = None
    """A JSON file beside this one that holds the instance, instead of `resource`."""

    @model_validator(mode="after")
    def _one_way(self) -> ExampleSource:
        if ("resource" in self.model_fields_set) is (self.source is not None):
            raise one_of(("resource", "source"), sorted({"resource", "source"} & self.model_fields_set))
        return self
