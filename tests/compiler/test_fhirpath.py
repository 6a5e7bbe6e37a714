from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digidot_term.compiler.fhirpath import find_flaw

GOOD = [
    "code.exists()",
    "a.where(b = 'it\\'s [fine').c",
    "x.all(matches('^[0-9]{1,2}$') and `odd name`.exists())",
    "iif(a = {}, b[0], c.replace('(', '').length())",
]
BAD = [
    ("a.where(b = 'c", 12),
    ("a.b(c", 3),
    ("a)", 1),
    ("a[(b])", 4),
    ('a = "b"', 4),
    ("a = 'b\\'", 4),
    ("`a", 0),
]
names = st.sampled_from(["a", "b.c", "where", "1", "'t'", "'('"])
balanced = st.recursive(
    names,
    lambda inner: st.one_of(
        st.builds("({})".format, inner),
        st.builds("{}[{}]".format, inner, inner),
        st.builds("f({}, '{{')".format, inner),
        st.builds("{} and {}".format, inner, inner),
    ),
    max_leaves=8,
)


@pytest.mark.parametrize("expression", GOOD)
def test_sound_expressions_have_no_flaw(expression: str) -> None:
    assert find_flaw(expression) is None


@pytest.mark.parametrize(("expression", "offset"), BAD)
def test_the_flaw_is_where_it_begins(expression: str, offset: int) -> None:
    flaw = find_flaw(expression)
    assert flaw is not None
    assert flaw.offset == offset


@given(balanced)
def test_balanced_expressions_have_no_flaw(expression: str) -> None:
    assert find_flaw(expression) is None


@given(balanced, st.data())
def test_a_lost_quote_is_always_found(expression: str, data: st.DataObject) -> None:
    quotes = [offset for offset, character in enumerate(expression) if character == "'"]
    if quotes:
        lost = data.draw(st.sampled_from(quotes))
        assert find_flaw(expression[:lost] + expression[lost + 1 :]) is not None
