"""The syntax tree of filters and history supplements: one class a production of ECL 2.3's grammar.

Every filter has an `operator`: `=`, `!=` and, for numbers and times, `<`, `<=`, `>`, `>=`. Words are in lower case.
"""

from __future__ import annotations

from typing import TypeAlias

from digidot_term.ecl.tree import (
    START,
    BooleanComparison,
    EclConceptReference,
    Expression,
    ExpressionComparison,
    NumericComparison,
    Position,
)
from digidot_term.record import field, record


@record
class EclConceptReferenceSet:
    """Two or more concepts side by side in brackets."""

    concepts: tuple[EclConceptReference, ...]


@record
class MatchSearchTerm:
    """Words that must each begin a word of the term, in any order."""

    words: tuple[str, ...]


@record
class WildSearchTerm:
    r"""A pattern for the whole term, as written: `*` is any text, `\*`, `\"` and `\\` stand for themselves."""

    pattern: str


@record
class TermFilter:
    """`term`: one of the searches must find the term."""

    operator: str
    terms: tuple[MatchSearchTerm | WildSearchTerm, ...]


@record
class LanguageFilter:
    """`language`: two-letter codes."""

    operator: str
    codes: tuple[str, ...]
    position: Position = field(default=START, compare=False, repr=False)


@record
class TypeTokenFilter:
    """`type`: `syn`, `fsn`, `def`."""

    operator: str
    tokens: tuple[str, ...]


@record
class TypeIdFilter:
    """`typeId`."""

    operator: str
    value: Expression | EclConceptReferenceSet


@record
class AcceptabilityTokenSet:
    """`accept`, `prefer`."""

    tokens: tuple[str, ...]


@record
class AcceptabilityConceptReferenceSet:
    """Acceptabilities as concepts."""

    concepts: tuple[EclConceptReference, ...]


AcceptabilitySet: TypeAlias = AcceptabilityTokenSet | AcceptabilityConceptReferenceSet


@record
class DialectAlias:
    """A dialect such as `nb-no`, in lower case, with an acceptability of its own."""

    alias: str
    acceptability: AcceptabilitySet | None = None
    position: Position = field(default=START, compare=False, repr=False)


@record
class DialectAliasFilter:
    """`dialect`; `acceptability` holds for those without one of their own."""

    operator: str
    dialects: tuple[DialectAlias, ...]
    acceptability: AcceptabilitySet | None = None


@record
class DialectId:
    """A language refset in a set, with an acceptability of its own."""

    concept: EclConceptReference
    acceptability: AcceptabilitySet | None = None


@record
class DialectIdSet:
    """Language refsets side by side: two or more, or one with an acceptability."""

    dialects: tuple[DialectId, ...]


@record
class DialectIdFilter:
    """`dialectId`; `acceptability` holds for those without one of their own."""

    operator: str
    value: Expression | DialectIdSet
    acceptability: AcceptabilitySet | None = None


@record
class ModuleFilter:
    """`moduleId`."""

    operator: str
    value: Expression | EclConceptReferenceSet


@record
class EffectiveTimeFilter:
    """`effectiveTime`: dates as `YYYYMMDD`, empty text for none."""

    operator: str
    times: tuple[str, ...]


@record
class ActiveFilter:
    """`active`; `value` None is `*`."""

    operator: str
    value: bool | None


@record
class DescriptionIdFilter:
    """`id` of a description."""

    operator: str
    ids: tuple[int, ...]
    position: Position = field(default=START, compare=False, repr=False)


@record
class DefinitionStatusTokenFilter:
    """`definitionStatus`: `primitive`, `defined`."""

    operator: str
    tokens: tuple[str, ...]


@record
class DefinitionStatusIdFilter:
    """`definitionStatusId`."""

    operator: str
    value: Expression | EclConceptReferenceSet


@record
class TermComparison:
    """A member field compared with search terms."""

    operator: str
    terms: tuple[MatchSearchTerm | WildSearchTerm, ...]


@record
class TimeComparison:
    """A member field compared with dates as `YYYYMMDD`, or with empty text."""

    operator: str
    times: tuple[str, ...]


MemberComparison: TypeAlias = (
    ExpressionComparison | NumericComparison | BooleanComparison | TermComparison | TimeComparison
)


@record
class MemberFieldFilter:
    """A field of a refset member by its column name."""

    name: str
    comparison: MemberComparison
    position: Position = field(default=START, compare=False, repr=False)


DescriptionFilter: TypeAlias = (
    TermFilter
    | LanguageFilter
    | TypeTokenFilter
    | TypeIdFilter
    | DialectAliasFilter
    | DialectIdFilter
    | ModuleFilter
    | EffectiveTimeFilter
    | ActiveFilter
    | DescriptionIdFilter
)
ConceptFilter: TypeAlias = (
    DefinitionStatusTokenFilter | DefinitionStatusIdFilter | ModuleFilter | EffectiveTimeFilter | ActiveFilter
)
MemberFilter: TypeAlias = ModuleFilter | EffectiveTimeFilter | ActiveFilter | MemberFieldFilter


@record
class DescriptionFilterConstraint:
    """`{{ D ... }}`: one description must meet all filters."""

    filters: tuple[DescriptionFilter, ...]


@record
class ConceptFilterConstraint:
    """`{{ C ... }}`: the concept must meet all filters."""

    filters: tuple[ConceptFilter, ...]


@record
class MemberFilterConstraint:
    """`{{ M ... }}`: one refset member must meet all filters."""

    filters: tuple[MemberFilter, ...]
    position: Position = field(default=START, compare=False, repr=False)


@record
class HistorySupplement:
    """`{{ + HISTORY }}`: `profile` is `MIN`, `MOD`, `MAX` or None; `subset` chooses associations instead."""

    profile: str | None = None
    subset: Expression | None = None
