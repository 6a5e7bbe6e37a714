from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings

from digidot_term.ecl import Expression, parse, render
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
    ('*:363698007 not = ("a" "b\\*\\"")', '* : 363698007 != ("a" "b*\\"")'),
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


@settings(max_examples=60, deadline=None)
@given(expressions)
def test_what_is_printed_parses_to_the_same_tree(expression: Expression) -> None:
    for text in (render(expression), render(expression, term_of=lambda sctid: f'term ({sctid}) /* " ')):
        parsed, problems = parse(text)
        assert parsed == expression, (text, problems)
    assert render(expression) == render(parsed)
