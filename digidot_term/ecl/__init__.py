"""SNOMED CT Expression Constraint Language 2.3: parse, print, evaluate, explain, shorten, find.

    expression, problems = parse("<< 80967001 : 363698007 = *")
    text = render(expression, term_of=edition.fsn)
    ids, more = evaluate(expression, edition)
    found = answer(expression, edition)  # found.rows where the expression selects fields: ^ [mapTarget] 447562003
    why, more = explain(expression, edition, 80967001)
    sizes, more = plan(expression, edition)
    shorter = optimise(expression, edition)  # shorter.expression, shorter.steps
    found = from_codes({80967001, 234975001}, edition)  # found.expression, found.missing, found.extra

Problems are values with a place in the text; `to_diagnostics` turns them into diagnostics. What of the language is
answered stands in docs/reference/ecl.md. What explains, rewrites and finds is loaded when asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from digidot_term.ecl.answer import Answer, Rows
from digidot_term.ecl.evaluator import answer, evaluate
from digidot_term.ecl.parser import parse
from digidot_term.ecl.problem import Problem, ProblemKind, to_diagnostics
from digidot_term.ecl.question import Ids
from digidot_term.ecl.references import concept_references
from digidot_term.ecl.rendering import render
from digidot_term.ecl.tree import Expression, Position

if TYPE_CHECKING:
    from digidot_term.ecl.covering import Covering, from_codes
    from digidot_term.ecl.explaining.explainer import explain
    from digidot_term.ecl.explaining.tree import Explanation, Reason
    from digidot_term.ecl.planning import Plan, plan
    from digidot_term.ecl.rewriting import Suggestion, optimise

_MODULE_OF = {
    "Covering": "covering",
    "Explanation": "explaining.tree",
    "Plan": "planning",
    "Reason": "explaining.tree",
    "Suggestion": "rewriting",
    "explain": "explaining.explainer",
    "from_codes": "covering",
    "optimise": "rewriting",
    "plan": "planning",
}

__all__ = [
    "Answer",
    "Covering",
    "Explanation",
    "Expression",
    "Ids",
    "Plan",
    "Position",
    "Problem",
    "ProblemKind",
    "Reason",
    "Rows",
    "Suggestion",
    "answer",
    "concept_references",
    "evaluate",
    "explain",
    "from_codes",
    "optimise",
    "parse",
    "plan",
    "render",
    "to_diagnostics",
]


def __getattr__(name: str) -> Any:
    """Load what a public name stands for."""
    if name not in _MODULE_OF:
        raise AttributeError(name)
    return getattr(import_module(f"digidot_term.ecl.{_MODULE_OF[name]}"), name)
