from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digidot_term.ecl import Expression, parse, render
from digidot_term.ecl.forms import FORMS, FormName
from tests.ecl.trees import expressions

# What is written, and its canonical form.
CANONICAL = [
    ("<<404684003", "<< 404684003"),
    ("descendantOrSelfOf 404684003 |Clinical finding|", "<< 404684003"),
    ("((<! 404684003))", "<! 404684003"),
    ("404684003,64572001", "404684003 AND 64572001"),
    ("404684003 or (64572001 minus 22298006)", "404684003 OR (64572001 MINUS 22298006)"),
    ("^R(any)", "^R *"),
    ("memberOf[mapTarget,mapGroup]447562003", "^ [mapTarget, mapGroup] 447562003"),
    ("<64572001:363698007=<39057004,[0..0]{116676008!=*}", "< 64572001 : 363698007 = < 39057004, [0..0] { 116676008 != * }"),
    ("*:(363698007=* AND R 116676008=*) OR 363698007=#-1.50", "* : (363698007 = *, R 116676008 = *) OR 363698007 = #-1.50"),
    ('*:363698007 != ("a" "b\\*\\"")', '* : 363698007 != ("a" "b*\\"")'),
    ("<64572001 . 363698007.272741003", "< 64572001 . 363698007 . 272741003"),
    ('*{{TERM=match:"b   a",type=(synonym FSN)}}', '* {{ D term = "b a", type = (syn fsn) }}'),
    ("*{{dialect=NB-no(preferred)}}{{C active=1}}", "* {{ D dialect = nb-no (prefer) }} {{ C active = true }}"),
    ('^447562003{{mmapGroup=#2,effectiveTime>="20200101"}}', '^ 447562003 {{ M mapGroup = #2, effectiveTime >= "20200101" }}'),
    ("64572001{{+history_mod}}", "64572001 {{ + HISTORY-MOD }}"),
    ("64572001{{+HISTORY(^*)}}", "64572001 {{ + HISTORY (^ *) }}"),
    ('"LOINC#54486-6"', "LOINC#54486-6"),
    ('"LOINC#54 6"', '"LOINC#54 6"'),
]  # fmt: skip


@pytest.mark.parametrize(("written", "canonical"), CANONICAL)
def test_the_canonical_form(written: str, canonical: str) -> None:
    expression, problems = parse(written)
    assert expression is not None, problems
    assert render(expression) == canonical


TERMS: dict[str, Callable[[int], str | None]] = {
    "404684003 |Clinical finding|": {404684003: "Clinical finding"}.get,
    "404684003": {}.get,
    "404684003 |two words|": {404684003: " two\n words "}.get,
}


@pytest.mark.parametrize("rendered", TERMS)
def test_terms_stand_in_pipes(rendered: str) -> None:
    expression, _ = parse("404684003 |as written|")
    assert expression is not None
    assert render(expression, term_of=TERMS[rendered]) == rendered


@pytest.mark.parametrize("term", ["a|b", "a\x00b", ""])
def test_a_term_that_pipes_cannot_hold_is_left_out(term: str) -> None:
    expression, _ = parse("404684003")
    assert expression is not None
    assert render(expression, term_of=lambda _: term) == "404684003"


# The brief form, and the long form of the same tree.
LONG = [
    ("<< 404684003", "descendantOrSelfOf 404684003"),
    ("!!> (< 404684003 OR >! *)", "top (descendantOf 404684003 OR parentOf ANY)"),
    ("^ [mapTarget] * {{ M active = * }}", "memberOf [mapTarget] ANY {{ M active = ANY }}"),
    ("^R 404684003", "refsetContainingAny 404684003"),
    ("* : [0..*] R 127489000 != *, 363698007 = *", "ANY : [0 to many] reverseOf 127489000 NOT = ANY AND 363698007 = ANY"),
    ("* : [1..3] { * < #5 }", "ANY : [1 to 3] { ANY < #5 }"),
    ('* {{ D type = (syn fsn def), term != "a" }}', 'ANY {{ D type = (synonym fullySpecifiedName definition), term NOT = "a" }}'),
    ("* {{ D dialect = nb-no (accept prefer) }}", "ANY {{ D dialect = nb-no (acceptable preferred) }}"),
]  # fmt: skip


@pytest.mark.parametrize(("brief", "long"), LONG)
def test_the_long_form(brief: str, long: str) -> None:
    tree, _ = parse(brief)
    assert tree is not None
    assert (render(tree), render(tree, form="long")) == (brief, long)
    assert parse(long)[0] == tree


def test_terms_as_written_stand_where_no_other_is_known() -> None:
    tree, _ = parse("404684003 |mine| AND 64572001 |mine too| AND LOINC#54486-6 |Glucose|")
    assert tree is not None
    written = render(tree, term_of={64572001: "Disease"}.get, written_terms=True)
    assert written == "404684003 |mine| AND 64572001 |Disease| AND LOINC#54486-6 |Glucose|"


LAYOUTS = """
<< 404684003 |Clinical finding|

(
  << 404684003 |Clinical finding|
  AND << 64572001 |Disease|
)
MINUS (<< 22298006 OR << 73211009)

< 404684003 |Clinical finding| :
  { 363698007 |Finding site| = << 39057004,
    116676008 |Morphology| = << 415582006 },
  42752001 = *

* :
  (363698007 = << 39057004
   OR 116676008 = << 415582006),
  [0..0] 42752001 = *

<< 64572001
  {{ D term = ("hjerte" "heart" "kor"),
       dialect = nb-no (prefer) }}
  {{ C definitionStatus = primitive }}
  {{ + HISTORY }}

* :
  363698007 |Finding site| = << (
    39057004 |Pulmonary valve structure|
    OR 91723000 |Anatomical structure|
  )
"""


@pytest.mark.parametrize("text", LAYOUTS.strip().split("\n\n"))
def test_long_expressions_stand_on_several_lines(text: str) -> None:
    tree, problems = parse(text)
    assert tree is not None, problems
    assert render(tree, written_terms=True, width=44) == text


@settings(max_examples=60, deadline=None)
@given(expressions)
def test_what_is_printed_parses_to_the_same_tree(expression: Expression) -> None:
    for text in (render(expression), render(expression, term_of=lambda sctid: f'term ({sctid}) /* " ')):
        parsed, problems = parse(text)
        assert parsed == expression, (text, problems)
    assert render(expression) == render(parsed)


@settings(max_examples=60, deadline=None)
@given(expressions, st.sampled_from(list(FORMS)), st.sampled_from([None, 1, 30, 80]), st.booleans())
def test_so_does_every_form_and_layout(expression: Expression, form: FormName, width: int | None, terms: bool) -> None:
    def text_of(tree: Expression) -> str:
        return render(tree, form=form, width=width, term_of=(lambda sctid: f"term {sctid}") if terms else None)

    parsed, problems = parse(text_of(expression))
    assert parsed == expression, (text_of(expression), problems)
    assert text_of(parsed) == text_of(expression)


@pytest.mark.parametrize("name", ["ecl_cases.jsonl", "ecl_generated_cases.jsonl"])
def test_every_collected_case_is_printed_in_each_form(shared: Path, name: str) -> None:
    wrong = []
    for line in (shared / "testcases/ecl" / name).read_text("utf-8").splitlines():
        tree, _ = parse(json.loads(line)["expression"])
        for form in FORMS if tree else ():
            texts = [render(tree, form=form), render(tree, form=form, written_terms=True, width=50)]
            wrong += [text for text in texts if parse(text)[0] != tree]
    assert wrong == []
