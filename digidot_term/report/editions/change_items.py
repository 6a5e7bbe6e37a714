"""Each change between editions in a reader's words: one line, and below it what explains it."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.diff.edition_change import ConceptChange, EditionChange, GroupChange, TermChange, What
from digidot_term.language import Language, Text, reading_order
from digidot_term.record import record
from digidot_term.report.concepts.history_words import association_to
from digidot_term.report.concepts.terms import term_marks
from digidot_term.report.naming import Named
from digidot_term.snomed.components import Relationship
from digidot_term.snomed.edition import Edition

_INACTIVE = Text(en="inactive", nb="inaktivt", nn="inaktivt")
_SIGNS = {
    What.CONCEPT_ADDED: "+",
    What.CONCEPT_REMOVED: "-",
    What.CONCEPT_INACTIVATED: "-",
    What.CONCEPT_REACTIVATED: "+",
    What.CONCEPT_MOVED: "~",
    What.NOW_DEFINED: "~",
    What.NOW_PRIMITIVE: "~",
    What.ATTRIBUTES_CHANGED: "~",
}
_GROUP = Text(en="group {n}", nb="gruppe {n}", nn="gruppe {n}")


@record
class Item:
    """One change: a line, and lines below it."""

    text: str
    details: tuple[str, ...] = ()


class Speaker:
    """Puts changes into words; names come from the new edition, and from the old for what only that one has."""

    def __init__(self, old: Edition, new: Edition, language: Language) -> None:
        self.old, self.new, self.language = old, new, language
        self._languages = reading_order(language)

    def named(self, sctid: int) -> Named:
        """Name a concept as the reader knows it."""
        return Named(sctid, self._edition_of(sctid).term(sctid, self._languages))

    def fully_named(self, sctid: int) -> Named:
        """Name a concept by its fully specified name, which says which concept it is when other terms change."""
        return Named(sctid, self._edition_of(sctid).fsn(sctid))

    def component(self, sctid: int) -> str:
        """Name what a refset speaks of: a concept, or a term with its concept; anything else by its id alone."""
        if sctid in self.new or sctid in self.old:
            return self.named(sctid).piped
        description = self.new.description(sctid) or self.old.description(sctid)
        return f"{self.fully_named(description.concept_id).piped}: {description.term}" if description else str(sctid)

    def value(self, attribute: Relationship) -> str:
        """Put the value of an attribute into words."""
        destination = attribute.destination_id
        return attribute.value or "" if destination is None else self.named(destination).piped

    def let_go(self) -> None:
        """Give back the memory of what was read of the editions: naming thousands of concepts reads all over them."""
        self.old.index.let_go()
        self.new.index.let_go()

    def item(self, change: EditionChange) -> Item:
        """Put a change into words."""
        return self._concept(change) if isinstance(change, ConceptChange) else self._term(change)

    def marks(self, change: TermChange) -> str:
        """Say in which languages the term of a description is preferred or acceptable; nothing for other terms."""
        edition = self.old if change.new is None else self.new
        description = edition.description(change.description_id)
        return term_marks(description, self.named, self.language) if description else ""

    def _concept(self, change: ConceptChange) -> Item:
        history = (
            f"{association_to(item.refset_id, self.named, self.language)} {self.named(item.target_id).piped}"
            for item in change.history
        )
        gained = (f"+ {self.named(parent).piped}" for parent in change.gained)
        lost = (f"- {self.named(parent).piped}" for parent in change.lost)
        text = f"{_SIGNS[change.what]} {self.named(change.concept_id).piped}{self._note(change)}"
        return Item(text, (*history, *gained, *lost, *(line for group in change.groups for line in self._group(group))))

    def _group(self, change: GroupChange) -> Iterator[str]:
        """Yield a line for each attribute that came or went, with the number of its group behind it."""
        numbers = [str(number) for number in dict.fromkeys((change.old, change.new)) if number]
        group = f" ({_GROUP.render(self.language, n=' → '.join(numbers))})" if numbers else ""
        for sign, attributes in (("+", change.gained), ("-", change.lost)):
            for each in attributes:
                yield f"{sign} {self.named(each.type_id).piped} = {self.value(each)}{group}"

    def _note(self, change: ConceptChange) -> str:
        if change.reason:
            return f": {self.named(change.reason).term}"
        inactive = change.what is What.CONCEPT_ADDED and change.concept_id not in self.new.active_ids
        return f" ({_INACTIVE.render(self.language)})" if inactive else ""

    def _term(self, change: TermChange) -> Item:
        if change.old is not None and change.new is not None:
            return Item(f"~ {change.concept_id}: {change.old} → {change.new}")
        sign, term = ("-", change.old) if change.new is None else ("+", change.new)
        marks = self.marks(change)
        return Item(f"{sign} {self.fully_named(change.concept_id).piped}: {term}" + (f" ({marks})" if marks else ""))

    def _edition_of(self, sctid: int) -> Edition:
        return self.new if sctid in self.new else self.old
