"""Expressions written anew: canonical, with the terms of an edition in pipes; a term that is wrong stays to be seen."""

from __future__ import annotations

from typing import Literal

from digidot_term.ecl.comments import with_comments
from digidot_term.ecl.formatting_rules import COMMENT_WITHIN
from digidot_term.ecl.forms import FormName
from digidot_term.ecl.parser import parse
from digidot_term.ecl.problem import Problem
from digidot_term.ecl.reference_rules import TERM_MISMATCH
from digidot_term.ecl.references import concept_references
from digidot_term.ecl.rendering import render
from digidot_term.ecl.tree import START, Expression
from digidot_term.language import Language, reading_order
from digidot_term.record import record
from digidot_term.snomed.edition import Edition

Terms = Literal["nb", "nn", "en", "fsn"]
"""Which terms stand in pipes: preferred ones in a language, or fully specified names."""
TERMS: tuple[Terms, ...] = ("nb", "nn", "en", "fsn")


@record
class Formatter:
    """How expressions are written: the form, and the terms; without an edition there are no terms."""

    edition: Edition | None
    terms: Terms = "en"
    form: FormName = "brief"

    def format(self, text: str, *, width: int | None = None) -> tuple[str | None, tuple[Problem, ...]]:
        """Return the canonical text of an expression, and what is wrong with the one it was; None if that stands.

        It is one line, or with `width` as many lines as the width asks for. A term that is none of its concept's
        stays: it may be the identifier that is wrong. So does the term of a concept that the edition does not have.
        """
        expression, problems = parse(text)
        if expression is None:
            return None, tuple(problem for problem in problems if problem.is_error)
        foreign = self._foreign_terms(expression)
        rendered = render(
            expression,
            term_of=lambda sctid: None if sctid in foreign else self._term(sctid),
            written_terms=self.edition is not None,
            form=self.form,
            width=width,
        )
        if parse(rendered)[0] != expression:
            raise AssertionError(f"{rendered} is not what was read")
        found = with_comments(text, rendered, lines=width is not None)
        comment = () if found is not None else (Problem.of(COMMENT_WITHIN, START),)
        return found, (*foreign.values(), *comment)

    def _term(self, sctid: int) -> str | None:
        """Return the term of a concept: in the language, else the next best one; None without an edition."""
        if self.edition is None or sctid not in self.edition:
            return None
        languages: tuple[Language, ...] = () if self.terms == "fsn" else reading_order(self.terms)
        return self.edition.term(sctid, languages)

    def _foreign_terms(self, expression: Expression) -> dict[int, Problem]:
        """Return the concepts with a term that they never had, and the problem that is."""
        found: dict[int, Problem] = {}
        for each in concept_references(expression) if self.edition else ():
            if self.edition and each.term and not _has_term(self.edition, each.id, each.term):
                values = {"concept": each.id, "term": self._term(each.id), "found": each.term}
                found.setdefault(each.id, Problem.of(TERM_MISMATCH, each.position, **values))
        return found


def _has_term(edition: Edition, sctid: int, text: str) -> bool:
    """Say whether text is or was a term of a concept, but for case and blanks; yes where the edition knows none."""
    terms = {_plain(each.term) for each in edition.descriptions(sctid)} if sctid in edition else set()
    return not terms or _plain(text) in terms


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
