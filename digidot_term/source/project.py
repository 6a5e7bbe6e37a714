"""The project configuration: `[tool.digidot-term]` of pyproject.toml, or a digidot.toml of the same tables."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from digidot_term.source.model import KebabModel, LocalText, NonEmpty

Version = Annotated[str, StringConstraints(pattern=r"^[0-9]+\.[0-9]+\.[0-9]+(-[A-Za-z0-9.\-]+)?$")]
Date = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
Canonical = Annotated[str, StringConstraints(pattern=r"^https?://[^\s|]+[^\s|/]$")]


class Contact(KebabModel):
    """Who answers for the artefacts."""

    name: NonEmpty
    """Person or organisation."""
    url: NonEmpty | None = None
    """Web page."""
    email: NonEmpty | None = None
    """Address."""


class PackageConfig(KebabModel):
    """`[tool.digidot-term.project]`: what every artefact of the package says of itself.

    `date` is the one date of the build (artefacts, expansions, package): the tool never looks at a clock.
    """

    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9\-]+(\.[a-z0-9\-]+)+$")]
    """Package id, such as `no.digidot.dental`."""
    canonical: Canonical
    """What every canonical begins with."""
    version: Version
    """Semantic version."""
    name: Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Za-z0-9_]*$")]
    """Name for computers, in PascalCase."""
    name_prefix: Annotated[str, StringConstraints(pattern=r"^([A-Z][A-Za-z0-9]*)?$")] = ""
    """What the names of value sets, code systems and concept maps begin with."""
    title: NonEmpty
    """Name for people."""
    description: LocalText
    """What the package is."""
    status: Literal["draft", "active", "retired"] = "draft"
    """Publication status of every artefact."""
    publisher: NonEmpty
    """Who publishes it."""
    contact: tuple[Contact, ...] = Field(min_length=1)
    """Who answers for it."""
    jurisdiction: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")] = "NO"
    """Country code."""
    date: Date
    """The one date of the build."""
    fhir: Literal["4.0.1"] = "4.0.1"
    """FHIR version."""
    license: NonEmpty = "CC0-1.0"
    """SPDX licence id."""
    languages: tuple[Literal["nb", "nn", "en"], ...] = ("nb", "nn", "en")
    """Languages of designations."""


class SnomedConfig(KebabModel):
    """`[tool.digidot-term.snomed]`: the edition built against: `sample`, `sample@earlier`, or paths joined by `+`."""

    edition: NonEmpty = "sample"
    """`sample`, `sample@earlier`, or paths of RF2 zips and folders joined by `+`."""


class Suppression(KebabModel):
    """One finding looked at and accepted: the rule, the files (glob), and why."""

    rule: NonEmpty
    """Id or name of the rule."""
    path: NonEmpty = "*"
    """Files it is accepted in; `*` stands for any characters."""
    reason: NonEmpty
    """Why it is accepted."""
    owner: NonEmpty | None = None
    """Who decided."""
    until: Date | None = None
    """The last day it counts, by the date of the project."""


class CheckConfig(KebabModel):
    """`[tool.digidot-term.check]`: which rules run and what fails a check."""

    select: tuple[NonEmpty, ...] = ("fhir", "snomed", "no", "nim", "ehds", "dent")
    """Packs, ids or names of the rules that run."""
    ignore: tuple[NonEmpty, ...] = ()
    """Rules that do not."""
    fail_on: Literal["error", "warning", "info"] = "error"
    """Severity from which a check fails."""
    suppress: tuple[Suppression, ...] = ()
    """Findings that are accepted."""


class FmtConfig(KebabModel):
    """`[tool.digidot-term.fmt]`: how `fmt` writes expressions."""

    terms: Literal["nb", "nn", "en", "fsn"] = "en"
    """Terms in pipes: preferred ones in this language, or fully specified names."""


class ProjectConfig(KebabModel):
    """All of the configuration.

    `systems` gives code systems a short name for use in sources; `snomed` is always known.
    `dependencies` maps package id to version.
    """

    project: PackageConfig
    """What the package is."""
    snomed: SnomedConfig = SnomedConfig()
    """The edition built against."""
    dependencies: dict[NonEmpty, NonEmpty] = {}
    """FHIR package id -> version."""
    systems: dict[NonEmpty, NonEmpty] = {}
    """Alias -> code system."""
    check: CheckConfig = CheckConfig()
    """Rules, and what they may find."""
    fmt: FmtConfig = FmtConfig()
    """How expressions are written."""
