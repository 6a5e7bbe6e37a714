"""The syntax tree of an expression constraint: one class a production, named as ECL 2.3's grammar names it.

Trees that `parse` makes are in normal form: brackets that change nothing are gone, and what is neither operator nor
filter is not wrapped. Where a node stands in the text, and the terms in pipes, take no part in equality.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from digidot_term.record import field, record

if TYPE_CHECKING:
    from digidot_term.ecl.filter_tree import (
        ConceptFilterConstraint,
        DescriptionFilterConstraint,
        HistorySupplement,
        MemberFilterConstraint,
    )


@record
class Position:
    """A place in the text: `offset` from 0 in characters, `line` and `column` from 1."""

    offset: int = 0
    line: int = 1
    column: int = 1


START = Position()


@record
class EclConceptReference:
    """A concept id, with the term written behind it."""

    id: int
    term: str | None = field(default=None, compare=False)
    position: Position = field(default=START, compare=False, repr=False)


@record
class WildCard:
    """`*`: any concept."""


@record
class AltIdentifier:
    """A code of another scheme, such as `LOINC#54486-6`."""

    scheme: str
    code: str
    term: str | None = field(default=None, compare=False)
    position: Position = field(default=START, compare=False, repr=False)


@record
class MemberOf:
    """`^`, with the names of the refset fields it selects: none, some, or `*`."""

    fields: tuple[str, ...] = ()
    position: Position = field(default=START, compare=False, repr=False)


@record
class RefsetContainingAny:
    """`^R`: the refsets that contain any of the concepts."""


@record
class SubExpressionConstraint:
    """A focus under a hierarchy operator, a refset operator, filters or a history supplement; at least one of them.

    `operator` is the brief symbol: `<`, `<<`, `<!`, `<<!`, `>`, `>>`, `>!`, `>>!`, `!!>` or `!!<`.
    """

    operator: str | None
    focus: Expression
    refset_operator: MemberOf | RefsetContainingAny | None = None
    member_filters: tuple[MemberFilterConstraint, ...] = ()
    filters: tuple[ConceptFilterConstraint | DescriptionFilterConstraint, ...] = ()
    history: HistorySupplement | None = None


@record
class ConjunctionExpressionConstraint:
    """Two or more operands that must all hold."""

    operands: tuple[Expression, ...]


@record
class DisjunctionExpressionConstraint:
    """Two or more operands of which one must hold."""

    operands: tuple[Expression, ...]


@record
class ExclusionExpressionConstraint:
    """The concepts of one operand without those of the other."""

    included: Expression
    excluded: Expression


@record
class DottedExpressionConstraint:
    """The values of an attribute of the focus, then of an attribute of those, and so on."""

    focus: Expression
    attributes: tuple[Expression, ...]


@record
class RefinedExpressionConstraint:
    """A focus whose concepts must have the attributes of the refinement."""

    focus: Expression
    refinement: Refinement


@record
class Cardinality:
    """How many there must be; `maximum` None is many."""

    minimum: int
    maximum: int | None


@record
class ExpressionComparison:
    """An attribute value compared with the concepts of an expression."""

    operator: str
    value: Expression


@record
class NumericComparison:
    """An attribute value compared with a number; `value` holds the digits as written, without a plus sign."""

    operator: str
    value: str


@record
class StringComparison:
    """An attribute value compared with one or more strings, unescaped."""

    operator: str
    values: tuple[str, ...]


@record
class BooleanComparison:
    """An attribute value compared with true or false."""

    operator: str
    value: bool


@record
class EclAttribute:
    """A name, a comparison, how many of them (1..* unless said) and whether the relationship is read backwards."""

    name: Expression
    comparison: Comparison
    cardinality: Cardinality | None = None
    reverse: bool = False
    position: Position = field(default=START, compare=False, repr=False)


@record
class ConjunctionAttributeSet:
    """Attributes and sets of attributes, without groups, that must all hold."""

    items: tuple[AttributeSet, ...]


@record
class DisjunctionAttributeSet:
    """Attributes and sets of attributes, without groups, of which one must hold."""

    items: tuple[AttributeSet, ...]


@record
class EclAttributeGroup:
    """Attributes that must hold within one role group, and in how many groups (1..* unless said)."""

    attributes: AttributeSet
    cardinality: Cardinality | None = None
    position: Position = field(default=START, compare=False, repr=False)


@record
class ConjunctionRefinementSet:
    """Refinements with a group somewhere among them that must all hold."""

    items: tuple[Refinement, ...]


@record
class DisjunctionRefinementSet:
    """Refinements with a group somewhere among them of which one must hold."""

    items: tuple[Refinement, ...]


EclFocusConcept: TypeAlias = EclConceptReference | WildCard | AltIdentifier
Expression: TypeAlias = (
    EclFocusConcept
    | SubExpressionConstraint
    | ConjunctionExpressionConstraint
    | DisjunctionExpressionConstraint
    | ExclusionExpressionConstraint
    | DottedExpressionConstraint
    | RefinedExpressionConstraint
)
Comparison: TypeAlias = ExpressionComparison | NumericComparison | StringComparison | BooleanComparison
AttributeSet: TypeAlias = EclAttribute | ConjunctionAttributeSet | DisjunctionAttributeSet
Refinement: TypeAlias = AttributeSet | EclAttributeGroup | ConjunctionRefinementSet | DisjunctionRefinementSet
