"""One merged SNOMED CT edition: identifiers, RF2 releases, hierarchy, terms, refsets, history and search."""

from digidot_term.snomed.components import (
    Concept,
    Description,
    HistoricalAssociation,
    Hit,
    Member,
    Relationship,
)
from digidot_term.snomed.edition import Edition, read_edition
from digidot_term.snomed.identifiers import is_sctid, make_sctid
from digidot_term.snomed.rf2 import MemoryPackage, Rf2Package, open_edition_packages, open_package

__all__ = [
    "Concept",
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
