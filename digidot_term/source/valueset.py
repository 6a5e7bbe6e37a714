"""The value set source: what is in, what is out, and what must hold of the result."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, StringConstraints, WithJsonSchema, model_validator

from digidot_term.source.model import Code, CodeRef, Description, Id, NonEmpty, SourceModel, text_of_number

SIZE = r"^[0-9]+(\.\.([0-9]+|\*))?$"
SizeRange = Annotated[
    str,
    BeforeValidator(text_of_number),
    StringConstraints(pattern=SIZE),
    WithJsonSchema({"anyOf": [{"type": "string", "pattern": SIZE}, {"type": "integer", "minimum": 0}]}),
]
"""`52`, `20..60` or `20..*`."""


class Selection(SourceModel):
    """One include or exclude: exactly one of `ecl`, `codes`, `refset`, `valueset`, `all`.

    `codes` and `all` are of `system`: an alias of the configuration, the id of one of the project's code systems or a
    canonical; SNOMED CT when left out.
    """

    ecl: NonEmpty | None = None
    codes: Annotated[tuple[CodeRef, ...], Field(min_length=1)] | None = None
    refset: CodeRef | None = None
    valueset: NonEmpty | None = None
    all: Literal[True] | None = None
    system: NonEmpty | None = None
    reason: NonEmpty | None = None

    @model_validator(mode="after")
    def _one_way(self) -> Selection:
        ways = [name for name in ("ecl", "codes", "refset", "valueset", "all") if getattr(self, name) is not None]
        if len(ways) != 1:
            raise ValueError(
                "needs exactly one of ecl, codes, refset, valueset, all; has " + (", ".join(ways) or "none")
            )
        if self.system and ways[0] not in {"codes", "all"}:
            raise ValueError(f"`system` goes with codes or all, not with {ways[0]}")
        if ways == ["all"] and not self.system:
            raise ValueError("`all` needs `system`")
        return self


class Every(SourceModel):
    """What must hold of each code in the expansion."""

    term: Literal["nb", "nn", "en"] | None = None
    status: Literal["active"] | None = None


class Expectation(SourceModel):
    """Tests that run on every build and on every new release."""

    contains: tuple[CodeRef, ...] = ()
    excludes: tuple[CodeRef, ...] = ()
    size: SizeRange | None = None
    every: Every | None = None

    @property
    def bounds(self) -> tuple[int, int | None]:
        """Smallest and largest size allowed; None means no upper bound."""
        if self.size is None:
            return 0, None
        low, dots, high = self.size.partition("..")
        return int(low), int(low) if not dots else None if high == "*" else int(high)


class ValueSetSource(Description):
    """A file `valuesets/*.yaml` whose first key is `valueset`."""

    valueset: Id
    include: Annotated[tuple[Selection, ...], Field(min_length=1)]
    exclude: tuple[Selection, ...] = ()
    expect: Expectation = Expectation()
    experimental: bool | None = None


class SystemConcept(SourceModel):
    """One concept of a code list: its display in each language and, optionally, what it means."""

    en: NonEmpty | None = None
    nb: NonEmpty
    nn: NonEmpty | None = None
    definition: NonEmpty | None = None
    definition_nb: NonEmpty | None = None


class CodeSystemSource(Description):
    """A file `valuesets/*.yaml` whose first key is `codesystem`: our own or a Norwegian code list.

    `volven` is the number of a Norwegian code list (for example 9060): it gives id, url, name and OID their
    official form, and `content` then says how much of the list is here.
    """

    codesystem: Id
    url: NonEmpty | None = None
    oid: Annotated[str, StringConstraints(pattern=r"^[0-2](\.(0|[1-9][0-9]*))+$")] | None = None
    volven: int | None = None
    publisher: NonEmpty | None = None
    copyright: NonEmpty | None = None
    content: Literal["complete", "fragment", "example"] = "complete"
    concepts: Annotated[dict[Code, SystemConcept], Field(min_length=1)]
