"""Historical associations in words, read from the inactive concept to its replacement and back."""

from __future__ import annotations

from digidot_term.language import Language, Text
from digidot_term.report.naming import Namer
from digidot_term.snomed.constants import (
    ALTERNATIVE,
    MOVED_FROM,
    MOVED_TO,
    PARTIALLY_EQUIVALENT_TO,
    POSSIBLY_EQUIVALENT_TO,
    POSSIBLY_REPLACED_BY,
    REFERS_TO,
    REPLACED_BY,
    SAME_AS,
    SIMILAR_TO,
    WAS_A,
)

_TO: dict[int, Text] = {
    SAME_AS: Text(en="same as", nb="samme som", nn="same som"),
    REPLACED_BY: Text(en="replaced by", nb="erstattet av", nn="erstatta av"),
    POSSIBLY_REPLACED_BY: Text(en="possibly replaced by", nb="muligens erstattet av", nn="kanskje erstatta av"),
    PARTIALLY_EQUIVALENT_TO: Text(en="partially equivalent to", nb="delvis ekvivalent med", nn="delvis ekvivalent med"),
    POSSIBLY_EQUIVALENT_TO: Text(
        en="possibly equivalent to", nb="muligens ekvivalent med", nn="kanskje ekvivalent med"
    ),
    WAS_A: Text(en="was a", nb="var en", nn="var ein"),
    ALTERNATIVE: Text(en="alternative", nb="alternativ", nn="alternativ"),
    SIMILAR_TO: Text(en="similar to", nb="ligner på", nn="liknar på"),
    MOVED_TO: Text(en="moved to", nb="flyttet til", nn="flytta til"),
    MOVED_FROM: Text(en="moved from", nb="flyttet fra", nn="flytta frå"),
    REFERS_TO: Text(en="refers to", nb="viser til", nn="viser til"),
}
_FROM: dict[int, Text] = {
    SAME_AS: Text(en="same as", nb="samme som", nn="same som"),
    REPLACED_BY: Text(en="replaces", nb="erstatter", nn="erstattar"),
    POSSIBLY_REPLACED_BY: Text(en="possibly replaces", nb="erstatter muligens", nn="erstattar kanskje"),
    PARTIALLY_EQUIVALENT_TO: Text(en="partially equivalent to", nb="delvis ekvivalent med", nn="delvis ekvivalent med"),
    POSSIBLY_EQUIVALENT_TO: Text(
        en="possibly equivalent to", nb="muligens ekvivalent med", nn="kanskje ekvivalent med"
    ),
    WAS_A: Text(en="was above", nb="stod over", nn="stod over"),
    ALTERNATIVE: Text(en="alternative to", nb="alternativ til", nn="alternativ til"),
    SIMILAR_TO: Text(en="similar to", nb="ligner på", nn="liknar på"),
    MOVED_TO: Text(en="takes over", nb="overtar", nn="tek over"),
    MOVED_FROM: Text(en="moved on as", nb="flyttet videre som", nn="flytta vidare som"),
    REFERS_TO: Text(en="referred to by", nb="vist til av", nn="vist til av"),
}


def association_to(refset_id: int, named: Namer, language: Language) -> str:
    """Say what an inactive concept is to its target; an unknown association by the name of its refset."""
    text = _TO.get(refset_id)
    return text.render(language) if text else named(refset_id).term


def association_from(refset_id: int, named: Namer, language: Language) -> str:
    """Say what a target is to the inactive concept that points at it."""
    text = _FROM.get(refset_id)
    return text.render(language) if text else named(refset_id).term
