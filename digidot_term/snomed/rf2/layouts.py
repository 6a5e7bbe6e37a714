"""Which columns each RF2 file has, and what each of them holds.

RF2 specification, "Component Release Files Specification" and "Reference Set Release Files Specification".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from digidot_term.snomed.rf2.file_name import FileName

Sort = Literal["id", "uuid", "date", "flag", "reference", "code", "number", "text"]
"""How a column is kept: own SCTIDs, UUIDs, dates, flags, SCTIDs that refer, few distinct texts, numbers, terms."""

VERSION_COLUMNS = ("id", "effectiveTime", "active", "moduleId")
CONCEPT = (*VERSION_COLUMNS, "definitionStatusId")
DESCRIPTION = (*VERSION_COLUMNS, "conceptId", "languageCode", "typeId", "term", "caseSignificanceId")
_RELATIONSHIP_END = ("relationshipGroup", "typeId", "characteristicTypeId", "modifierId")
RELATIONSHIP = (*VERSION_COLUMNS, "sourceId", "destinationId", *_RELATIONSHIP_END)
CONCRETE_VALUE = (*VERSION_COLUMNS, "sourceId", "value", *_RELATIONSHIP_END)
IDENTIFIER = (
    "alternateIdentifier",
    "effectiveTime",
    "active",
    "moduleId",
    "identifierSchemeId",
    "referencedComponentId",
)
MEMBER = (*VERSION_COLUMNS, "refsetId", "referencedComponentId")


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns a file must have, the sort of each, and the sort of component an SCTID in one must be of.

    A refset has more columns, named by its header; they are kept as codes, whatever they hold.
    """

    content: str
    sorts: dict[str, Sort]
    components: dict[str, str]

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, in the order of the specification."""
        return tuple(self.sorts)


def _layout(content: str, columns: tuple[str, ...], sorts: tuple[Sort, ...], **components: str) -> Layout:
    return Layout(content, dict(zip(columns, sorts, strict=True)), components)


_ROLE = {"sourceId": "concept", "typeId": "concept", "characteristicTypeId": "concept", "modifierId": "concept"}
_TERM = {"conceptId": "concept", "typeId": "concept", "caseSignificanceId": "concept"}
_TERM_SORTS: tuple[Sort, ...] = ("id", "date", "flag", "code", "reference", "code", "code", "text", "code")

LAYOUTS: dict[str, Layout] = {
    "Concept": _layout(
        "Concept",
        CONCEPT,
        ("id", "date", "flag", "code", "code"),
        id="concept",
        moduleId="concept",
        definitionStatusId="concept",
    ),
    "Description": _layout("Description", DESCRIPTION, _TERM_SORTS, id="description", moduleId="concept", **_TERM),
    "TextDefinition": _layout("Description", DESCRIPTION, _TERM_SORTS, id="description", moduleId="concept", **_TERM),
    "Relationship": _layout(
        "Relationship",
        RELATIONSHIP,
        ("id", "date", "flag", "code", "reference", "reference", "number", "code", "code", "code"),
        id="relationship",
        moduleId="concept",
        destinationId="concept",
        **_ROLE,
    ),
    "RelationshipConcreteValues": _layout(
        "RelationshipConcreteValues",
        CONCRETE_VALUE,
        ("id", "date", "flag", "code", "reference", "code", "number", "code", "code", "code"),
        id="relationship",
        moduleId="concept",
        **_ROLE,
    ),
    "Identifier": _layout(
        "Identifier",
        IDENTIFIER,
        ("code", "date", "flag", "code", "code", "reference"),
        moduleId="concept",
        identifierSchemeId="concept",
        referencedComponentId="component",
    ),
    "Refset": _layout(
        "Refset",
        MEMBER,
        ("uuid", "date", "flag", "code", "code", "reference"),
        moduleId="concept",
        refsetId="concept",
        referencedComponentId="component",
        acceptabilityId="concept",
    ),
}
"""The files that are read, by the content their names give; stated relationships define nothing and are passed over."""

REFSET_COLUMNS: dict[tuple[str, str], tuple[str, ...]] = {
    ("c", "Language"): ("acceptabilityId",),
    ("c", "Association"): ("targetComponentId",),
    ("c", "AttributeValue"): ("valueId",),
    ("ss", "ModuleDependency"): ("sourceEffectiveTime", "targetEffectiveTime"),
}
"""What a refset file the engine itself reads must have besides, by its pattern and how its summary starts."""


def layout_of(file_name: FileName) -> Layout | None:
    """Return what a file must look like; None for a file the tool has no use for."""
    return LAYOUTS.get(file_name.content)


def required_columns(file_name: FileName, layout: Layout) -> tuple[str, ...]:
    """Return the columns a file's header must have."""
    extra = (
        columns
        for (pattern, summary), columns in REFSET_COLUMNS.items()
        if file_name.content == "Refset" and file_name.pattern == pattern and file_name.summary.startswith(summary)
    )
    return (*layout.columns, *next(extra, ()))
