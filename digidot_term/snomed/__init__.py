"""One merged SNOMED CT edition: identifiers, RF2 releases, hierarchy, terms, refsets, history and search.

    library = EditionLibrary(Path.home() / ".cache/digidot-term/editions")
    indexed, problems = library.add([Path("International.zip"), Path("Norway.zip")])
    edition = indexed.open()
    edition.term(80967001), len(edition.descendants(80967001))

What reads releases is loaded when it is first asked for: an indexed edition is asked without it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
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
    from digidot_term.snomed.indexed_edition import IndexedEdition
    from digidot_term.snomed.info import EditionInfo, PackageRecord
    from digidot_term.snomed.library import EditionLibrary
    from digidot_term.snomed.reading import read_edition
    from digidot_term.snomed.rf2.package import MemoryPackage, Rf2Package, open_edition_packages, open_package

_MODULE_OF = {
    "AlternateIdentifier": "components",
    "Concept": "components",
    "ConceptSet": "concept_set",
    "Description": "components",
    "Edition": "edition",
    "EditionInfo": "info",
    "EditionLibrary": "library",
    "HistoricalAssociation": "components",
    "Hit": "components",
    "IndexedEdition": "indexed_edition",
    "Member": "components",
    "MemoryPackage": "rf2.package",
    "PackageRecord": "info",
    "Relationship": "components",
    "Rf2Package": "rf2.package",
    "is_sctid": "identifiers",
    "make_sctid": "identifiers",
    "open_edition_packages": "rf2.package",
    "open_package": "rf2.package",
    "read_edition": "reading",
}

__all__ = [
    "AlternateIdentifier",
    "Concept",
    "ConceptSet",
    "Description",
    "Edition",
    "EditionInfo",
    "EditionLibrary",
    "HistoricalAssociation",
    "Hit",
    "IndexedEdition",
    "Member",
    "MemoryPackage",
    "PackageRecord",
    "Relationship",
    "Rf2Package",
    "is_sctid",
    "make_sctid",
    "open_edition_packages",
    "open_package",
    "read_edition",
]


def __getattr__(name: str) -> Any:
    """Load what a public name stands for."""
    if name not in _MODULE_OF:
        raise AttributeError(name)
    return getattr(import_module(f"digidot_term.snomed.{_MODULE_OF[name]}"), name)
