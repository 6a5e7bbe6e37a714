"""Why a concept has a description that passes a description filter, or has none (ECL 6.8)."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from digidot_term.diagnostics.shortened import shortened
from digidot_term.ecl.explaining.inquiry import Inquiry, passing
from digidot_term.ecl.explaining.tree import Concepts, Explanation, Reason, ReasonKind, Words, weighed
from digidot_term.ecl.filter_tree import (
    ActiveFilter,
    DescriptionFilter,
    DescriptionFilterConstraint,
    DescriptionIdFilter,
    DialectAliasFilter,
    DialectIdFilter,
    EffectiveTimeFilter,
    LanguageFilter,
    ModuleFilter,
    TypeIdFilter,
    TypeTokenFilter,
)
from digidot_term.language import Text
from digidot_term.snomed.components import Description
from digidot_term.snomed.constants import DEFINITION

_LONGEST = 80
"""Characters of a term that are quoted; a text definition may be very long."""

TERM_PASSES = ReasonKind(
    "term-passes",
    Text(en="its term {term} passes", nb="termen {term} slipper gjennom", nn="termen {term} slepp gjennom"),
)
PASSES = ReasonKind(
    "some-term-passes",
    Text(en="has a term that passes", nb="har en term som slipper gjennom", nn="har ein term som slepp gjennom"),
)
NO_TERMS = ReasonKind(
    "no-terms",
    Text(en="has no terms to look at", nb="har ingen termer å se på", nn="har ingen termar å sjå på"),
)
NEAREST = ReasonKind(
    "nearest-term",
    Text(
        en="no one term passes all of it; {term} comes nearest",
        nb="ingen enkelt term slipper gjennom alt; {term} kommer nærmest",
        nn="ingen enkelt term slepp gjennom alt; {term} kjem nærast",
    ),
)
TERMS_ARE = ReasonKind(
    "terms-are", Text(en="its terms are {values}", nb="termene er {values}", nn="termane er {values}")
)
LANGUAGES_ARE = ReasonKind(
    "languages-are",
    Text(
        en="the language codes of its terms are {values}",
        nb="termenes språkkoder er {values}",
        nn="språkkodane til termane er {values}",
    ),
)
TYPES_ARE = ReasonKind(
    "types-are",
    Text(en="the types of its terms are {values}", nb="termenes typer er {values}", nn="termane er av typane {values}"),
)
DIALECTS_ARE = ReasonKind(
    "dialects-are",
    Text(
        en="its terms are used in {values}",
        nb="termene er i bruk i {values}",
        nn="termane er i bruk i {values}",
    ),
)
NO_DIALECT = ReasonKind(
    "no-dialect",
    Text(
        en="its terms are in no language reference set",
        nb="termene er ikke i noe språkreferansesett",
        nn="termane er ikkje i noko språkreferansesett",
    ),
)
MODULES_ARE = ReasonKind(
    "modules-are",
    Text(
        en="the modules of its terms are {values}",
        nb="termenes moduler er {values}",
        nn="modulane til termane er {values}",
    ),
)
TIMES_ARE = ReasonKind(
    "times-are",
    Text(
        en="its terms were last changed {values}",
        nb="termene ble sist endret {values}",
        nn="termane vart sist endra {values}",
    ),
)
IDS_ARE = ReasonKind(
    "ids-are",
    Text(en="the ids of its terms are {values}", nb="termenes id-er er {values}", nn="id-ane til termane er {values}"),
)
ALL_ACTIVE = ReasonKind(
    "all-active",
    Text(en="all its terms are active", nb="alle termene er aktive", nn="alle termane er aktive"),
)
NONE_ACTIVE = ReasonKind(
    "none-active",
    Text(en="none of its terms is active", nb="ingen av termene er aktive", nn="ingen av termane er aktive"),
)

SOME_ACTIVE = ReasonKind(
    "some-active",
    Text(
        en="some of its terms are active, some are not",
        nb="noen av termene er aktive, andre ikke",
        nn="nokre av termane er aktive, andre ikkje",
    ),
)


def explain_description_filters(constraint: DescriptionFilterConstraint, sctid: int, inquiry: Inquiry) -> Explanation:
    """Explain `{{ D ... }}`: the description that passes, or for each filter what the concept's descriptions have."""
    alone = passing(sctid, constraint)
    met = sctid in inquiry.ids(alone)
    seen = _seen(constraint, sctid, inquiry)
    if met:
        return Explanation(sctid, constraint, met, _passing_reason(constraint, seen, sctid, inquiry), (), alone)
    if not seen:
        return Explanation(sctid, constraint, met, Reason.of(NO_TERMS), (), alone)
    if len(constraint.filters) == 1:
        return Explanation(sctid, constraint, met, _reason(constraint.filters[0], seen), (), alone)
    single = [DescriptionFilterConstraint((each,)) for each in constraint.filters]
    parts = weighed([explain_description_filters(each, sctid, inquiry) for each in single], met=met)
    nearest = max(seen, key=lambda each: _nearness(each, constraint, sctid, inquiry))
    return Explanation(sctid, constraint, met, Reason.of(NEAREST, term=_quoted(nearest)), parts, alone)


