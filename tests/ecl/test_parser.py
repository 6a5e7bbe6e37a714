"""Parsing by the sections of the ECL 2.3 specification (chapter 6): one example or more of each construct."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digidot_term.ecl import evaluate, parse, render
from digidot_term.ecl import tree as t
from digidot_term.ecl.cursor import MAX_DEPTH
from digidot_term.ecl.parser import MAX_LENGTH
from tests.rf2_builder import Rf2Builder

SECTIONS = {
    "6.1 simple": ["404684003 |Clinical finding|", "<<404684003", "<! 404684003", "<<!404684003", "> 22298006", ">>22298006",
                   ">! 22298006", ">>!22298006", "!!> (<< 404684003)", "!!<(<< 404684003)", "*", "^ 700043003", "^*", "^R 22298006",
                   "^ [mapTarget] 447562003", "^[mapTarget , mapGroup]447562003", "^ [*] 447562003", "< ^ 700043003",
                   "LOINC#54486-6", '"LOINC#54 6" |a code with a blank|', "(404684003)", "((<< 404684003))"],
    "6.2 refinement": ["< 404684003 : 363698007 = < 39057004", "<19829001:116676008=79654002,363698007=*", "* : * = *",
                       "< 404684003 : << 47429007 = << 267038008", "*: (363698007 OR 116676008) = *",
                       "* : 1142135004 = #500", "*: 1142135004 >= #-1.5", "*:1142135004<#+2", '* : 774158006 = "a \\"b\\" \\\\"',
                       '*: 774158006 != ("a" "b")', "* : 859999999102 = TRUE", "<404684003:{116676008=*,363698007=*}",
                       '*: 363698007 = "LOINC#54486-6" |a term makes it an identifier|'],
    "6.3 cardinality": ["*:[1..3]127489000=*", "* : [0..0] 127489000 = *", "*:[1..*]{[0..1]127489000=*}", "*:[2..2]R 127489000=*",
                        "< 105590001 : R 127489000 = *", "* : R << 127489000 != *"],
    "6.3 dotted": ["< 404684003 . 363698007", "<404684003.363698007.272741003", "(A#1 OR 404684003) . (<< 363698007)", "LOINC#5.*"],
    "6.4 conjunction": ["404684003 AND 64572001", "404684003and 64572001", "404684003,64572001 , 22298006", "1000004 OR 64572001 or *",
                        "<404684003:363698007=* AND 116676008=*", "*:363698007=* OR 116676008=*", "*:{363698007=*} OR {116676008=*}",
                        "*: (363698007=* OR 116676008=*), {127489000=*}", "*: ({363698007=*} OR {116676008=*}) AND 127489000=*"],
    "6.5 exclusion": ["<< 404684003 MINUS << 64572001", "(<404684003 MINUS 64572001) minus 22298006"],
    "6.6 nested": ["< (404684003 OR 64572001)", "*:363698007=(<39057004:272741003=*)", "^ (< 900000000000455006)", "(<404684003):363698007=*"],
    "6.8 description filters": ['*{{term="heart att"}}', '* {{ D term = wild:"*itis" }}', '*{{term!=(match:"a" wild:"b\\*" "c")}}',
                                "* {{language=(nb nn)}}", "*{{type=(syn fsn)}}", "*{{typeId=900000000000003001}}", "* {{D id=900006018}}",
                                "*{{typeId=(900000000000003001 |FSN| 900000000000013009)}}", "*{{dialect=nb-no}}", "*{{ dialect != (nb-no(prefer) nn-no) }}",
                                "*{{dialect=nb-no (accept prefer)}}", "*{{dialectId=61000202103(900000000000548007)}}",
                                "*{{dialectId=(61000202103 (prefer) 91000202106)}}", "*{{dialectId=(< 900000000000507009)}}",
                                "* {{ moduleId = 51000202101 }}", '*{{effectiveTime>="20200131"}}', "* {{ active = * }} {{ D active != 0 }}"],
    "6.9 concept filters": ["* {{ C definitionStatus = defined }}", "*{{CdefinitionStatusId=900000000000073002}}", "*{{c active=true}}",
                            '*{{ C effectiveTime != ("20200131" "") , moduleId=(900000000000207008 900000000000012004) }}'],
    "6.10 member filters": ['^447562003{{M mapTarget="J45.9"}}', '^447562003 {{ M mapGroup = #2, mapTarget = wild:"J*" }}', "^* {{M active = 0}}",
                            '^447562003{{mmapTarget=("a" match:"b")}}', '^*{{M sourceEffectiveTime<"20200131", targetEffectiveTime = ""}}',
                            '^ 447562003 {{ M active = "*" }}', "^*{{M targetComponentId=(<<404684003)}}", "^733073007 {{ M grouped = false }}"],
    "6.11 history": ["64572001 {{ + HISTORY }}", "<<64572001{{+HISTORY-MIN}}", "*{{ + history_mod }}", "<64572001 {{C active=1}} {{+HISTORY-MAX}}",
                     "64572001 {{+ HISTORY (900000000000527005 OR 900000000000526001)}}"],
    "comments and blanks": ["/* a * b ** c */ 404684003 /**/", "\r\n\t404684003\t|Clinical finding|\n", "404684003|/* a | b */a b/* c\n */|", "404684003|/*x*/|"],
    "long form": ["descendantOrSelfOf 404684003", "childOf\t404684003", "ANY", "memberOf 700043003", "refsetContainingAny 404684003", "TOP (any)",
                  "*:[0 to many] reverseOf 127489000 not = *", "*:127489000<>*"],
}  # fmt: skip


@pytest.mark.parametrize("section", SECTIONS)
def test_constructs_of_the_specification_parse(section: str) -> None:
    for text in SECTIONS[section]:
        expression, problems = parse(text)
        assert expression is not None, (text, problems)


def concept(sctid: int) -> t.EclConceptReference:
    return t.EclConceptReference(sctid)


TREES = {
    "<< 404684003": t.SubExpressionConstraint("<<", concept(404684003)),
    "(404684003)": concept(404684003),
    "< ^ 700043003": t.SubExpressionConstraint("<", concept(700043003), t.MemberOf()),
    "< (< 404684003)": t.SubExpressionConstraint("<", t.SubExpressionConstraint("<", concept(404684003))),
    "* : 363698007 = #10": t.RefinedExpressionConstraint(
        t.WildCard(), t.EclAttribute(concept(363698007), t.NumericComparison("=", "10"))
    ),
    "* : (363698007 = *)": t.RefinedExpressionConstraint(
        t.WildCard(), t.EclAttribute(concept(363698007), t.ExpressionComparison("=", t.WildCard()))
    ),
    '* : [1..*] R * = "LOINC#5" {{ + HISTORY-MIN }}': None,
    "LOINC#5.404684003": t.AltIdentifier("LOINC", "5.404684003"),
    "LOINC#5 . 404684003": t.DottedExpressionConstraint(t.AltIdentifier("LOINC", "5"), (concept(404684003),)),
    "LOINC#5.*": t.DottedExpressionConstraint(t.AltIdentifier("LOINC", "5"), (t.WildCard(),)),
    "LOINC#5or *": t.DisjunctionExpressionConstraint((t.AltIdentifier("LOINC", "5"), t.WildCard())),
    "^R#5": t.SubExpressionConstraint(None, t.AltIdentifier("R", "5"), t.MemberOf()),
    "^RX#5": t.SubExpressionConstraint(None, t.AltIdentifier("X", "5"), t.RefsetContainingAny()),
}  # fmt: skip


@pytest.mark.parametrize("text", TREES)
def test_the_reading_taken(text: str) -> None:
    expression, _ = parse(text)
    assert expression is not None
    if TREES[text] is not None:
        assert expression == TREES[text]


def test_a_concept_keeps_its_term_and_place() -> None:
    expression, _ = parse("/* why */\n  404684003 | Clinical finding |")
    assert isinstance(expression, t.EclConceptReference)
    assert expression.term == "Clinical finding"
    assert expression.position == t.Position(12, 2, 3)


# Each text, the rule it breaks, and the place: line and column from 1.
WRONG = [
    ("", "ends-early", 1, 1),
    ("<< 404684003 AND ", "ends-early", 1, 18),
    ("<< 404684003 |Clinical finding", "unbalanced-pipe", 1, 14),
    ("<404684003 |Clinical finding : 363698007 |Finding site| = *", "unbalanced-pipe", 1, 12),
    ("<< < 404684003 |Clinical finding", "syntax-error", 1, 4),
    ("< < 404684003", "split-operator", 1, 1),
    (">\n> 404684003", "split-operator", 1, 1),
    ("<<<404684003", "syntax-error", 1, 3),
    ("< 404684003 363698007 = *", "missing-colon", 1, 13),
    ("< 404684003 { 363698007 = * }", "missing-colon", 1, 13),
    ("< 404684003\n. 363698007 AND *", "needs-brackets", 2, 13),
    ("* : 363698007 = * MINUS *", "needs-brackets", 1, 19),
    ("404684003 AND * : 363698007 = *", "needs-brackets", 1, 17),
    ("(<< 404684003", "unclosed", 1, 1),
    ("* : { 363698007 = *", "unclosed", 1, 5),
    ("* {{ C active = 1", "unclosed", 1, 3),
    ("404684003 /* never ends", "unclosed-comment", 1, 11),
    ("404684003 /* stars **/", "unclosed-comment", 1, 11),
    ("<< 123", "not-an-sctid", 1, 4),
    ("0404684003", "not-an-sctid", 1, 1),
    ("1234567890123456789", "not-an-sctid", 1, 1),
    ('* {{ C active = "*" }}', "quoted-star", 1, 17),
    ("404684003 AND(64572001)", "keyword-needs-blank", 1, 11),
    ("404684003 )", "unopened", 1, 11),
    ("* : 363698007 = * }", "unopened", 1, 19),
    ("<<\u00a0404684003", "strange-blank", 1, 3),
    ("\ufeff404684003", "strange-blank", 1, 1),
    ("404684003 ||", "syntax-error", 1, 12),
    ("404684003 |a\tb|", "syntax-error", 1, 13),
    ("^ [] 447562003", "syntax-error", 1, 4),
    ("* : [ 0..1 ] 363698007 = *", "likely-mistake", 1, 5),
    ("* : 363698007 > *", "syntax-error", 1, 17),
    ("* : 363698007 = #01", "syntax-error", 1, 19),
    ("* : { { 363698007 = * } }", "syntax-error", 1, 7),
    ('* {{ term = "" }}', "syntax-error", 1, 13),
    ('* {{ term = regex:"a" }}', "likely-mistake", 1, 13),
    ("* {{ semanticTag = x }}", "syntax-error", 1, 6),
    ('* {{ C effectiveTime = "20261301" }}', "syntax-error", 1, 24),
    ("* {{ +HISTORY-MIN (*) }}", "syntax-error", 1, 19),
    ("* {{ C active = 1 }} {{ M active = 1 }}", "syntax-error", 1, 22),
    ("404684003\x00", "syntax-error", 1, 10),
    ("404684003 |\ud800|", "syntax-error", 1, 12),
    ('ANY : 363698007 = "a\\*"', "escaped-star", 1, 21),
    ("404684003 AND 64572001 OR 22298006", "mixed-operators", 1, 24),
    ("404684003 OR 64572001 MINUS 22298006", "mixed-operators", 1, 23),
    ("*:363698007=*,116676008=* OR 127489000=*", "mixed-operators", 1, 27),
    ("*:{363698007=* OR 116676008=*,127489000=*}", "mixed-operators", 1, 30),
    ("404684003 MINUS 64572001 MINUS 22298006", "repeated-minus", 1, 26),
    ("* : [2..1] 363698007 = *", "reversed-cardinality", 1, 5),
    ("* : [" + "9" * 5000 + "..*] 363698007 = *", "reversed-cardinality", 1, 5),
    ('* {{ C effectiveTime = "20230229" }}', "impossible-date", 1, 24),
    ("^ [mapTarget, maptarget] 447562003", "repeated-field", 1, 15),
    ('^ 447562003 {{ M effectiveTime = "2026-08-26" }}', "wrong-field-value", 1, 32),
    ("^ 447562003 {{ M moduleId = #5 }}", "wrong-field-value", 1, 27),
    ('^ 447562003 {{ mapTarget = "J45" }}', "missing-filter-letter", 1, 16),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "line", "column"), WRONG)
def test_what_is_wrong_is_named_and_located(text: str, name: str, line: int, column: int) -> None:
    expression, problems = parse(text)
    assert expression is None
    found = [(problem.rule.diagnostic.name, problem.line, problem.column) for problem in problems if problem.is_error]
    assert found == [(name, line, column)]


# Each text, and the name of its one warning.
DOUBTFUL = {
    "404684004": "wrong-check-digit",
    "404684031": "wrong-check-digit",
    "* : R 363698007 = #10": "reversed-value",
}


@pytest.mark.parametrize("text", DOUBTFUL)
def test_what_is_doubtful_is_valid_with_a_warning(text: str) -> None:
    expression, problems = parse(text)
    assert expression is not None
    assert [(problem.kind, problem.rule.diagnostic.name) for problem in problems] == [("warning", DOUBTFUL[text])]


def test_every_semantic_error_is_reported() -> None:
    _, problems = parse("(404684003 AND * OR *) MINUS (* : [3..2] 363698007 = *) MINUS *")
    names = ["mixed-operators", "reversed-cardinality", "repeated-minus"]
    assert [problem.rule.diagnostic.name for problem in problems] == names
    assert {problem.kind for problem in problems} == {"semantic"}


NESTED = {
    "brackets": lambda depth: "(" * depth + "*" + ")" * depth,
    "operators": lambda depth: "< (" * depth + "*" + ")" * depth,
    "values": lambda depth: "(*:*=" * depth + "*" + ")" * depth,
    "refinements": lambda depth: "*:" + "(" * depth + "*=*" + ")" * depth,
    "filters": lambda depth: "*{{C moduleId=" * depth + "*" + "}}" * depth,
    "history": lambda depth: "*{{+HISTORY(" * depth + "*" + ")}}" * depth,
}


@pytest.mark.parametrize("shape", NESTED)
def test_depth_is_bounded(shape: str) -> None:
    assert parse(NESTED[shape](MAX_DEPTH // 2))[0] is not None
    for depth in (MAX_DEPTH + 2, 20_000):
        expression, problems = parse(NESTED[shape](depth))
        assert expression is None
        assert [problem.rule.diagnostic.name for problem in problems] == ["too-deep"]
        assert problems[0].kind == "unsupported"


@pytest.mark.parametrize("shape", NESTED)
def test_the_deepest_expressions_are_printed_and_answered(shape: str) -> None:
    edition = Rf2Builder.drawn("a").edition()
    deepest = [tree for depth in range(MAX_DEPTH + 1) if (tree := parse(NESTED[shape](depth))[0])]
    assert len(deepest) >= MAX_DEPTH // 2
    assert parse(render(deepest[-1]))[0] == deepest[-1]
    ids, problems = evaluate(deepest[-1], edition)
    assert not [problem for problem in problems if problem.kind == "unsupported"]
    assert ids <= edition.concept_ids


HOSTILE = {
    "open brackets": "(" * 100_000,
    "open refinements": "*:" + "(" * 100_000,
    "open comments": "/*" * 50_000,
    "stars": "404684003 /" + "*" * 100_000,
    "open term": "404684003 |" + "a /*" * 25_000,
    "broken term": "404684003 |" + "a /*" * 25_000 + "\tb|",
    "escaped quotes": '* : 363698007 = "' + '\\"' * 50_000,
    "bracket before escaped quotes": '* : ("' + '\\"' * 50_000,
    "open string set": "* : 363698007 = (" + '"a" ' * 25_000,
    "open concept set": "* {{ C moduleId = (" + "404684003 " * 10_000,
    "digits": "9" * 100_000,
    "number": "* : 363698007 = #" + "9" * 100_000 + ".",
    "blanks": " " * 100_000 + "(",
    "pipes": "|" * 100_001,
    "letters": "a" * 100_000,
    "filters": "*" + "{{ C active = 1 }}" * 5_000 + "{{",
    "identifiers": "A#" + "a.b" * 30_000 + "#",
    "fields": "^ [" + "mapTarget," * 10_000,
    "junk": "\u00e6\U0001f9b7" * 20_000,
    "quotes": '"' * 100_001,
    "single quotes": "'" * 100_000,
    "braces": "{" * 100_000,
    "double braces": "{{" * 50_000,
    "open filters": "{{ D term = " * 8_000,
    "nested filters": "*{{C moduleId=" * 7_000,
    "nested groups": "*:{" * 30_000,
    "angles": "<" * 100_000,
    "carets": "^" * 100_000,
    "open comment behind": "*" + " /* x */" * 10_000 + "/*",
    "strange blanks": "\u00a0" * 100_000,
    "terms with comments": "404684003 |/* a | */ b| OR " * 4_000 + "(",
    "strings with comments": '* {{ term = "a /* " */ b" }} OR ' * 3_000 + "(",
    "identifiers read in many ways": "A#1.1.1.1or * OR " * 6_000 + "(",
    "filters read in two ways": "*" + "{{moduleId=*}}" * 7_000 + "{{M active=1}}",
    "fields read in two ways": "*" + "{{M activenot=*}}" * 6_000 + "(",
    "two ways at every depth": "*" + "{{moduleId=" * 30 + "*" + ",x=*}}" * 30 + "(",
    "mixed operators": "* AND * OR " * 9_000 + "*",
}


@pytest.mark.parametrize("attack", HOSTILE)
def test_hostile_text_ends_in_an_error(attack: str) -> None:
    """A scan that is not linear takes minutes here."""
    expression, problems = parse(HOSTILE[attack])
    assert expression is None
    assert problems


def test_long_lists_are_read_and_length_is_bounded() -> None:
    listed = " OR ".join(["404684003"] * 10_000)
    expression, _ = parse(listed)
    assert isinstance(expression, t.DisjunctionExpressionConstraint)
    assert len(expression.operands) == 10_000
    _, problems = parse("*" + " " * MAX_LENGTH)
    assert [(problem.kind, problem.rule.diagnostic.name) for problem in problems] == [("unsupported", "too-long")]


PIECES = ["404684003", "|a|", "<<", "^", "*", " ", "(", ")", ":", "=", "#1", '"a"', "{", "}", "{{", "}}", "C", "D", "M",
          "active", "term", "AND ", "OR ", "MINUS ", ",", ".", "[0..1]", "R", "/*x*/", "+ HISTORY", "LOINC#5", "\\", "|", "\n"]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join) | st.text(max_size=20))
def test_any_text_gives_a_tree_or_located_problems(text: str) -> None:
    expression, problems = parse(text)
    assert expression is not None or any(problem.is_error for problem in problems)
    for problem in problems:
        assert 0 <= problem.offset <= len(text)
        assert problem.text.render("nn", **dict(problem.values))


def cases(shared: Path, name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in (shared / "testcases/ecl" / name).read_text("utf-8").splitlines()]


# Cases decided against their stated verdict; docs/adr/0004-ecl-parser-and-semantics.md says why.
DECIDED_DIFFERENTLY = {
    # Two attributes joined by one AND: no mixture of operators is there to bracket.
    "404684003 : 116676008 = 79654002 AND 363698007 = 39057004": True,
}
# Cases without a verdict, and what this parser decides.
DECIDED = {
    'LOINC#"54486-6"': False,
    '^200001 {{M effectiveTime="2026-08-26"}}': False,
    '^200001 {{M effectiveTime="20261301"}}': False,
    '^200001 {{M effectiveTime="20260231"}}': False,
    '^200001 {{M active="1"}}': False,
    "* : [1..0] 1000001 = *": False,
    "* : R 1000007 = #1": True,
    "200001 {{M active=1}}": True,
    '^ 700043003 {{ D active = "*" }}': False,
    "^[mapTarget,mapTarget]200001": False,
}


def test_the_collected_cases_have_their_verdicts(shared: Path) -> None:
    wrong = []
    for case in cases(shared, "ecl_cases.jsonl"):
        text = str(case["expression"])
        stated = DECIDED[text] if case["valid"] is None else DECIDED_DIFFERENTLY.get(text, case["valid"])
        if (parse(text)[0] is not None) != stated:
            wrong.append(text)
    assert wrong == []


def test_the_generated_cases_are_what_the_grammar_says(shared: Path) -> None:
    wrong = []
    for case in cases(shared, "ecl_generated_cases.jsonl"):
        expression, problems = parse(str(case["expression"]))
        kinds = {problem.kind for problem in problems}
        derived = case["brief23"] or case["long23"]
        if not (expression is not None or kinds <= {"semantic", "warning"} if derived else "syntax" in kinds):
            wrong.append(case["expression"])
    assert wrong == []
