"""What decides and why, production by production, on the drawn edition of the evaluator's own cases."""

from __future__ import annotations

import importlib
import pkgutil
import re
from string import Formatter

import pytest

from digidot_term.ecl import explain, explaining, parse
from digidot_term.ecl.explaining.tree import Explanation, ReasonKind
from digidot_term.language import LANGUAGES
from digidot_term.report.ecl.reasons import Wording
from digidot_term.snomed.constants import FSN, SAME_AS, SYNONYM
from digidot_term.snomed.edition import Edition
from tests.ecl.test_evaluator import edition, with_ids
from tests.rf2_builder import concept_id

__all__ = ["edition"]

# Section, expression with letters for concepts, concept, verdict, and the clauses that decide with their reasons.
CASES = [
    ("6.1", "b", "b", True, ["b: is this concept"]),
    ("6.1", "b", "c", False, ["b: is another concept"]),
    ("6.1", "q", "c", False, ["q: q is not in this edition"]),
    ("6.1", "*", "x", True, ["*: is a concept of the edition"]),
    ("6.1", "<< b", "b", True, ["<< b: is the concept itself"]),
    ("6.1", "< b", "d", True, ["< b: is a child of b"]),
    ("6.1", "< b", "f", True, ["< b: is below b via e"]),
    ("6.1", "< b", "b", False, ["< b: is the concept itself, and < leaves it out"]),
    ("6.1", "<< (b OR c)", "b", True, ["b: is this concept"]),
    ("6.1", "< (b OR c)", "b", False,
     ["< (b OR c): is one of these concepts itself, and < leaves them out"]),
    ("6.1", "< b", "m", False, ["< b: is not below b"]),
    ("6.1", "<< b", "x", False, ["<< b: is inactive, and stands nowhere in the hierarchy"]),
    ("6.1", "<< b", "q", False, ["<< b: q is not in this edition"]),
    ("6.1", "*", "q", False, ["*: q is not in this edition"]),
    ("6.9", "* {{ C active = 0 }}", "q", False,
     ["*: q is not in this edition", "{{ C active = false }}: is no concept of the edition"]),
    ("6.1", "<< x", "b", False, ["<< x: x is inactive: nothing stands below or above it"]),
    ("6.1", "<< q", "b", False, ["<< q: q has no concepts in this edition"]),
    ("6.1", "<! a", "f", False, ["<! a: is below a, but not directly: via e › b"]),
    ("6.1", "<! (b OR m)", "d", True, ["<! (b OR m): is a child of b"]),
    ("6.1", "< (b OR m)", "c", False, ["< (b OR m): is below none of the 2 concepts of b OR m"]),
    ("6.1", "> f", "e", True, ["> f: is a parent of f"]),
    ("6.1", "> f", "a", True, ["> f: is above f via e › b"]),
    ("6.1", ">! f", "a", False, [">! f: is above f, but not directly: via e › b"]),
    ("6.1", ">> d", "e", False, [">> d: is not above d"]),
    ("6.1", "!!> (b OR e)", "b", True, ["!!> (b OR e): is one of them, and none of the others stands above it"]),
    ("6.1", "!!> (b OR e)", "e", False, ["!!> (b OR e): b is one of them too, and stands above it"]),
    ("6.1", "!!< (b OR e)", "b", False, ["!!< (b OR e): e is one of them too, and stands below it"]),
    ("6.1", "^ r", "b", True, ["^ r: is a member of r"]),
    ("6.1", "^ r", "d", False, ["^ r: is no member of r"]),
    ("6.1", "^ (r OR s)", "d", True, ["^ (r OR s): is a member of s"]),
    ("6.1", "^ b", "d", False, ["^ b: no reference set of b has members in this edition"]),
    ("6.1", "^ [targetComponentId] s", "b", True, ["^ [targetComponentId] s: is a value of targetComponentId in s"]),
    ("6.1", "^R (<< b)", "s", True, ["^R (<< b): has the member d"]),
    ("6.1", "^R a", "s", False, ["^R a: has no member among a"]),
    ("6.2", "* : n = b", "d", True, ["n = b: has n = b in group 1"]),
    ("6.2", "* : n = c", "d", False, ["n = c: has n = b in group 1, which is not what is asked for"]),
    ("6.2", "* : n = b", "a", False, ["n = b: has no n"]),
    ("6.2", "* : o > #5", "b", True, ["o > #5: has o = #10 in group 1"]),
    ("6.2", "* : { n = b, o = c }", "d", True, ["n = b: has n = b in group 1", "o = c: has o = c in group 1"]),
    ("6.2", "* : { n = b, o = c }", "e", False, ["o = c: has no o"]),
    ("6.2", "* : { n = b }", "f", False, ["{ n = b }: has no role groups"]),
    ("6.2", "* : R n = e", "b", True, ["R n = e: is n of e"]),
    ("6.2", "* : R n = e", "c", False, ["R n = e: is n of no concept"]),
    ("6.2", "* : R n = d", "d", False, ["R n = d: is n of e, which is not what is asked for"]),
    ("6.2", "* : { R n = d, R o = * }", "b", False, ["R o = *: is o of no concept"]),
    ("6.2", "* : { R n = << b }", "b", True, ["R n = << b: is n of d"]),
    ("6.2", "* : { R n = << b }", "f", False, ["{ R n = << b }: is a value in no role group of another concept"]),
    ("6.3", "* : [3..*] { R n = << b }", "b", False,
     ["[3..*] { R n = << b }: role groups that have it all: 2, of d, e; [3..*] are asked for"]),
    ("6.3", "<< b : [0..0] n = *", "d", False, ["[0..0] n = *: has n = b in group 1, and [0..0] of them are asked for"]),
    ("6.3", "<< b : [2..*] n = *", "b", False, ["[2..*] n = *: has none such, and [2..*] of them are asked for"]),
    ("6.3", "* : [2..2] { n = * }", "d", False, ["[2..2] { n = * }: role groups that have it all: 1; [2..2] are asked for"]),
    ("6.3", "* : [1..1] R n = *", "b", False, ["[1..1] R n = *: is n of d, e, f, and [1..1] of them are asked for"]),
    ("6.3", "<< b . n", "d", True, ["<< b . n: is n of e"]),
    ("6.3", "<< b . n", "c", False, ["<< b . n: is n of no concept"]),
    ("6.3", "d . n", "d", False, ["d . n: is n of e, which is not what is asked for"]),
    ("6.4", "< b AND > f", "d", False, ["> f: is not above f"]),
    ("6.4", "< b OR > f", "d", True, ["< b: is a child of b"]),
    ("6.5", "< b MINUS << e", "f", False, ["<< e: is a child of e"]),
    ("6.5", "< b MINUS << e", "c", False, ["< b: is not below b"]),
    ("6.8", '* {{ term = "rotk" }}', "b", True, ['{{ D term = "rotk" }}: its term “rotkaries” passes']),
    ("6.8", "* {{ type = def }}", "c", False, [f"{{{{ D type = def }}}}: the types of its terms are {FSN}, {SYNONYM}"]),
    ("6.8", '* {{ term = "rots", dialect = nn-no }}', "b", False,
     ['{{ D term = "rots", dialect = nn-no }}: no one term passes all of it; “karies i rotsement” comes nearest']),
    ("6.9", "* {{ C active = 0 }}", "b", False, ["{{ C active = false }}: is active"]),
    ("6.9", "* {{ C active = 0, definitionStatus = primitive }}", "x", True,
     ["{{ C active = false }}: is inactive", "{{ C definitionStatus = primitive }}: is primitive"]),
    ("6.10", '^ s {{ M mapTarget = "K05" }}', "d", False,
     ['{{ M mapTarget = "K05" }}: has in mapTarget: “K02.1”']),
    ("6.10", "^ s {{ M mapGroup = #1, grouped = false }}", "d", False,
     ["{{ M grouped = false }}: has in grouped: “1”"]),
    ("6.10", "^ s {{ M mapGroup = #1 }}", "b", False, ["{{ M mapGroup = #1 }}: has no member row that passes"]),
    ("6.11", "b {{ + HISTORY-MIN }}", "b", True, ["b: is this concept"]),
    ("6.11", "b {{ + HISTORY-MIN }}", "x", True, [f"b {{{{ + HISTORY-MIN }}}}: {SAME_AS} leads from it to b"]),
    ("6.11", "b {{ + HISTORY-MIN }}", "d", False,
     ["b {{ + HISTORY-MIN }}: is not among them, and no historical association leads from it to one of them"]),
]  # fmt: skip


