"""The reasons of an explanation in words and as data, with the terms a reader knows concepts by."""

from __future__ import annotations

from typing import Any

from digidot_term.diagnostics.shortened import shortened
from digidot_term.ecl.explaining.clauses import render_clause
from digidot_term.ecl.explaining.tree import Clause, Concepts, Fact, Links, Quoted, Reason, Words
from digidot_term.language import Language, Text, reading_order
from digidot_term.record import record
from digidot_term.snomed.components import Relationship
from digidot_term.snomed.edition import Edition

_MORE = Text(en="{shown} and {count} more", nb="{shown} og {count} til", nn="{shown} og {count} til")
_IN_GROUP = Text(en="{link} in group {group}", nb="{link} i gruppe {group}", nn="{link} i gruppe {group}")
_QUOTED = Text(en="“{text}”", nb="«{text}»", nn="«{text}»")
_LONGEST = 400
"""Characters of a clause that people are shown."""

_WAY = "path"
"""The fact whose concepts lie one above the other."""


@record
class Wording:
    """Writes clauses and reasons for a reader of one language."""

    edition: Edition
    language: Language

    def concept(self, sctid: int) -> str:
        """Return a concept as expressions have it."""
        term = self.term(sctid)
        return f"{sctid} |{term}|" if term else str(sctid)

    def term(self, sctid: int) -> str:
        """Return the term the reader knows a concept by."""
        return self.edition.term(sctid, reading_order(self.language))

    def clause(self, clause: Clause) -> str:
        """Return a clause with the terms of its concepts."""
        return render_clause(clause, term_of=self.term)

    def short_clause(self, clause: Clause) -> str:
        """Return the beginning of a clause, for people: its parts may be thousands, and stand below it."""
        return shortened(self.clause(clause), _LONGEST)

    def reason(self, reason: Reason) -> str:
        """Return what a reason says of a concept, which is not named."""
        return reason.kind.text.render(self.language, **{name: self._fact(name, fact) for name, fact in reason.facts})

    def reason_as_data(self, reason: Reason) -> dict[str, Any]:
        """Return a reason by its name, in words, and with its facts."""
        facts = {name: self._fact_as_data(fact) for name, fact in reason.facts}
        return {"kind": reason.kind.name, "text": self.reason(reason), "facts": facts}

    def _fact(self, name: str, fact: Fact) -> str:
        match fact:
            case Concepts(ids, more):
                return self._listed([self.concept(sctid) for sctid in ids], more, " › " if name == _WAY else ", ")
            case Links(relationships, more):
                return self._listed([self._link(each) for each in relationships], more)
            case Words(texts, more):
                return self._listed([_QUOTED.render(self.language, text=text) for text in texts], more)
            case Quoted(clause):
                return self.short_clause(clause)
            case _:
                return str(fact)

    def _listed(self, texts: list[str], more: int, joint: str = ", ") -> str:
        shown = joint.join(texts)
        return _MORE.render(self.language, shown=shown, count=more) if more else shown

    def _link(self, link: Relationship) -> str:
        value = str(link.value) if link.destination_id is None else self.concept(link.destination_id)
        shown = f"{self.concept(link.type_id)} = {value}"
        return _IN_GROUP.render(self.language, link=shown, group=link.group) if link.group else shown

    def _fact_as_data(self, fact: Fact) -> Any:
        match fact:
            case Concepts(ids):
                return list(map(str, ids))
            case Links(relationships):
                return list(map(_link_as_data, relationships))
            case Words(texts):
                return list(texts)
            case Quoted(clause):
                return self.clause(clause)
            case _:
                return fact


def _link_as_data(link: Relationship) -> dict[str, Any]:
    value = link.value if link.destination_id is None else str(link.destination_id)
    return {"type": str(link.type_id), "value": value, "group": link.group}
