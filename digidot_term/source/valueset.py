"""The value set source: what is in, what is out, and what must hold of the result."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, StringConstraints, WithJsonSchema, model_validator

from digidot_term.source.model import Code, CodeRef, Description, Flag, Id, NonEmpty, SourceModel, text_of_number
from digidot_term.source.unfit import Unfit, one_of

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
    """SNOMED CT concepts that meet this expression."""
    codes: Annotated[tuple[CodeRef, ...], Field(min_length=1)] | None = None
    """These codes, each with its term: `80967001 |Dental caries|`."""
    refset: CodeRef | None = None
    """Members of this SNOMED CT reference set."""
    valueset: NonEmpty | None = None
    """All codes of another value set: a project id or a canonical."""
    all: Literal[True] | None = None
    """Every code of `system`."""
    system: NonEmpty | None = None
    """Code system of `codes` or `all`: alias, project id or canonical; SNOMED CT when left out."""
    reason: NonEmpty | None = None
    """Why it is in, or out."""

    @model_validator(mode="after")
    def _one_way(self) -> Selection:
        ways = [name for name in ("ecl", "codes", "refset", "valueset", "all") if getattr(self, name) is not None]
        if len(ways) != 1:
            raise one_of(("ecl", "codes", "refset", "valueset", "all"), ways)
        if self.system and ways[0] not in {"codes", "all"}:
            raise Unfit(
                en=f"has `system`, which goes with `codes` or `all`, not with `{ways[0]}`",
                nb=f"har `system`, som hører til `codes` eller `all`, ikke til `{ways[0]}`",
                nn=f"har `system`, som høyrer til `codes` eller `all`, ikkje til `{ways[0]}`",
            )
        if ways == ["all"] and not self.system:
            raise Unfit(
                en="has `all`, which needs `system`",
                nb="har `all`, som trenger `system`",
                nn="har `all`, som treng `system`",
            )
        return self


class Every(SourceModel):
    """What must hold of each code in the expansion."""

    term: Literal["nb", "nn", "en"] | None = None
    """Each code has a preferred term in this language."""
    status: Literal["active"] | None = None
    """Each code is active."""


class Expectation(SourceModel):
    """Tests that run on every build and on every new release."""

    contains: tuple[CodeRef, ...] = ()
    """Codes that are in the expansion."""
    excludes: tuple[CodeRef, ...] = ()
    """Codes that are not in the expansion."""
    size: SizeRange | None = None
    """How many codes there are: `52`, `60..140`, `10..*`."""
    every: Every | None = None
    """What holds of each code."""

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
    """Its id, in kebab-case."""
    include: Annotated[tuple[Selection, ...], Field(min_length=1)]
    """What is in: the union of all entries."""
    exclude: tuple[Selection, ...] = ()
    """What is taken out again."""
    expect: Expectation = Expectation()
    """Tests that run on every build."""
    experimental: Flag | None = None
    """Not for use; always so when built against the sample edition."""


class SystemConcept(SourceModel):
    """One concept of a code list: its display in each language and, optionally, what it means."""

    en: NonEmpty | None = None
    """Display in English."""
    nb: NonEmpty
    """Display in bokmål."""
    nn: NonEmpty | None = None
    """Display in nynorsk."""
    definition: NonEmpty | None = None
    """What the code means."""
    definition_nb: NonEmpty | None = None
    """The same in bokmål."""


class CodeSystemSource(Description):
    """A file `valuesets/*.yaml` whose first key is `codesystem`: our own or a Norwegian code list.

    `volven` is the number of a Norwegian code list (for example 9060): it gives id, url, name and OID their
    official form, and `content` then says how much of the list is here.
    """

    codesystem: Id
    """Its id, in kebab-case."""
    url: NonEmpty | None = None
    """Canonical of a list that is not our own."""
    oid: Annotated[str, StringConstraints(pattern=r"^[0-2](\.(0|[1-9][0-9]*))+$")] | None = None
    """Object identifier of the list, without `urn:oid:`."""
    volven: int | None = None
    """Number of a Norwegian code list, such as 9060."""
    publisher: NonEmpty | None = None
    """Who publishes the list, when not the project's publisher."""
    copyright: NonEmpty | None = None
    """Who owns the list, and its terms."""
    content: Literal["complete", "fragment", "example"] = "complete"
    """How much of the list is here."""
    experimental: Flag | None = None
    """Not for use; always so when built against the sample edition."""
    concepts: Annotated[dict[Code, SystemConcept], Field(min_length=1)]
    """Code -> its displays."""
