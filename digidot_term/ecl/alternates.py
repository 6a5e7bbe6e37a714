"""Identifiers of other schemes, such as `LOINC#54486-6`: the concepts they stand for (ECL 6.1)."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.ecl.question import Ids, Question
from digidot_term.ecl.reference_rules import UNKNOWN_IDENTIFIER, UNKNOWN_SCHEME
from digidot_term.ecl.references import reference_problem
from digidot_term.ecl.tree import AltIdentifier, EclConceptReference
from digidot_term.snomed.edition import Edition

SCHEMES: dict[str, tuple[int, ...]] = {
    "loinc": (30051010000102, 705114005),
    "npu": (21003000106,),
    "nuva": (21002000101,),
}
"""The schemes that published extensions use, by alias in lower case; any other is found by its name."""


def identified(node: AltIdentifier, question: Question) -> Ids:
    """Return the concept that an active identifier is of; a code is taken to the letter, a scheme in any case."""
    edition = question.edition
    schemes = tuple(_schemes(node.scheme, edition))
    if not schemes:
        known = ", ".join(edition.term(scheme, ("en",)) or str(scheme) for scheme in edition.identifier_schemes())
        question.note(UNKNOWN_SCHEME, node.position, found=node.scheme, known=known or "-", edition=edition.version_uri)
        return edition.concepts_of(frozenset())
    components = (edition.identified(scheme, node.code) for scheme in schemes)
    found = edition.concepts_of({component for component in components if component is not None})
    if not found:
        name = f"{node.scheme}#{node.code}"
        question.note(UNKNOWN_IDENTIFIER, node.position, found=name, edition=edition.version_uri)
    for concept in found:
        problem = reference_problem(EclConceptReference(concept, node.term, node.position), edition)
        question.problems.extend([problem] if problem else [])
    return found


def _schemes(alias: str, edition: Edition) -> Iterator[int]:
    """Yield the schemes of an edition that an alias means: one published under it, or one whose name begins so.

    An edition's only scheme, when nothing in the edition names it, is meant by every alias.
    """
    wanted = alias.lower()
    words = f"{wanted.replace('-', ' ')} "
    schemes = edition.identifier_schemes()
    for scheme in schemes:
        terms = [f"{each.term.lower().replace('-', ' ')} " for each in edition.descriptions(scheme) if each.active]
        is_nameless = not terms and len(schemes) == 1
        if scheme in SCHEMES.get(wanted, ()) or is_nameless or any(term.startswith(words) for term in terms):
            yield scheme
