"""One step from an expression to a shorter one: what was changed, and why that is the same."""

from __future__ import annotations

from typing import Literal

from digidot_term.ecl.rewriting.measure import Node
from digidot_term.language import Text
from digidot_term.record import record

Kind = Literal["law", "edition"]
"""What a step stands on: the laws of the language, which hold in every edition, or what one edition holds."""

Parts = tuple[tuple[Node, Node | None], ...]
"""What a step speaks of: parts of the expression, each with the part it is so because of, if any."""


BESIDE = Text(en="{part} (beside {other})", nb="{part} (ved siden av {other})", nn="{part} (ved sida av {other})")


@record
class Reason:
    """Why a step changes nothing of what is meant; `{parts}` in the text is what the step speaks of.

    `guards` says what a later release may do where the part stood for more than this edition shows; `pair` names a
    part with the other part that it is so because of.
    """

    name: str
    kind: Kind
    text: Text
    guards: Text | None = None
    pair: Text = BESIDE


@record
class Step:
    """A part of the expression before and after, the reason, and what the reason speaks of."""

    reason: Reason
    before: Node
    after: Node
    parts: Parts = ()
