"""What can be said of one element beside its texts and flags: slicing, binding, types, obligations, extensions."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, StringConstraints

from digidot_term.source.model import Flag, KebabModel, LocalText, NonEmpty, SourceModel, Text

DiscriminatorType = Literal["value", "exists", "pattern", "type", "profile"]
BindingStrength = Literal["required", "extensible", "preferred", "example"]
BindingPurpose = Literal[
    "maximum",
    "minimum",
    "required",
    "extensible",
    "candidate",
    "current",
    "preferred",
    "ui",
    "starter",
    "component",
]
ObligationCode = Annotated[str, StringConstraints(pattern=r"^(SHALL|SHOULD|MAY)( NOT)?:[a-z][a-z-]*$")]
AnyText = LocalText | Text


class Slicing(SourceModel):
    """How an element is cut into slices; `by` maps a discriminator type to its path."""

    by: dict[DiscriminatorType, NonEmpty | tuple[NonEmpty, ...]]
    """Discriminator type -> path, or paths."""
    rules: Literal["open", "closed", "openAtEnd"] = "open"
    """Whether other slices may occur."""
    ordered: Flag | None = None
    """Whether the slices come in order."""
    description: AnyText | None = None
    """How the slices are told apart, in words."""

    @property
    def discriminators(self) -> tuple[tuple[str, str], ...]:
        """Type and path of each discriminator, in the order written."""
        listed = self.by.items()
        return tuple((kind, path) for kind, paths in listed for path in ((paths,) if isinstance(paths, str) else paths))


class AdditionalBinding(SourceModel):
    """A further value set of an element, and what it is for."""

    valueset: NonEmpty
    """Project id or canonical."""
    purpose: BindingPurpose
    """What it is for."""
    documentation: AnyText | None = None
    """When and how it is used."""
    any: Flag | None = None
    """Whether it is enough that one repetition has a code of it."""
    key: NonEmpty | None = None
    """What other profiles know this binding by."""
    short: AnyText | None = None
    """A few words about when it is used."""
    usage: tuple[dict[str, Any], ...] = ()
    """Where it is used: UsageContexts, as FHIR JSON."""


class Binding(SourceModel):
    """A value set of the project (id) or any canonical, or codes described in words, and how strongly they bind."""

    valueset: NonEmpty | None = None
    """Project id or canonical; when left out that of the base, or `description` says which codes are meant."""
    strength: BindingStrength
    """How strongly the value set binds."""
    description: AnyText | None = None
    """What the binding is for."""
    name: NonEmpty | None = None
    """What generated code may call it (extension bindingName)."""
    maximum: NonEmpty | None = None
    """Value set beyond which no code may be used (extension maxValueSet): project id or canonical."""
    minimum: NonEmpty | None = None
    """Value set that a system must at least support (extension minValueSet): project id or canonical."""
    common: Flag | None = None
    """Whether the value set is one that is used in many places (extension isCommonBinding)."""
    additional: tuple[AdditionalBinding, ...] = ()
    """Further value sets, each for a purpose."""


class TypeChoice(SourceModel):
    """A type with all that can be said of it; a word such as `Reference(Patient)` is short for its `target`."""

    type: NonEmpty
    """FHIR type, such as `Reference`."""
    target: tuple[NonEmpty, ...] = ()
    """What is referred to: project ids, names or canonicals."""
    profile: tuple[NonEmpty, ...] = ()
    """Profiles of the type itself."""
    aggregation: tuple[Literal["contained", "referenced", "bundled"], ...] = ()
    """Where the target may be."""
    versioning: Literal["either", "independent", "specific"] | None = None
    """Whether a reference names a version."""


class Obligation(KebabModel):
    """What a system must do about an element."""

    name: NonEmpty | None = None
    """What it is called."""
    code: tuple[ObligationCode, ...] = Field(min_length=1)
    """What must be done: `SHALL:populate`, `SHOULD:display`."""
    actor: tuple[NonEmpty, ...] = ()
    """Canonicals of those whom it concerns; all of them when left out."""
    documentation: AnyText | None = None
    """What is meant, in words."""
    filter: NonEmpty | None = None
    """FHIRPath that says when it holds."""
    filter_documentation: AnyText | None = None
    """When it holds, in words."""
    element_id: tuple[NonEmpty, ...] = ()
    """Ids of the elements it is about, where it stands on the root for others."""
    process: tuple[NonEmpty, ...] = ()
    """Canonicals of the processes in which it holds."""
    usage: tuple[dict[str, Any], ...] = ()
    """Where it holds: UsageContexts, as FHIR JSON."""
    applicable_number: Annotated[int, Field(gt=0, strict=True)] | None = None
    """How many repetitions it is about; all of them when left out."""


class Mapped(SourceModel):
    """A mapping with what can be said of it."""

    map: NonEmpty
    """Path in the other model."""
    language: NonEmpty | None = None
    """MIME type of the path, such as `text/fhirpath`."""
    comment: AnyText | None = None
    """Remark on the mapping."""


MapTarget = NonEmpty | Mapped


class ExtensionUse(SourceModel):
    """An extension of the definition itself, for what has no key of its own; its value is checked as it is defined.

    Instead of `value` it may have its value as FHIR JSON does: `valueCode: pa`.
    """

    model_config = ConfigDict(extra="allow", frozen=True, use_attribute_docstrings=True)

    url: NonEmpty
    """Which extension: project id, name or canonical."""
    on: NonEmpty | None = None
    """The part it stands on, as FHIR names it: `binding`, `short`, `type[0]`; the whole when left out."""
    value: Any = None
    """Its value, as FHIR JSON, where the extension has values of one type."""
    extension: tuple[dict[str, Any], ...] = ()
    """The parts of a complex extension, as FHIR JSON."""
