"""Description filters: `{{ D ... }}`; one active description must meet them all (ECL 6.8)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyroaring import BitMap

from digidot_term.ecl.answer_rules import DIALECT_FINDS_NOTHING, LANGUAGE_FINDS_NOTHING, UNKNOWN_DIALECT
from digidot_term.ecl.dialects import DIALECTS
from digidot_term.ecl.filter_tree import (
    AcceptabilitySet,
    AcceptabilityTokenSet,
    ActiveFilter,
    DescriptionFilter,
    DescriptionFilterConstraint,
    DescriptionIdFilter,
    DialectAlias,
    DialectAliasFilter,
    DialectIdFilter,
    DialectIdSet,
    EffectiveTimeFilter,
    LanguageFilter,
    MatchSearchTerm,
    ModuleFilter,
    TermFilter,
    TypeIdFilter,
    TypeTokenFilter,
    WildSearchTerm,
)
from digidot_term.ecl.question import NONE, Ids, Question
from digidot_term.ecl.time_comparison import compares_time
from digidot_term.ecl.tree import EclConceptReference
from digidot_term.snomed.constants import ACCEPTABLE, DEFINITION, FSN, PREFERRED, SYNONYM

_TYPES = {"syn": SYNONYM, "fsn": FSN, "def": DEFINITION}
_ACCEPTABILITIES = {"prefer": PREFERRED, "accept": ACCEPTABLE}


def matching_descriptions(ids: Ids, constraint: DescriptionFilterConstraint, question: Question) -> Ids:
    """Return the concepts with a description that meets all filters; an active one, unless a filter speaks of that."""
    described = question.edition.described
    found = described.of(question.edition.concepts_of(ids))
    if not any(isinstance(node, ActiveFilter) for node in constraint.filters):
        found &= described.active
    for node in sorted(constraint.filters, key=lambda node: not isinstance(node, TermFilter)):
        met = _met(found, node, question)
        found = found - met if node.operator == "!=" else met
    return described.concepts(found)


def _met(found: BitMap, node: DescriptionFilter, question: Question) -> BitMap:
    """Return the descriptions that have what a filter names."""
    described = question.edition.described
    match node:
        case TermFilter():
            return BitMap.union(*(_found_by(term, found, question) for term in node.terms))
        case LanguageFilter():
            _note_unknown_languages(node, question)
            return described.by_form(found, lambda _, __, code: code in node.codes)
        case TypeTokenFilter():
            types: Ids = frozenset(_TYPES[token] for token in node.tokens)
            return described.by_form(found, lambda _, type_id, __: type_id in types)
        case TypeIdFilter():
            types = question.named(node.value)
            return described.by_form(found, lambda _, type_id, __: type_id in types)
        case DialectAliasFilter() | DialectIdFilter():
            return _in_dialects(found, node, question)
        case DescriptionIdFilter():
            return described.with_ids(found, node.ids)
        case ModuleFilter():
            return described.by_module(found, question.named(node.value).__contains__)
        case ActiveFilter():
            return described.by_form(found, lambda active, _, __: node.value in {active, None})
        case EffectiveTimeFilter():
            operator = "=" if node.operator == "!=" else node.operator
            return described.by_time(found, lambda time: compares_time(time, operator, node.times))


def _found_by(search: MatchSearchTerm | WildSearchTerm, found: BitMap, question: Question) -> BitMap:
    """Return the descriptions whose term a search finds."""
    if isinstance(search, WildSearchTerm):
        return question.edition.described.like(found, search.pattern)
    return question.edition.described.with_words(found, search.words)


def _in_dialects(found: BitMap, node: DialectAliasFilter | DialectIdFilter, question: Question) -> BitMap:
    """Return the descriptions in one of some language refsets, with an acceptability each must have there."""
    met = BitMap()
    for refsets, acceptability in _dialects(node, question):
        levels = _acceptabilities(acceptability or node.acceptability)
        for refset in sorted(refsets):
            met |= question.edition.described.accepted(found, refset, levels)
    return met


def _note_unknown_languages(node: LanguageFilter, question: Question) -> None:
    """Tell of a language code that no description has, with what to write in its place.

    Norway's release has the code `no` for bokmål and nynorsk, and tells them apart by reference set.
    """
    known = question.edition.info.language_codes
    unknown = [code for code in node.codes if code not in known]
    if unknown and node.operator == "=":
        mends = (next(_aliases(code), "nb-no") for code in unknown)
        question.note(
            LANGUAGE_FINDS_NOTHING,
            node.position,
            found=", ".join(unknown),
            known=", ".join(known) or "-",
            mend=" / ".join(f"dialect = {mend}" for mend in dict.fromkeys(mends)),
        )


def _aliases(code: str) -> Iterator[str]:
    """Yield the dialects of a language."""
    wanted = "nb" if code == "no" else code
    return (alias for alias in DIALECTS if alias.partition("-")[0] == wanted)


def _dialects(
    node: DialectAliasFilter | DialectIdFilter, question: Question
) -> Iterable[tuple[Ids, AcceptabilitySet | None]]:
    """Return the language refsets a filter names, with the acceptability written behind each."""
    if isinstance(node, DialectAliasFilter):
        return [(_refsets(each, question), each.acceptability) for each in node.dialects]
    if isinstance(node.value, DialectIdSet):
        return [(_refset(each.concept, question), each.acceptability) for each in node.value.dialects]
    if isinstance(node.value, EclConceptReference):
        return [(_refset(node.value, question), None)]
    return [(question.named(node.value), None)]


def _refsets(dialect: DialectAlias, question: Question) -> Ids:
    """Return the language refset of an alias; none, and a problem, when there is no such alias."""
    refset = DIALECTS.get(dialect.alias)
    if refset is None:
        from digidot_term.diagnostics.nearest import nearest  # noqa: PLC0415 - few dialects are misspelt

        near = nearest(dialect.alias, DIALECTS)
        question.note(UNKNOWN_DIALECT, dialect.position, found=dialect.alias, near=near)
        return NONE
    if not question.edition.member_count(refset):
        question.note(DIALECT_FINDS_NOTHING, dialect.position, found=dialect.alias, refset=refset)
    return frozenset({refset})


def _refset(reference: EclConceptReference, question: Question) -> Ids:
    """Return a language refset named by its id; that it is unknown is said where references are checked."""
    edition = question.edition
    if reference.id in edition and not edition.member_count(reference.id):
        found = f"|{edition.term(reference.id)}|"
        question.note(DIALECT_FINDS_NOTHING, reference.position, found=found, refset=reference.id)
    return frozenset({reference.id})


def _acceptabilities(node: AcceptabilitySet | None) -> Ids:
    if node is None:
        return frozenset(_ACCEPTABILITIES.values())
    if isinstance(node, AcceptabilityTokenSet):
        return frozenset(_ACCEPTABILITIES[token] for token in node.tokens)
    return frozenset(concept.id for concept in node.concepts)
