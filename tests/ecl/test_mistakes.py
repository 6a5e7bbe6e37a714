"""Mistakes that are often made: each is told with what was probably meant, and that is ECL."""

from __future__ import annotations

import pytest

from digidot_term.ecl import parse
from digidot_term.ecl.problem import Problem

# A text, what is told to be wrong in it, and what to write there.
MISTAKES = [
    ("<< 404684003 Clinical finding", "Clinical finding", "|Clinical finding|"),
    ("<< 404684003 Clinical finding AND << 64572001", "Clinical finding", "|Clinical finding|"),
    ("* : 363698007 Finding site = *", "Finding site", "|Finding site|"),
    ("* : 363698007 = 39057004 Valve, 116676008 = *", "Valve", "|Valve|"),
    ("* : { 363698007 = 39057004 Valve }", "Valve", "|Valve|"),
    ("<< 404684003 og << 64572001", "og", "AND"),
    ("<< 404684003 eller 64572001", "eller", "OR"),
    ("<< 404684003 uten 64572001", "uten", "MINUS"),
    ("<< 404684003 NOT << 64572001", "NOT", "MINUS"),
    ("<< 404684003 AND NOT << 64572001", "AND NOT", "MINUS"),
    ("<< 404684003 ADN << 64572001", "ADN", "AND"),
    ("<< 404684003 & << 64572001", "&", "AND"),
    ("<< 404684003 && << 64572001", "&&", "AND"),
    ("<< 404684003 || << 64572001", "||", "OR"),
    ("<< 404684003 + << 64572001", "+", "AND"),
    ("<< 404684003 - << 64572001", "-", "MINUS"),
    ("«404684003", "«", "<<"),
    ("» 404684003", "»", ">>"),
    ("* : 1142135004 ≥ #10", "≥", ">="),
    ("* : 363698007 ≠ *", "≠", "!="),
    ("* : 363698007 == *", "==", "="),
    ("* : 363698007 !== *", "!==", "!="),
    ("* : 1142135004 =< #5", "=<", "<="),
    ("* : 1142135004 => #5", "=>", ">="),
    ("* : 363698007 is *", "is", "="),
    ("* : 1142135004 = 10", "10", "#10"),
    ("* : 1142135004 >= 10.5", "10.5", "#10.5"),
    ("* : 774158006 = 'abc'", "'abc'", '"abc"'),
    ("* : [1-3] 363698007 = *", "[1-3]", "[1..3]"),
    ("* : [1, 3] 363698007 = *", "[1, 3]", "[1..3]"),
    ("* : [ 0..1 ] 363698007 = *", "[ 0..1 ]", "[0..1]"),
    ("* : [1...n] 363698007 = *", "[1...n]", "[1..*]"),
    ("* : [2] 363698007 = *", "[2]", "[2..2]"),
    ("* : [*..1] 363698007 = *", "[*..1]", "[0..1]"),
    ("decendantOf 404684003", "decendantOf", "descendantOf"),
    ("* AND chldOf 404684003", "chldOf", "childOf"),
    ("descendantOf404684003", "descendantOf404684003", "descendantOf 404684003"),
    ('* { D term = "a" }}', "{", "{{"),
    ('* { term = "a" }}', "{", "{{"),
    ('* {{ term = "a" }', "}", "}}"),
    ("* {{ term = heart }}", "heart", '"heart"'),
    ("* {{ term = heart att, active = 1 }}", "heart att", '"heart att"'),
    ("* {{ term = 'heart' }}", "'heart'", '"heart"'),
    ('* {{ term = regex:"a" }}', "regex:", "wild:"),
    ('* {{ termm = "a" }}', "termm", "term"),
    ("* {{ dialekt = nb-no }}", "dialekt", "dialect"),
    ('* {{ dialect = "nb-no" }}', '"nb-no"', "nb-no"),
    ('* {{ language = "nb" }}', '"nb"', "nb"),
    ('* {{ D id = "900006018" }}', '"900006018"', "900006018"),
    ("* {{ definitionStatus = primitive }}", "definitionStatus", "C definitionStatus"),
    ("^ * {{ referencedComponentId = * }}", "referencedComponentId", "M referencedComponentId"),
    ("* {{ C effectiveTime = 20200131 }}", "20200131", '"20200131"'),
    ('* {{ C effectiveTime >= "2020-01-31" }}', '"2020-01-31"', '"20200131"'),
    ("* {{ + HISTORY MIN }}", "HISTORY MIN", "HISTORY-MIN"),
    ("* {{ + HISTORY-ALL }}", "HISTORY-ALL", "HISTORY-MAX"),
    ("* {{ HISTORY-MIN }}", "HISTORY", "+ HISTORY"),
]  # fmt: skip


