"""Terms from an index: preferred and acceptable by language refset, never by languageCode."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence

from digidot_term.language import Language
from digidot_term.snomed.components import Description
from digidot_term.snomed.constants import ACCEPTABLE, FSN, LANGUAGE_REFSETS, PREFERRED, SYNONYM
from digidot_term.snomed.index.layout import NO_TERM
from digidot_term.snomed.index.pools import texts_of
from digidot_term.snomed.index.read import Index
from digidot_term.snomed.index.times import time_text
from digidot_term.snomed.refsets import Refsets


class Acceptability(Mapping[int, int]):
    """What the language refsets say of a description, by refset; looked up when it is first asked for."""

    __slots__ = ("_found", "_ordinal", "_refsets")

    def __init__(self, refsets: Refsets, ordinal: int) -> None:
        self._refsets, self._ordinal = refsets, ordinal
        self._found: Mapping[int, int] | None = None

    def _known(self) -> Mapping[int, int]:
        if self._found is None:
            self._found = self._refsets.acceptability(self._ordinal)
        return self._found

    def __getitem__(self, refset_id: int) -> int:
        return self._known()[refset_id]

    def __iter__(self) -> Iterator[int]:
        return iter(self._known())

    def __len__(self) -> int:
        return len(self._known())

    def __repr__(self) -> str:
        return repr(dict(self._known()))


class Descriptions:
    """Descriptions by the ordinal of their concept, where they lie side by side in order of id."""

    def __init__(self, index: Index, refsets: Refsets) -> None:
        self._index, self._refsets = index, refsets
        self.offset = index.numbers("description.offset")
        self.ids = index.numbers("description.id")
        self.form = index.numbers("description.form")
        self.forms: Sequence[tuple[int, int, str, int]] = [tuple(form) for form in index.facts["description_forms"]]
        self.term_of = texts_of(index, "description.term")
        self.term_offset = index.numbers("description.term.offset")
        self._preferred = {name: index.numbers(f"preferred.{name}") for name in (*LANGUAGE_REFSETS, "fsn")}

    def of(self, concept: int) -> tuple[Description, ...]:
        """Return all of a concept's descriptions and definitions, active or not, by id."""
        return tuple(map(self.made, self.rows(concept)))

    def rows(self, concept: int) -> range:
        """Return the ordinals of a concept's descriptions."""
        return range(self.offset[concept], self.offset[concept + 1])

    def concept_of(self, ordinal: int) -> int:
        """Return the concept of a description."""
        return bisect_right(self.offset, ordinal) - 1

    def made(self, ordinal: int) -> Description:
        """Return one description."""
        active, type_id, language_code, case_significance_id = self.forms[self.form[ordinal]]
        index = self._index
        return Description(
            id=self.ids[ordinal],
            concept_id=index.numbers("concept.id")[self.concept_of(ordinal)],
            active=bool(active),
            effective_time=time_text(index.numbers("description.time")[ordinal]),
            module_id=index.numbers("description.module.value")[index.numbers("description.module")[ordinal]],
            type_id=type_id,
            term=self.term_of(ordinal),
            language_code=str(language_code),
            case_significance_id=case_significance_id,
            acceptability=Acceptability(self._refsets, ordinal),
        )

    def ordinal(self, description_id: int) -> int | None:
        """Return the ordinal of a description by its id; None when there is none."""
        by_id = self._index.numbers("description.by_id")
        at = bisect_left(by_id, description_id, key=self.ids.__getitem__)
        return by_id[at] if at < len(by_id) and self.ids[by_id[at]] == description_id else None

    def preferred(self, concept: int, language: str) -> str | None:
        """Return the synonym a language prefers; `fsn` is the fully specified name, English where it is translated."""
        ordinal = self._preferred[language][concept]
        return None if ordinal == NO_TERM else self.term_of(ordinal)

    def count_preferred(self, language: str, concepts: int) -> int:
        """Return how many of the first `concepts` concepts have a preferred term in a language."""
        return sum(ordinal != NO_TERM for ordinal in self._preferred[language][:concepts])

    def terms(self, concept: int, language: Language) -> tuple[str, ...]:
        """Return the active terms of a language: preferred synonyms, acceptable synonyms, fully specified names."""
        ranked = [(rank(found, language), found) for found in self.of(concept)]
        ordered = sorted((order, found.id, found.term) for order, found in ranked if order is not None)
        return tuple(dict.fromkeys(term for _, _, term in ordered))


def rank(description: Description, language: Language) -> int | None:
    """Return how near the front a term stands in a language: preferred 0, acceptable 1, fully specified name 2.

    None when the description is inactive, a definition, or in none of the language's refsets.
    """
    found = {description.acceptability.get(refset) for refset in LANGUAGE_REFSETS[language]}
    if not description.active or not found & {PREFERRED, ACCEPTABLE}:
        return None
    if description.type_id == SYNONYM:
        return 0 if PREFERRED in found else 1
    return 2 if description.type_id == FSN else None
