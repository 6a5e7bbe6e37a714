"""Which columns each RF2 file has, and which of them hold SCTIDs.

RF2 specification, "Component Release Files Specification" and "Reference Set Release Files Specification".
"""

from __future__ import annotations

from digidot_term.snomed.rf2.file_name import FileName

VERSION_COLUMNS = ("id", "effectiveTime", "active", "moduleId")
CONCEPT = (*VERSION_COLUMNS, "definitionStatusId")
DESCRIPTION = (*VERSION_COLUMNS, "conceptId", "languageCode", "typeId", "term", "caseSignificanceId")
_RELATIONSHIP_END = ("relationshipGroup", "typeId", "characteristicTypeId", "modifierId")
RELATIONSHIP = (*VERSION_COLUMNS, "sourceId", "destinationId", *_RELATIONSHIP_END)
CONCRETE_VALUE = (*VERSION_COLUMNS, "sourceId", "value", *_RELATIONSHIP_END)
MEMBER = (*VERSION_COLUMNS, "refsetId", "referencedComponentId")

LAYOUTS: dict[str, tuple[str, ...]] = {
    "Concept": CONCEPT,
    "Description": DESCRIPTION,
    "TextDefinition": DESCRIPTION,
    "Relationship": RELATIONSHIP,
    "RelationshipConcreteValues": CONCRETE_VALUE,
    "Refset": MEMBER,
}
"""The columns a file of each content must have; a refset has more, named by its header."""

REFSET_COLUMNS: dict[tuple[str, str], tuple[str, ...]] = {
    ("c", "Language"): ("acceptabilityId",),
    ("c", "Association"): ("targetComponentId",),
    ("c", "AttributeValue"): ("valueId",),
    ("ss", "ModuleDependency"): ("sourceEffectiveTime", "targetEffectiveTime"),
}
"""What a refset file the engine itself reads must have besides, by its pattern and how its summary starts."""

REFERENCE_COLUMNS: dict[str, str] = {
    "moduleId": "concept",
    "definitionStatusId": "concept",
    "conceptId": "concept",
    "typeId": "concept",
    "caseSignificanceId": "concept",
    "sourceId": "concept",
    "destinationId": "concept",
    "characteristicTypeId": "concept",
    "modifierId": "concept",
    "refsetId": "concept",
    "referencedComponentId": "component",
    "acceptabilityId": "concept",
}
"""The columns that hold an SCTID, and the sort of component it must be of."""

OWN_ID_SORT: dict[str, str] = {
    "Concept": "concept",
    "Description": "description",
    "TextDefinition": "description",
    "Relationship": "relationship",
    "RelationshipConcreteValues": "relationship",
}
"""The sort of component whose SCTID the `id` column holds; a refset member's is a UUID."""


def layout_of(file_name: FileName) -> tuple[str, ...] | None:
    """Return the columns a file must have; None for a file the tool has no use for."""
    if file_name.release_type != "Snapshot":
        return None
    layout = LAYOUTS.get(file_name.content)
    if file_name.content != "Refset" or layout is None:
        return layout
    extra = (
        columns
        for (pattern, summary), columns in REFSET_COLUMNS.items()
        if file_name.pattern == pattern and file_name.summary.startswith(summary)
    )
    return (*layout, *next(extra, ()))
