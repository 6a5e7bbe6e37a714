"""The files an RF2 release may have: how each is named, where it lies, and its columns (RF2 specification)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from tests.rf2_builder import BASE, HEADERS

ReleaseType = Literal["Snapshot", "Full", "Delta"]
Row = tuple[str, ...]
Rows = Mapping[str, Iterable[Row]]
"""The rows of a package by file type."""


@dataclass(frozen=True, slots=True)
class FileType:
    """One type of file; `language` is what the name of its English file says of it."""

    folder: str
    stem: str
    columns: tuple[str, ...]
    language: str = ""

    def path(self, release: ReleaseType, label: str, date: str) -> str:
        """Return the name of a file of this type, with its folders."""
        return f"{release}/{self.folder}/{self.stem}{release}{self.language}_{label}_{date}.txt"


def _component(content: str, columns: str = "", language: str = "") -> FileType:
    return FileType("Terminology", f"sct2_{content}_", tuple((columns or HEADERS[content]).split()), language)


def _refset(folder: str, stem: str, columns: str = "", language: str = "") -> FileType:
    header = f"{BASE} refsetId referencedComponentId {columns}"
    return FileType(folder, stem, tuple(header.split()), language)


_MAP = "mapGroup mapPriority mapRule mapAdvice mapTarget correlationId"

COMPONENTS: dict[str, FileType] = {
    "Concept": _component("Concept"),
    "Description": _component("Description", language="-en"),
    "TextDefinition": _component("TextDefinition", HEADERS["Description"], "-en"),
    "Relationship": _component("Relationship"),
    "StatedRelationship": _component("StatedRelationship", HEADERS["Relationship"]),
    "RelationshipConcreteValues": _component("RelationshipConcreteValues"),
    "Identifier": _component(
        "Identifier", "alternateIdentifier effectiveTime active moduleId identifierSchemeId referencedComponentId"
    ),
}
REFSETS: dict[str, FileType] = {
    "OWLExpression": _refset("Terminology", "sct2_sRefset_OWLExpression", "owlExpression"),
    "Language": _refset("Refset/Language", "der2_cRefset_Language", "acceptabilityId", "-en"),
    "Simple": _refset("Refset/Content", "der2_Refset_Simple"),
    "AttributeValue": _refset("Refset/Content", "der2_cRefset_AttributeValue", "valueId"),
    "Association": _refset("Refset/Content", "der2_cRefset_Association", "targetComponentId"),
    "OrderedComponent": _refset("Refset/Content", "der2_iRefset_OrderedComponent", "order"),
    "OrderedAssociation": _refset("Refset/Content", "der2_ciRefset_OrderedAssociation", "targetComponentId order"),
    "Ordered": _refset("Refset/Content", "der2_icRefset_Ordered", "order linkedToId"),
    "Annotation": _refset("Refset/Content", "der2_sRefset_Annotation", "annotation"),
    "ComponentAnnotation": _refset(
        "Refset/Metadata", "der2_scsRefset_ComponentAnnotationStringValue", "languageDialectCode typeId value"
    ),
    "MemberAnnotation": _refset(
        "Refset/Metadata",
        "der2_sscsRefset_MemberAnnotationStringValue",
        "referencedMemberId languageDialectCode typeId value",
    ),
    "QuerySpecification": _refset("Refset/Content", "der2_sRefset_QuerySpecification", "query"),
    "SimpleMapFrom": _refset("Refset/Map", "der2_sRefset_SimpleMap", "mapTarget"),
    "SimpleMapTo": _refset("Refset/Map", "der2_sRefset_SimpleMapToSCT", "mapSource"),
    "SimpleMapCorrelation": _refset("Refset/Map", "der2_scRefset_SimpleMapCorrelation", "mapTarget correlationId"),
    "ComplexMap": _refset("Refset/Map", "der2_iissscRefset_ComplexMap", _MAP),
    "ExtendedMap": _refset("Refset/Map", "der2_iisssccRefset_ExtendedMap", f"{_MAP} mapCategoryId"),
    "ModuleDependency": _refset(
        "Refset/Metadata", "der2_ssRefset_ModuleDependency", "sourceEffectiveTime targetEffectiveTime"
    ),
    "RefsetDescriptor": _refset(
        "Refset/Metadata", "der2_cciRefset_RefsetDescriptor", "attributeDescription attributeType attributeOrder"
    ),
    "DescriptionType": _refset(
        "Refset/Metadata", "der2_ciRefset_DescriptionType", "descriptionFormat descriptionLength"
    ),
    "MRCMDomain": _refset(
        "Refset/Metadata",
        "der2_sssssssRefset_MRCMDomain",
        "domainConstraint parentDomain proximalPrimitiveConstraint proximalPrimitiveRefinement"
        " domainTemplateForPrecoordination domainTemplateForPostcoordination guideURL",
    ),
    "MRCMAttributeDomain": _refset(
        "Refset/Metadata",
        "der2_cissccRefset_MRCMAttributeDomain",
        "domainId grouped attributeCardinality attributeInGroupCardinality ruleStrengthId contentTypeId",
    ),
    "MRCMAttributeRange": _refset(
        "Refset/Metadata",
        "der2_ssccRefset_MRCMAttributeRange",
        "rangeConstraint attributeRule ruleStrengthId contentTypeId",
    ),
    "MRCMModuleScope": _refset("Refset/Metadata", "der2_cRefset_MRCMModuleScope", "mrcmRuleRefsetId"),
    # Custom ones: one with a publisher's own columns, one whose columns are named like those of other refsets.
    "ToothSurface": _refset("Refset/Content", "der2_scisRefset_ToothSurface", "tannflate siteId order merknad"),
    "LooksLikeOthers": _refset(
        "Refset/Content",
        "der2_sscRefset_LooksLikeOthers",
        "sourceEffectiveTime targetEffectiveTime targetComponentId",
    ),
}
FILE_TYPES: dict[str, FileType] = {**COMPONENTS, **REFSETS}


def files_of(rows: Rows, release: ReleaseType, label: str, date: str) -> dict[str, bytes]:
    """Write rows as the files of one release type, with CRLF as published; a type without rows has its header."""
    files = {}
    for name, file_type in FILE_TYPES.items():
        lines = [file_type.columns, *rows.get(name, ())]
        files[file_type.path(release, label, date)] = "".join("\t".join(line) + "\r\n" for line in lines).encode()
    return files
