"""The concept map source; relations are written in R5's words, R4 is made from them by one table."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, GetJsonSchemaHandler, model_validator
from pydantic_core import CoreSchema

from digidot_term.source.model import Code, CodeRef, Description, Id, NonEmpty, SourceModel
from digidot_term.source.unfit import Unfit, one_of

Relation = Literal[
    "equivalent",
    "related-to",
    "source-is-narrower-than-target",
    "source-is-broader-than-target",
    "not-related-to",
]


class MapSide(SourceModel):
    """One side of a map: a code system (alias, project id or canonical) and the value set that bounds it."""

    system: NonEmpty
    """Code system: alias, project id or canonical."""
    valueset: NonEmpty | None = None
    """Value set that bounds the codes: project id or canonical."""
    version: NonEmpty | None = None
    """Version of the code system."""


class MapTarget(SourceModel):
    """Where one source code goes; `to: none` says that it goes nowhere, on purpose.

    `why` is obligatory unless the relation is `equivalent` (FHIR R4 invariant cmd-1 follows from it).
    """

    to: CodeRef
    """The target code with its term, or `none`."""
    relation: Relation | None = None
    """How the source relates to the target."""
    why: NonEmpty | None = None
    """Explanation; obligatory unless the relation is `equivalent`."""
    by: NonEmpty | None = None
    """Who made the row."""
    reviewed: NonEmpty | None = None
    """Who reviewed it."""

    @property
    def is_none(self) -> bool:
        """True when the source code is declared to have no target."""
        return self.to.code == "none"

    @model_validator(mode="after")
    def _explained(self) -> MapTarget:
        if not self.is_none and self.relation is None:
            raise Unfit(
                en="needs `relation` (equivalent, related-to, source-is-narrower-than-target, ...)",
                nb="trenger `relation` (equivalent, related-to, source-is-narrower-than-target, ...)",
                nn="treng `relation` (equivalent, related-to, source-is-narrower-than-target, ...)",
            )
        if self.relation != "equivalent" and not self.why:
            raise Unfit(
                en="needs `why`: a relation other than equivalent must be explained",
                nb="trenger `why`: andre relasjoner enn equivalent må forklares",
                nn="treng `why`: andre relasjonar enn equivalent må forklarast",
            )
        return self


class OneTarget(MapTarget):
    """The short form of a row: its one target written straight into it."""

    display: NonEmpty | None = None
    """Display of the source code."""


class MapRow(SourceModel):
    """One source code with its display and its targets; short forms are one target, or a list of targets."""

    display: NonEmpty | None = None
    """Display of the source code."""
    targets: Annotated[tuple[MapTarget, ...], Field(min_length=1)]
    """Where the code goes; one target may stand straight in the row."""

    @model_validator(mode="before")
    @classmethod
    def _short_form(cls, value: object) -> object:
        """Accept one target written straight into the row, or a list of targets."""
        if isinstance(value, list):
            return {"targets": value}
        if isinstance(value, dict) and "targets" not in value:
            target = {key: inner for key, inner in value.items() if key != "display"}
            return {"display": value.get("display"), "targets": [target]}
        return value

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Describe the short forms too, for editors."""
        targets = {"type": "array", "items": handler(MapTarget.__pydantic_core_schema__), "minItems": 1}
        return {"anyOf": [handler(OneTarget.__pydantic_core_schema__), targets, handler(schema)]}


class ConceptMapSource(Description):
    """A file `conceptmaps/*.yaml`.

    The rows stand in `map`, or in the table named by `rows` (tab-separated, beside the file), or are those of another
    map turned round (`inverse`).
    """

    conceptmap: Id
    """Its id, in kebab-case."""
    source: MapSide
    """What is mapped."""
    target: MapSide
    """What it is mapped to."""
    map: dict[Code, MapRow] = {}
    """Source code -> row."""
    rows: NonEmpty | None = None
    """Name of a tab-separated table beside the file, instead of `map`."""
    inverse: Id | None = None
    """Id of the map that this one is the opposite of, instead of `map`."""
    unmapped: Literal["error", "allow"] = "error"
    """Whether a code of the source value set may be left out."""

    @model_validator(mode="after")
    def _one_way(self) -> ConceptMapSource:
        ways = [name for name in ("map", "rows", "inverse") if getattr(self, name)]
        if len(ways) != 1:
            raise one_of(("map", "rows", "inverse"), ways)
        return self
