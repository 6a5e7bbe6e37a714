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
    url: NonEmpty | None = None
    email: NonEmpty | None = None


class PackageConfig(KebabModel):
    """`[tool.digidot-term.project]`: what every artefact of the package says of itself.

    `date` is the one date of the build (artefacts, expansions, package): the tool never looks at a clock.
    """

    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9\-]+(\.[a-z0-9\-]+)+$")]
    canonical: Canonical
    version: Version
    name: Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Za-z0-9_]*$")]
    title: NonEmpty
    description: LocalText
    status: Literal["draft", "active", "retired"] = "draft"
    publisher: NonEmpty
    contact: tuple[Contact, ...] = Field(min_length=1)
    jurisdiction: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")] = "NO"
    date: Date
    fhir: Literal["4.0.1"] = "4.0.1"
    license: NonEmpty = "CC0-1.0"
    languages: tuple[Literal["nb", "nn", "en"], ...] = ("nb", "nn", "en")


class SnomedConfig(KebabModel):
    """`[tool.digidot-term.snomed]`: the edition built against: `sample`, `sample@earlier`, or paths joined by `+`."""

    edition: NonEmpty = "sample"
    language_order: tuple[Literal["nb", "nn", "en"], ...] = ("nb", "nn", "en")


class Suppression(KebabModel):
    """One finding looked at and accepted: the rule, the files (glob), and why."""

    rule: NonEmpty
    path: NonEmpty = "*"
    reason: NonEmpty
    owner: NonEmpty | None = None
    until: Date | None = None


class CheckConfig(KebabModel):
    """`[tool.digidot-term.check]`: which rules run and what fails a check."""

    select: tuple[NonEmpty, ...] = ("fhir", "snomed", "no", "nim", "ehds", "dent")
    ignore: tuple[NonEmpty, ...] = ()
    fail_on: Literal["error", "warning", "info"] = "error"
    suppress: tuple[Suppression, ...] = ()


class ProjectConfig(KebabModel):
    """All of the configuration.

    `systems` gives code systems a short name for use in sources; `snomed` is always known.
    `dependencies` maps package id to version.
    """

    project: PackageConfig
    snomed: SnomedConfig = SnomedConfig()
    dependencies: dict[NonEmpty, NonEmpty] = {}
    systems: dict[NonEmpty, NonEmpty] = {}
    check: CheckConfig = CheckConfig()
