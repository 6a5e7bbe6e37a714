"""Terms: preferred and acceptable by language refset, never by languageCode."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from digidot_term.language import Language
from digidot_term.snomed.components import Description
from digidot_term.snomed.constants import ACCEPTABLE, FSN, LANGUAGE_REFSETS, PREFERRED, SYNONYM
from digidot_term.snomed.rf2.sheet import Row


class DescriptionTable:
    """Descriptions by concept, made from rows when they are first asked for."""

    def __init__(self, rows: Iterable[Row], acceptability: Mapping[int, Mapping[int, int]]) -> None:
        """Take description rows and, by description id, its acceptability in each language refset."""
        self._rows: dict[int, list[Row]] = {}
        for row in rows:
            self._rows.setdefault(int(row[4]), []).append(row)
        self._acceptability = acceptability
        self._made: dict[int, tuple[Description, ...]] = {}

    def concept_ids(self) -> tuple[int, ...]:
        """Return the concepts that have a description, sorted."""
        return tuple(sorted(self._rows))

    def descriptions(self, sctid: int) -> tuple[Description, ...]:
        """Return all of a concept's descriptions and definitions, active or not, by id."""
        made = self._made.get(sctid)
        if made is None:
            found = (self._make(row) for row in self._rows.get(sctid, ()))
            made = self._made[sctid] = tuple(sorted(found, key=lambda description: description.id))
        return made

    def fsn(self, sctid: int) -> str:
        """Return the active fully specified name, the English one where it is translated; empty when there is none."""
        names = [found for found in self.descriptions(sctid) if found.active and found.type_id == FSN]
        preferred = (name for refset in LANGUAGE_REFSETS["en"] for name in names if is_preferred(name, refset))
        name = next(preferred, names[0] if names else None)
        return name.term if name else ""

    def preferred_term(self, sctid: int, language: Language) -> str | None:
        """Return the synonym that is preferred in the language's first refset that has one."""
        synonyms = [found for found in self.descriptions(sctid) if found.active and found.type_id == SYNONYM]
        for refset in LANGUAGE_REFSETS[language]:
            for synonym in synonyms:
                if is_preferred(synonym, refset):
                    return synonym.term
        return None

    def term(self, sctid: int, languages: Sequence[Language]) -> str:
        """Return the preferred term in the first language that has one, else the fully specified name, else nothing."""
        for language in languages:
            found = self.preferred_term(sctid, language)
            if found is not None:
                return found
        return self.fsn(sctid)

    def terms(self, sctid: int, language: Language) -> tuple[str, ...]:
        """Return the active terms of a language: preferred synonyms, acceptable synonyms, fully specified names."""
        ranked = [(rank(found, language), found) for found in self.descriptions(sctid)]
        ordered = sorted((order, found.id, found.term) for order, found in ranked if order is not None)
        return tuple(dict.fromkeys(term for _, _, term in ordered))

    def _make(self, row: Row) -> Description:
        """Make a description from its row."""
        sctid = int(row[0])
        return Description(
            id=sctid,
            concept_id=int(row[4]),
            active=row[2] == "1",
            effective_time=row[1],
            module_id=int(row[3]),
            type_id=int(row[6]),
            term=row[7],
            language_code=row[5],
            case_significance_id=int(row[8]),
            acceptability=self._acceptability.get(sctid, {}),
        )


def is_preferred(description: Description, refset_id: int) -> bool:
    """Say whether a language refset prefers the description for its type."""
    return description.acceptability.get(refset_id) == PREFERRED


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
