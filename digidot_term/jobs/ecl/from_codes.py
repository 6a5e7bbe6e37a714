"""Find an expression for a list of codes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from digidot_term import ecl
from digidot_term.diagnostics import Diagnostic, Place, Severity, worst
from digidot_term.ecl.references import reference_problem
from digidot_term.ecl.tree import EclConceptReference
from digidot_term.jobs.ecl.code_list import ListedCode, read_code_list
from digidot_term.jobs.ecl.code_rules import NO_CODES
from digidot_term.jobs.opening import edition_in_use, open_to_ask
from digidot_term.record import record
from digidot_term.snomed.edition import Edition


@record
class Found:
    """An expression for the codes of a list, none when no code counts, and how many ids are left out."""

    edition: Edition
    covering: ecl.Covering | None
    left_out: int
    diagnostics: tuple[Diagnostic, ...]

    @property
    def failed(self) -> bool:
        """True when something in the list was wrong, an unknown concept for one."""
        return worst(self.diagnostics) is Severity.ERROR


def find_expression(
    content: bytes,
    name: str,
    edition: str | None,
    folder: Path | None,
    *,
    column: str | None = None,
    max_clauses: int | None = None,
    at_most_wrong: int | None = None,
    keep_inactive: bool = False,
) -> Found:
    """Read a list, say what in it is doubtful, and look for an expression; the list is read before an edition is."""
    listed = read_code_list(content, name, column)
    opened, doubts = open_to_ask(edition_in_use(edition, folder))
    codes = {each.sctid for each in listed.codes}
    covering = ecl.from_codes(
        codes, opened, max_clauses=max_clauses, at_most_wrong=at_most_wrong, keep_inactive=keep_inactive
    )
    found = [*doubts, *listed.diagnostics, *_problems(listed.codes, opened, name)]
    if covering is None:
        found.append(Diagnostic.of(NO_CODES, Place(name), file=name, edition=opened.version_uri))
    left_out = len(codes) - (len(covering.codes) if covering else 0)
    return Found(opened, covering, left_out, tuple(found))


def _problems(codes: Iterable[ListedCode], edition: Edition, name: str) -> Iterator[Diagnostic]:
    """Yield what is wrong with each code once, where it first stands: unknown, inactive, a term not its own."""
    problems = []
    for listed in {each.sctid: each for each in reversed(list(codes))}.values():
        position = ecl.Position(0, listed.line, listed.column)
        problem = reference_problem(EclConceptReference(listed.sctid, listed.term, position), edition)
        problems += [problem] if problem else []
    problems.sort(key=lambda problem: (problem.line, problem.column))
    yield from ecl.to_diagnostics(problems, lambda line, column: Place(name, line, column))
