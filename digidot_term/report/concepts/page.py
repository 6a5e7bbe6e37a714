"""One concept as a page for people, or as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import groupby

from digidot_term.language import Language, Text
from digidot_term.report.concepts.facts import Association, Attribute, ConceptFacts, as_data, concept_facts
from digidot_term.report.concepts.history_words import association_from, association_to
from digidot_term.report.concepts.maps import map_lines, refset_lines
from digidot_term.report.concepts.terms import term_lines
from digidot_term.report.naming import Named, Namer, dated, namer
from digidot_term.report.wrapping import wrapped
from digidot_term.snomed.components import Concept
from digidot_term.snomed.edition import Edition

CHILDREN = 20
"""How many children a page lists, unless asked for more."""

_TERMS = Text(en="Terms", nb="Termer", nn="Termar")
_PARENTS = Text(en="Parents", nb="Foreldre", nn="Foreldre")
_CHILDREN = Text(
    en="Children ({children}, and {descendants} descendants in all)",
    nb="Barn ({children}, og {descendants} etterkommere i alt)",
    nn="Born ({children}, og {descendants} etterkomarar i alt)",
)
_MORE = Text(
    en="… and {count} more: digidot-term ecl '<! {id}'",
    nb="… og {count} til: digidot-term ecl '<! {id}'",
    nn="… og {count} til: digidot-term ecl '<! {id}'",
)
_ATTRIBUTES = Text(en="Attributes", nb="Attributter", nn="Attributt")
_MAPS = Text(en="Maps", nb="Kodekart", nn="Kodekart")
_REFSETS = Text(en="Reference sets", nb="Referansesett", nn="Referansesett")
_MEMBERS = Text(en="Members", nb="Medlemmer", nn="Medlemer")
_MEMBER_COUNT = Text(
    en="{count}: digidot-term ecl '^ {id}'",
    nb="{count}: digidot-term ecl '^ {id}'",
    nn="{count}: digidot-term ecl '^ {id}'",
)
_HISTORY = Text(en="History", nb="Historikk", nn="Historikk")
_NO_SUCCESSOR = Text(
    en="nothing is said of what to use instead",
    nb="det er ikke sagt hva som skal brukes i stedet",
    nn="det er ikkje sagt kva som skal brukast i staden",
)
_REASON = Text(en="reason: {reason}", nb="årsak: {reason}", nn="årsak: {reason}")
_IDENTIFIERS = Text(en="Other identifiers", nb="Andre identifikatorer", nn="Andre identifikatorar")
ACTIVE = {
    True: Text(en="active", nb="aktivt", nn="aktivt"),
    False: Text(en="INACTIVE", nb="INAKTIVT", nn="INAKTIVT"),
}
_DEFINED = {
    True: Text(en="sufficiently defined", nb="tilstrekkelig definert", nn="tilstrekkeleg definert"),
    False: Text(en="primitive", nb="primitivt", nn="primitivt"),
}
_STATUS = Text(
    en="{active}, {defined}, changed {date}, module {module}",
    nb="{active}, {defined}, endret {date}, modul {module}",
    nn="{active}, {defined}, endra {date}, modul {module}",
)
_UNGROUPED = Text(en="ungrouped", nb="ugruppert", nn="ugruppert")
_GROUP = Text(en="group {n}", nb="gruppe {n}", nn="gruppe {n}")


def render_concept(
    edition: Edition, concept: Concept, layout: str, language: Language, children: int = CHILDREN
) -> str:
    """Show one concept as text, with at most so many children, or as JSON, with all."""
    facts = concept_facts(edition, concept, language)
    if layout == "json":
        return json.dumps(as_data(facts), ensure_ascii=False, indent=2) + "\n"
    lines = [*wrapped(facts.fsn, f"{concept.id}  "), *_status(facts, language)]
    for title, body in _sections(facts, namer(edition, language), language, children):
        if body:
            lines += ["", title, *body]
    return "\n".join(lines) + "\n"


def _sections(facts: ConceptFacts, named: Namer, language: Language, children: int) -> Iterator[tuple[str, list[str]]]:
    """Yield each section's title and lines; what became of an inactive concept comes first."""
    history = (_HISTORY.render(language), _history(facts, named, language))
    if not facts.concept.active:
        yield history
    yield _TERMS.render(language), term_lines(facts.terms, facts.fsn, named, language)
    yield _PARENTS.render(language), _concepts(facts.parents)
    count = {"children": len(facts.children), "descendants": facts.descendants}
    yield _CHILDREN.render(language, **count), _children(facts, language, children)
    yield _ATTRIBUTES.render(language), _attributes(facts.attributes, language)
    yield _MAPS.render(language), map_lines(facts.maps, named, language)
    yield _REFSETS.render(language), refset_lines(facts.refsets, named)
    yield _MEMBERS.render(language), _members(facts, language)
    yield _IDENTIFIERS.render(language), [f"  {scheme}: {code}" for scheme, code in facts.identifiers]
    if facts.concept.active:
        yield history


def _status(facts: ConceptFacts, language: Language) -> list[str]:
    concept = facts.concept
    values = {
        "active": ACTIVE[concept.active].render(language),
        "defined": _DEFINED[concept.defined].render(language),
        "date": dated(concept.effective_time),
        "module": facts.module,
    }
    return wrapped(_STATUS.render(language, **values))


def _concepts(concepts: Sequence[Named]) -> list[str]:
    return [line for item in concepts for line in wrapped(item.term, f"  {item.id} ")]


def _children(facts: ConceptFacts, language: Language, limit: int) -> list[str]:
    lines = _concepts(facts.children[:limit])
    if len(facts.children) > limit:
        lines.append("  " + _MORE.render(language, count=len(facts.children) - limit, id=facts.concept.id))
    return lines


def _attributes(attributes: Sequence[Attribute], language: Language) -> list[str]:
    lines: list[str] = []
    for group, items in groupby(attributes, key=lambda item: item.group):
        lines.append("  " + (_GROUP.render(language, n=group) if group else _UNGROUPED.render(language)))
        for item in items:
            lines += wrapped(f"{item.type.term} = {item.value}", "    ", "      ")
    return lines


def _members(facts: ConceptFacts, language: Language) -> list[str]:
    return ["  " + _MEMBER_COUNT.render(language, count=facts.members, id=facts.concept.id)] if facts.members else []


def _history(facts: ConceptFacts, named: Namer, language: Language) -> list[str]:
    """Return why an inactive concept is so and what to use instead; then what any concept took the place of."""
    lines = ["  " + _REASON.render(language, reason=facts.reason.term)] if facts.reason else []
    words = [association_to(item.refset.id, named, language) for item in facts.history]
    lines += _associations(facts.history, words, language)
    if not facts.concept.active and not facts.history:
        lines.append("  " + _NO_SUCCESSOR.render(language))
    words = [association_from(item.refset.id, named, language) for item in facts.supersedes]
    return lines + _associations(facts.supersedes, words, language)


def _associations(items: Sequence[Association], words: Sequence[str], language: Language) -> list[str]:
    lines: list[str] = []
    for item, word in zip(items, words, strict=True):
        mark = "" if item.other_active else f" ({ACTIVE[False].render(language)})"
        lines += wrapped(f"{item.other}{mark}", f"  {word} ", "      ")
    return lines
