"""The reviewed tables of the sample edition: TAB between columns, the first line names them, nothing is quoted."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import TypeVar

from digidot_term.sample.model import (
    Association,
    Concept,
    ConcreteValue,
    Definition,
    EnglishTerm,
    Icd10Map,
    Inactivation,
    MrcmAttribute,
    MrcmDomain,
    NorwegianTerm,
    RefsetDescriptor,
    RefsetMember,
    Relationship,
    ReleaseChange,
    SimpleMap,
)

FOLDER = Path(__file__).parent / "tables"

Model = TypeVar("Model")


def read_table(name: str) -> list[list[str]]:
    """Return the lines of a table as columns, its header in front; nothing is quoted."""
    text = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.removesuffix("\n").split("\n")]


def _rows(name: str, make: Callable[[Iterable[str]], Model]) -> tuple[Model, ...]:
    """Return the rows of a table as models."""
    return tuple(map(make, read_table(name)[1:]))


@cache
def concepts() -> tuple[Concept, ...]:
    """Return concepts.tsv."""
    return _rows("concepts", Concept._make)


@cache
def relationships() -> tuple[Relationship, ...]:
    """Return relationships.tsv."""
    return _rows("relationships", Relationship._make)


@cache
def concrete_values() -> tuple[ConcreteValue, ...]:
    """Return concrete-values.tsv."""
    return _rows("concrete-values", ConcreteValue._make)


@cache
def release_changes() -> tuple[ReleaseChange, ...]:
    """Return releases.tsv."""
    return _rows("releases", ReleaseChange._make)


@cache
def inactivations() -> tuple[Inactivation, ...]:
    """Return history.tsv."""
    return _rows("history", Inactivation._make)


@cache
def english_terms() -> tuple[EnglishTerm, ...]:
    """Return terms-en.tsv."""
    return _rows("terms-en", EnglishTerm._make)


def norwegian_terms() -> tuple[NorwegianTerm, ...]:
    """Return terms-no.tsv."""
    return _rows("terms-no", NorwegianTerm._make)


def definitions() -> tuple[Definition, ...]:
    """Return definitions.tsv."""
    return _rows("definitions", Definition._make)


def refset_members() -> tuple[RefsetMember, ...]:
    """Return refsets.tsv."""
    return _rows("refsets", RefsetMember._make)


def associations() -> tuple[Association, ...]:
    """Return associations.tsv."""
    return _rows("associations", Association._make)


def simple_maps() -> tuple[SimpleMap, ...]:
    """Return simple-maps.tsv."""
    return _rows("simple-maps", SimpleMap._make)


def icd10_maps() -> tuple[Icd10Map, ...]:
    """Return icd10-map.tsv."""
    return _rows("icd10-map", Icd10Map._make)


def mrcm_domains() -> tuple[MrcmDomain, ...]:
    """Return mrcm-domains.tsv."""
    return _rows("mrcm-domains", MrcmDomain._make)


def mrcm_attributes() -> tuple[MrcmAttribute, ...]:
    """Return mrcm-attributes.tsv."""
    return _rows("mrcm-attributes", MrcmAttribute._make)


def refset_descriptors() -> tuple[RefsetDescriptor, ...]:
    """Return refset-descriptors.tsv."""
    return _rows("refset-descriptors", RefsetDescriptor._make)
