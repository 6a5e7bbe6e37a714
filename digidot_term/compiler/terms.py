"""Terms of codes: from the edition for SNOMED CT, from the project's own code lists for these."""

from __future__ import annotations

from digidot_term.compiler import names
from digidot_term.language import LANGUAGES, Language
from digidot_term.snomed.edition import Edition
from digidot_term.source.load import Project


def terms_of(system: str, code: str, project: Project, edition: Edition) -> dict[Language, str]:
    """Return the term of a code in each of the project's languages that has one.

    Nothing is known of systems the project lacks.
    """
    if system == names.SNOMED:
        found: dict[Language, str | None] = {
            language: edition.preferred_term(int(code), language) for language in LANGUAGES
        }
    else:
        concept = (names.listed_concepts(project, system) or {}).get(code)
        found = {"nb": concept.nb, "nn": concept.nn, "en": concept.en} if concept else {}
    wanted = project.config.project.languages
    return {language: term for language, term in found.items() if term and language in wanted}


def display_of(system: str, code: str, project: Project, edition: Edition) -> str | None:
    """Return the display of a code: the English preferred term, else the fully specified name or bokmål term."""
    if system == names.SNOMED:
        return edition.preferred_term(int(code), "en") or edition.fsn(int(code)) or None
    concept = (names.listed_concepts(project, system) or {}).get(code)
    return names.listed_display(concept) if concept else None
