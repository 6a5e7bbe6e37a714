"""The expressions of a file are found and written anew; nothing else is touched."""

from __future__ import annotations

import pytest

from digidot_term import ecl
from digidot_term.source.expressions import rewrite_ecl, rewrite_yaml


def canonical(text: str, width: int | None) -> tuple[str | None, tuple[ecl.Problem, ...]]:
    """Canonical text without terms; an expression named KEEP stands."""
    expression, problems = ecl.parse(text)
    if "KEEP" in text or expression is None:
        return None, problems
    return ecl.render(expression, width=width), problems


SOURCE = """\
valueset: x   # <<1 is no expression here
title: {en: "<<404684003", nb: 'ecl: <<404684003'}
include:
  - {ecl: <<404684003, reason: "why"}
  - ecl: "<<404684003 |KEEP|"
  - ecl: |
      <<404684003  OR
         <<64572001 OR <<404684003 OR <<404684003 OR <<404684003 OR <<404684003 OR <<404684003

# a comment
exclude:
  - ecl: '* {{ D term="a" }}'
    ecl_not: <<404684003
  - codes: [404684003 |x|]
"""
REWRITTEN = """\
valueset: x   # <<1 is no expression here
title: {en: "<<404684003", nb: 'ecl: <<404684003'}
include:
  - {ecl: << 404684003, reason: "why"}
  - ecl: "<<404684003 |KEEP|"
  - ecl: |
      << 404684003
      OR << 64572001
      OR << 404684003
      OR << 404684003
      OR << 404684003
      OR << 404684003
      OR << 404684003

# a comment
exclude:
  - ecl: '* {{ D term = "a" }}'
    ecl_not: <<404684003
  - codes: [404684003 |x|]
"""


def test_only_expressions_change() -> None:
    assert rewrite_yaml(SOURCE, "x.yaml", canonical) == (REWRITTEN, ())
    assert rewrite_yaml(REWRITTEN, "x.yaml", canonical) == (REWRITTEN, ())


def test_what_is_canonical_stays_whatever_its_quotes() -> None:
    text = 'a: {ecl: "\\u003c\\u003c 404684003"}\n'
    assert rewrite_yaml(text, "x.yaml", canonical) == (text, ())


WRONG = [
    ("a: {ecl: <<404684003}\nb: {ecl: '<< (404684003'}\n", "x.yaml:2:14 unclosed"),
    ("a:\n  ecl: |\n    << 404684003\n    AND * OR *\n", "x.yaml:4:11 mixed-operators"),
    ("a: {ecl: <<404684003, ecl: <<404684003}\n", "x.yaml:1:23 duplicate-key"),
    ("a: {ecl: [}\n", "x.yaml:1:11 broken-yaml"),
]


@pytest.mark.parametrize(("text", "told"), WRONG)
def test_a_source_with_something_wrong_is_left_alone(text: str, told: str) -> None:
    after, found = rewrite_yaml(text, "x.yaml", canonical)
    assert after == text
    assert [f"{item.place} {item.kind.name}" for item in found] == [told]


def test_what_would_read_otherwise_is_a_bug_and_not_written() -> None:
    with pytest.raises(AssertionError, match=r"x\.yaml would not read as before"):
        rewrite_yaml("a: {ecl: <<404684003}\n", "x.yaml", lambda *_: ("<< 64572001", ()))


LINES = """\
<<404684003

/* a comment */
<<404684003 AND (<<64572001)   /* KEEP */
  <<64572001
"""


def test_a_file_of_ecl_has_an_expression_a_line() -> None:
    after, found = rewrite_ecl(LINES, "x.ecl", canonical)
    assert after == LINES.replace("<<404684003\n\n", "<< 404684003\n\n").replace("  <<64572001", "<< 64572001")
    assert found == ()
    assert rewrite_ecl(after, "x.ecl", canonical)[0] == after


def test_a_file_of_ecl_may_be_one_expression() -> None:
    text = "<<404684003\n  :363698007=*\n\n"
    assert rewrite_ecl(text, "x.ecl", canonical) == ("<< 404684003 : 363698007 = *\n\n", ())


def test_lines_end_as_they_did() -> None:
    assert rewrite_ecl("<<404684003\r\n<<64572001\r\n", "x.ecl", canonical)[0] == "<< 404684003\r\n<< 64572001\r\n"
    assert rewrite_ecl("<<404684003", "x.ecl", canonical)[0] == "<< 404684003"
    assert rewrite_ecl("", "x.ecl", canonical) == ("", ())


def test_a_wrong_line_is_located_and_leaves_all_as_it_is() -> None:
    after, found = rewrite_ecl("<<404684003\n<< (404684003\n", "x.ecl", canonical)
    assert after == "<<404684003\n<< (404684003\n"
    assert [str(item.place) for item in found] == ["x.ecl:2:4"]
