"""SNOMED CT Expression Constraint Language 2.3: parse, print, evaluate.

    expression, problems = parse("<< 80967001 : 363698007 = *")
    text = render(expression, term_of=edition.fsn)
    ids, more = evaluate(expression, edition)
    found = answer(expression, edition)  # found.rows where the expression selects fields: ^ [mapTarget] 447562003

Problems are values with a place in the text; `to_diagnostics` turns them into diagnostics. What of the language is
answered stands in docs/reference/ecl-support.md.
"""

from digidot_term.ecl.answer import Answer, Rows
from digidot_term.ecl.evaluator import answer, evaluate
from digidot_term.ecl.parser import parse
from digidot_term.ecl.printer import render
from digidot_term.ecl.problem import Problem, ProblemKind, to_diagnostics
from digidot_term.ecl.question import Ids
from digidot_term.ecl.references import concept_references
from digidot_term.ecl.tree import Expression, Position

__all__ = [
    "Answer",
    "Expression",
    "Ids",
    "Position",
    "Problem",
    "ProblemKind",
    "Rows",
    "answer",
    "concept_references",
    "evaluate",
    "parse",
    "render",
    "to_diagnostics",
]