def error_of(text: str) -> Problem:
    expression, problems = parse(text)
    assert expression is None
    return problems[-1]


@pytest.mark.parametrize(("text", "found", "mend"), MISTAKES)
def test_what_is_meant_is_told_and_mends_the_text(text: str, found: str, mend: str) -> None:
    problem = error_of(text)
    values = dict(problem.values)
    assert problem.rule.diagnostic.name == "likely-mistake"
    assert (values["found"], values["mend"]) == (found, mend)
    assert text.startswith(found, problem.offset)
    mended = text[: problem.offset] + mend + text[problem.offset + len(found) :]
    expression, problems = parse(mended)
    assert expression is not None, (mended, problems)


def test_words_in_double_quotes_of_a_word_processor() -> None:
    problem = error_of("* {{ term = “heart” }}")
    assert dict(problem.values)["mend"] == '"'


# A text that mixes operators, and the two ways it can be meant.
MIXED = [
    (
        "<< 404684003 AND << 64572001 OR << 22298006",
        "(<< 404684003 AND << 64572001) OR << 22298006",
        "<< 404684003 AND (<< 64572001 OR << 22298006)",
    ),
    (
        "404684003, 64572001  |Disease| MINUS\n22298006",
        "(404684003, 64572001 |Disease|) MINUS 22298006",
        "404684003, (64572001 |Disease| MINUS 22298006)",
    ),
    ("404684003 MINUS 64572001 MINUS *", "(404684003 MINUS 64572001) MINUS *", "404684003 MINUS (64572001 OR *)"),
    ("* OR * MINUS * AND *", "(* OR *) MINUS *", "* OR (* MINUS *)"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "first", "second"), MIXED)
def test_both_ways_to_put_brackets_are_told(text: str, first: str, second: str) -> None:
    values = dict(error_of(text).values)
    assert (values["first"], values["second"]) == (first, second)
    assert parse(first)[0] is not None
    assert parse(second)[0] is not None


# A text in which a term is not closed, the column of its pipe, and the term as it should be.
OPEN_TERMS = [
    ("<< 404684003 |Clinical finding", 14, "|Clinical finding|"),
    ("<404684003 |Clinical finding : 363698007 |Finding site| = *", 12, "|Clinical finding|"),
    ("<404684003 |Clinical finding| : 363698007 |Finding site = *", 43, "|Finding site|"),
    ("<404684003 |Clinical finding| : 363698007 |Finding site = 39057004 |Valve|", 43, "|Finding site|"),
    ("404684003 |Clinical finding AND 64572001 |Disease|", 11, "|Clinical finding|"),
    ("404684003 |Clinical finding|, 64572001 |Disease, 22298006 |Infarction|", 40, "|Disease|"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "column", "mend"), OPEN_TERMS)
def test_the_term_that_is_not_closed_is_told(text: str, column: int, mend: str) -> None:
    problem = error_of(text)
    assert problem.rule.diagnostic.name == "unbalanced-pipe"
    assert (problem.column, dict(problem.values)["mend"]) == (column, f": {mend}")
    opened = mend.removesuffix("|")
    assert parse(text.replace(opened, mend, 1))[0] is not None


def test_long_operands_are_shortened_in_a_mend() -> None:
    operand = " AND ".join(["404684003 |Clinical finding|"] * 20)
    values = dict(error_of(f"{operand} OR 64572001").values)
    assert len(values["first"]) < 200
    assert values["first"].endswith(") OR 64572001")


def test_no_mend_is_offered_that_changes_nothing() -> None:
    assert error_of('* {{ C effectiveTime = "20261301" }}').rule.diagnostic.name == "syntax-error"
