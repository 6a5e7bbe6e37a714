from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digidot_term.compiler.fhirpath import find_flaw, parse
from digidot_term.compiler.fhirpath.syntax import Call, Index, Literal, Name, Operation, Step, TypeTest
from digidot_term.fhir.definitions import Definitions

GOOD = [
    "a is Quantity or a as Quantity is b",
    "a in b implies not(c contains 'd')",
    "-1 + 2 * 3 div 4 mod 5 - a & 'b'",
    "@2026-11-28 < now() - 4 days and @T10:00 = time and @2026-11-28T10:00:00+01:00 > when",
    "a | b | c.d ~ {} // the end",
    "/* all */ $this.extension('http://x').value.ofType(FHIR.Quantity) !~ 4 'mg'",
    "%resource.id.exists() and %`vs-x`.empty() and children()[$index].is(Patient)",
    "contained.where(is.as.in.contains.exists())",
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
    ("", 0),
    ("a and", 5),
    ("a = = b", 4),
    ("a.", 2),
    ("a b", 2),
    ("a.where(b,)", 10),
    ("a[]", 2),
    ("f(a b)", 4),
    ("a is 'x'", 5),
    ("a ? b", 2),
    ("a /* b", 2),
    ("and", 0),
    ("{a}", 1),
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


def test_stronger_operators_are_within_weaker_ones() -> None:
    node = parse("a or b and c = d.e + 1")
    assert isinstance(node, Operation)
    assert node.operator == "or"
    inner = node.operands[1]
    assert isinstance(inner, Operation)
    assert inner.operator == "and"
    assert isinstance(inner.operands[1], Operation)
    assert inner.operands[1].operator == "="


def test_the_tree_knows_offsets() -> None:
    assert parse("a.b(c)[0]") == Index(6, Step(1, Name(0, "a"), Call(2, "b", (Name(4, "c"),))), Literal(7, "0"))
    assert parse("a as FHIR.string") == TypeTest(2, "as", Name(0, "a"), "FHIR.string", 5)


def test_deep_nesting_is_refused() -> None:
    assert find_flaw("(" * 5000 + "a" + ")" * 5000) is not None


def test_the_expressions_of_r4_are_sound(definitions: Definitions) -> None:
    expressions = {
        rule["expression"]
        for url in definitions.resources_of("StructureDefinition")
        for element in (definitions.structure(url) or {}).get("differential", {}).get("element", ())
        for rule in element.get("constraint", ())
        if "expression" in rule
    }
    assert len(expressions) > 200
    assert [item for item in sorted(expressions) if find_flaw(item)] == []