def decided(explanation: Explanation, edition: Edition) -> list[str]:
    """The deciding clauses and reasons, with letters for concepts again."""
    wording = Wording(edition, "en")
    said = [f"{wording.clause(each.clause)}: {wording.reason(each.reason)}" for each in explanation.deciding()]
    return [with_letters(text) for text in said]


def with_letters(text: str) -> str:
    letters = {str(concept_id(letter)): letter for letter in "abcdefmnorsqwxyz"}
    return re.sub(r"(\d{6,})( \|[^|]*\|)?", lambda found: letters.get(found[1], found[0]), text)


@pytest.mark.parametrize(("section", "text", "letter", "met", "said"), CASES)
def test_what_decides(section: str, text: str, letter: str, met: bool, said: list[str], edition: Edition) -> None:
    expression, problems = parse(with_ids(text))
    assert expression is not None, problems
    explanation, _ = explain(expression, edition, concept_id(letter))
    assert explanation is not None
    assert (explanation.met, decided(explanation, edition)) == (met, said)


def kinds() -> list[ReasonKind]:
    modules = [
        importlib.import_module(f"{explaining.__name__}.{info.name}")
        for info in pkgutil.iter_modules(explaining.__path__)
    ]
    found = {id(value): value for module in modules for value in vars(module).values() if isinstance(value, ReasonKind)}
    return list(found.values())


