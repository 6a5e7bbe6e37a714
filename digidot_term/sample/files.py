"""The files of the two packages: folder, name, columns, and whose rows they hold."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from digidot_term.sample import content, descriptions, metadata, mrcm, owl, terminology
from digidot_term.sample.model import Part
from digidot_term.sample.rows import EFFECTIVE_TIMES, Release, Row
from digidot_term.snomed.constants import EN_GB_REFSET, EN_US_REFSET, NB_REFSET, NN_REFSET
from digidot_term.snomed.rf2.layouts import CONCEPT, CONCRETE_VALUE, DESCRIPTION, MEMBER, RELATIONSHIP

AREAS: dict[Part, str] = {"INT": "INT", "NO": "NO9999999"}
"""What stands for the publisher in file names."""

_TERMINOLOGY, _LANGUAGE, _CONTENT, _MAP, _METADATA = (
    "Terminology",
    "Refset/Language",
    "Refset/Content",
    "Refset/Map",
    "Refset/Metadata",
)
_ENGLISH = (str(EN_US_REFSET), str(EN_GB_REFSET))
_RULE = ("ruleStrengthId", "contentTypeId")
_MAP_ROW = ("mapGroup", "mapPriority", "mapRule", "mapAdvice", "mapTarget", "correlationId", "mapCategoryId")
_TEMPLATES = ("domainTemplateForPrecoordination", "domainTemplateForPostcoordination")
_DOMAIN = ("domainConstraint", "parentDomain", "proximalPrimitiveConstraint", "proximalPrimitiveRefinement")


@dataclass(frozen=True, slots=True)
class FileKind:
    """A file of a package; in `name` `{S}` is where the release type goes."""

    folder: str
    name: str
    columns: Sequence[str]
    rows: Callable[[Part], list[Row]]
    parts: tuple[Part, ...] = ("INT", "NO")

    def path(self, part: Part, release: Release) -> str:
        """Return the file's name with its folders inside the package."""
        name = self.name.replace("{S}", "Snapshot")
        return f"Snapshot/{self.folder}/{name}_{AREAS[part]}_{EFFECTIVE_TIMES[release]}.txt"


def _described(folder: str, name: str, build: Callable[[Part, str], list[Row]]) -> tuple[FileKind, ...]:
    """Return the file in English, and in Norwegian, which the extension alone has."""
    english = FileKind(folder, f"{name}-en", DESCRIPTION, lambda part: build(part, "en"))
    return english, FileKind(folder, f"{name}-no", DESCRIPTION, lambda part: build(part, "no"), ("NO",))


def _language(code: str, refsets: tuple[str, ...], parts: tuple[Part, ...]) -> FileKind:
    """Return the language refset file of a language."""
    columns = (*MEMBER, "acceptabilityId")
    build = partial(descriptions.language_rows, refsets=refsets)
    return FileKind(_LANGUAGE, f"der2_cRefset_Language{{S}}-{code}", columns, build, parts)


def _member(folder: str, name: str, more: Sequence[str], rows: Callable[[Part], list[Row]], *parts: Part) -> FileKind:
    """Return a refset file with the columns `more`, in `parts` or else in both packages."""
    return FileKind(folder, name, (*MEMBER, *more), rows, parts or ("INT", "NO"))


KINDS: tuple[FileKind, ...] = (
    FileKind(_TERMINOLOGY, "sct2_Concept_{S}", CONCEPT, terminology.concept_rows),
    *_described(_TERMINOLOGY, "sct2_Description_{S}", descriptions.description_rows),
    *_described(_TERMINOLOGY, "sct2_TextDefinition_{S}", descriptions.definition_rows),
    FileKind(_TERMINOLOGY, "sct2_Relationship_{S}", RELATIONSHIP, terminology.relationship_rows),
    FileKind(_TERMINOLOGY, "sct2_RelationshipConcreteValues_{S}", CONCRETE_VALUE, terminology.concrete_value_rows),
    _member(_TERMINOLOGY, "sct2_sRefset_OWLExpression{S}", ("owlExpression",), owl.owl_rows),
    _language("en", _ENGLISH, ("INT", "NO")),
    _language("nb", (str(NB_REFSET),), ("NO",)),
    _language("nn", (str(NN_REFSET),), ("NO",)),
    _member(_CONTENT, "der2_Refset_Simple{S}", (), content.simple_rows),
    _member(_CONTENT, "der2_cRefset_Association{S}", ("targetComponentId",), content.association_rows, "INT"),
    _member(_CONTENT, "der2_cRefset_AttributeValue{S}", ("valueId",), content.attribute_value_rows),
    _member(_MAP, "der2_sRefset_SimpleMap{S}", ("mapTarget",), content.simple_map_rows),
    _member(_MAP, "der2_iisssccRefset_ExtendedMap{S}", _MAP_ROW, content.extended_map_rows),
    _member(
        _METADATA,
        "der2_ssRefset_ModuleDependency{S}",
        ("sourceEffectiveTime", "targetEffectiveTime"),
        metadata.module_dependency_rows,
    ),
    _member(
        _METADATA,
        "der2_cciRefset_RefsetDescriptor{S}",
        ("attributeDescription", "attributeType", "attributeOrder"),
        metadata.refset_descriptor_rows,
    ),
    _member(
        _METADATA,
        "der2_ciRefset_DescriptionType{S}",
        ("descriptionFormat", "descriptionLength"),
        metadata.description_type_rows,
        "INT",
    ),
    _member(
        _METADATA, "der2_sssssssRefset_MRCMDomain{S}", (*_DOMAIN, *_TEMPLATES, "guideURL"), mrcm.domain_rows, "INT"
    ),
    _member(
        _METADATA,
        "der2_cissccRefset_MRCMAttributeDomain{S}",
        ("domainId", "grouped", "attributeCardinality", "attributeInGroupCardinality", *_RULE),
        mrcm.attribute_domain_rows,
    ),
    _member(
        _METADATA,
        "der2_ssccRefset_MRCMAttributeRange{S}",
        ("rangeConstraint", "attributeRule", *_RULE),
        mrcm.attribute_range_rows,
    ),
    _member(_METADATA, "der2_cRefset_MRCMModuleScope{S}", ("mrcmRuleRefsetId",), mrcm.module_scope_rows),
)
"""All file kinds, in the order of the release file specification."""
