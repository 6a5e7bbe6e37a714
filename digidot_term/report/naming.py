"""Concepts, languages and dates as reports name them."""

from __future__ import annotations

from collections.abc import Callable

from digidot_term.language import Language, Text, reading_order
from digidot_term.record import record
from digidot_term.snomed.constants import EN_GB_REFSET, EN_US_REFSET, NB_REFSET, NN_REFSET
from digidot_term.snomed.edition import Edition

DIALECTS = {NB_REFSET: "nb", NN_REFSET: "nn", EN_GB_REFSET: "en-GB", EN_US_REFSET: "en-US"}
"""What the terms of a language refset are marked with."""

LANGUAGE_NAMES: dict[Language, Text] = {
    "nb": Text(en="Norwegian bokmål", nb="bokmål", nn="bokmål"),
    "nn": Text(en="Norwegian nynorsk", nb="nynorsk", nn="nynorsk"),
    "en": Text(en="English", nb="engelsk", nn="engelsk"),
}


@record
class Named:
    """A concept's id with the term a reader knows it by."""

    id: int
    term: str

    def __str__(self) -> str:
        return f"{self.id} {self.term}".rstrip()

    @property
    def piped(self) -> str:
        """The concept as expressions and sources write it."""
        return f"{self.id} |{self.term}|"

    def as_data(self) -> dict[str, str]:
        """The concept as JSON has it: ids are texts, for they are longer than a number may be."""
        return {"id": str(self.id), "term": self.term}


Namer = Callable[[int], Named]
"""Names a concept by its id."""


def namer(edition: Edition, language: Language) -> Namer:
    """Return what names concepts as a reader of `language` knows them."""
    languages = reading_order(language)

    def named(sctid: int) -> Named:
        return Named(sctid, edition.term(sctid, languages))

    return named


def dated(effective_time: str) -> str:
    """Return `YYYYMMDD` as `YYYY-MM-DD`, anything else as it is."""
    if len(effective_time) != len("YYYYMMDD"):
        return effective_time
    return f"{effective_time[:4]}-{effective_time[4:6]}-{effective_time[6:]}"


def sized(size: int) -> str:
    """Return a number of bytes as people read it."""
    return f"{size / _MEGABYTE:.0f} MB" if size >= _MEGABYTE else f"{size / 1_000:.0f} kB"


def semantic_tag(fsn: str) -> str:
    """Return what stands in the last brackets of a fully specified name; nothing where there are none."""
    _, bracket, tag = fsn.rpartition("(")
    return tag.removesuffix(")") if bracket and fsn.endswith(")") else ""


_MEGABYTE = 1_000_000
_AFTER_Z = str.maketrans("æøå", "{|}")


def alphabetical(named: Named) -> tuple[str, int]:
    """Order concepts by term as a Norwegian alphabet has it, then by id."""
    return (named.term.casefold().translate(_AFTER_Z), named.id)