def test_each_reason_has_a_name_of_its_own() -> None:
    names = [kind.name for kind in kinds()]
    assert len(names) > 60
    assert len(names) == len(set(names))


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.name)
def test_a_reason_speaks_of_the_same_facts_in_every_language(kind: ReasonKind) -> None:
    facts = [
        {name for _, name, _, _ in Formatter().parse(getattr(kind.text, language)) if name} for language in LANGUAGES
    ]
    assert facts[0] == facts[1] == facts[2]


def test_nesting_is_explained_so_far_and_the_verdict_given_below(edition: Edition) -> None:
    expression, _ = parse(with_ids("(" * 50 + "b" + " AND *)" * 50))
    assert expression is not None
    for letter, met in (("b", True), ("c", False)):
        explanation, _ = explain(expression, edition, concept_id(letter))
        assert explanation is not None
        assert explanation.met == met


def test_a_long_chain_of_attributes_is_explained(edition: Edition) -> None:
    expression, problems = parse(with_ids(f"* {'. (n OR o) ' * 500}"))
    assert expression is not None, problems
    explanation, _ = explain(expression, edition, concept_id("b"))
    assert explanation is not None
    chain = "f" + " . 116680003" * 2
    expression, _ = parse(with_ids(chain))
    assert expression is not None
    explanation, _ = explain(expression, edition, concept_id("b"))
    assert explanation is not None
    assert explanation.met


def test_many_alternatives_are_explained(edition: Edition) -> None:
    expression, _ = parse(with_ids(" OR ".join(["b", "c"] * 3000)))
    assert expression is not None
    explanation, _ = explain(expression, edition, concept_id("d"))
    assert explanation is not None
    assert len(explanation.parts) == 6000
