"""One merged SNOMED CT edition: identifiers, RF2 releases, hierarchy, terms, refsets, history and search."""

from digidot_term.snomed.components import (
    AlternateIdentifier,
    Concept,
    Description,
    HistoricalAssociation,
    Hit,
    Member,
    Relationship,
)
from digidot_term.snomed.concept_set import ConceptSet
from digidot_term.snomed.edition import Edition
from digidot_term.snomed.identifiers import is_sctid, make_sctid
from digidot_term.snomed.reading import read_edition
from digidot_term.snomed.rf2.package import MemoryPackage, Rf2Package, open_edition_packages, open_package

__all__ = [
    "AlternateIdentifier",
    "Concept",
    "ConceptSet",
    "Description",
    "Edition",
    "HistoricalAssociation",
    "Hit",
    "Member",
    "MemoryPackage",
    "Relationship",
    "Rf2Package",
    "is_sctid",
    "make_sctid",
    "open_edition_packages",
    "open_package",
    "read_edition",
]