def _seen(constraint: DescriptionFilterConstraint, sctid: int, inquiry: Inquiry) -> list[Description]:
    """Return the descriptions a filter looks at, definitions last: the active ones, unless it speaks of that."""
    every = any(isinstance(node, ActiveFilter) for node in constraint.filters)
    found = [each for each in inquiry.edition.descriptions(sctid) if each.active or every]
    return sorted(found, key=lambda each: each.type_id == DEFINITION)


def _passing_reason(
    constraint: DescriptionFilterConstraint, seen: Iterable[Description], sctid: int, inquiry: Inquiry
) -> Reason:
    """Name the first description that passes every filter."""
    found = (each for each in seen if _passes(each, constraint.filters, sctid, inquiry))
    term = next(found, None)
    return Reason.of(PASSES) if term is None else Reason.of(TERM_PASSES, term=_quoted(term))


def _passes(each: Description, filters: tuple[DescriptionFilter, ...], sctid: int, inquiry: Inquiry) -> bool:
    """Say whether one description passes filters: the evaluator is asked for the concept by this description alone."""
    narrowed = DescriptionFilterConstraint((*filters, DescriptionIdFilter("=", (each.id,))))
    return sctid in inquiry.ids(passing(sctid, narrowed))


def _nearness(
    each: Description, constraint: DescriptionFilterConstraint, sctid: int, inquiry: Inquiry
) -> tuple[int, list[bool]]:
    """Order descriptions, active or not, by how many filters they pass, then by those in front."""
    any_status = ActiveFilter("=", None)
    passed = [_passes(each, (node, any_status), sctid, inquiry) for node in constraint.filters]
    return sum(passed), passed


def _quoted(each: Description) -> Words:
    return Words((shortened(each.term, _LONGEST),))


def _reason(node: DescriptionFilter, seen: list[Description]) -> Reason:
    """Say what the descriptions have where a filter looks."""
    match node:
        case ActiveFilter():
            active = {each.active for each in seen}
            return Reason.of(SOME_ACTIVE if len(active) > 1 else ALL_ACTIVE if True in active else NONE_ACTIVE)
        case LanguageFilter():
            return Reason.of(LANGUAGES_ARE, values=_distinct(seen, lambda each: each.language_code))
        case TypeTokenFilter() | TypeIdFilter():
            return Reason.of(TYPES_ARE, values=_concepts(each.type_id for each in seen))
        case DialectAliasFilter() | DialectIdFilter():
            refsets = _concepts(refset for each in seen for refset in each.acceptability)
            return Reason.of(DIALECTS_ARE, values=refsets) if refsets.ids else Reason.of(NO_DIALECT)
        case ModuleFilter():
            return Reason.of(MODULES_ARE, values=_concepts(each.module_id for each in seen))
        case EffectiveTimeFilter():
            return Reason.of(TIMES_ARE, values=_distinct(seen, lambda each: each.effective_time))
        case DescriptionIdFilter():
            return Reason.of(IDS_ARE, values=_distinct(seen, lambda each: str(each.id)))
        case _:
            return Reason.of(TERMS_ARE, values=_distinct(seen, lambda each: shortened(each.term, _LONGEST)))


def _distinct(seen: Iterable[Description], value_of: Callable[[Description], str]) -> Words:
    return Words.first_of(sorted(set(map(value_of, seen))))


def _concepts(ids: Iterable[int]) -> Concepts:
    return Concepts.first_of(sorted(set(ids)))
