"""SNOMED CT Expression Constraint Language 2.3: parse, print, evaluate.

    expression, problems = parse("<< 80967001 : 363698007 = *")
    text = render(expression, term_of=edition.fsn)
    ids, more = evaluate(expression, edition)

Problems are values with a place in the text; `to_diagnostics` turns them into diagnostics. What of the language is
answered stands in docs/reference/ecl-support.md.
"""

from digidot_term.ecl.evaluator import evaluate
from digidot_term.ecl.parser import parse
from digidot_term.ecl.printer import render
from digidot_term.ecl.problem import Problem, ProblemKind, to_diagnostics
from digidot_term.ecl.references import concept_references
from digidot_term.ecl.tree import Expression, Position

__all__ = [
    "Expression",
    "Position",
    "Problem",
    "ProblemKind",
    "concept_references",
    "evaluate",
    "parse",
    "render",
    "to_diagnostics",
]
