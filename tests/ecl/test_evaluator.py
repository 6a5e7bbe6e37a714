"""Evaluation by the sections of the ECL 2.3 specification, on one small drawn edition."""

from __future__ import annotations

import pytest

from digidot_term.ecl import evaluate, parse
from digidot_term.snomed.constants import (
    ACCEPTABLE,
    DEFINED,
    DEFINITION,
    EN_GB_REFSET,
    IS_A,
    MOVED_FROM,
    NB_REFSET,
    NN_REFSET,
    NORWEGIAN_MODULE,
    POSSIBLY_REPLACED_BY,
    REPLACED_BY,
    SAME_AS,
)
from digidot_term.snomed.edition import Edition
from digidot_term.snomed.reading import read_edition
from tests.rf2_builder import Rf2Builder, concept_id

DRAWING = r"""
    a
   /|\
  b c m
 / \| |\
d   e n o
    |
    f
"""


@pytest.fixture(scope="module")
def edition() -> Edition:
    """Concepts a to f, attributes n and o below m, refsets r and s, and x, y, z: inactive."""
    builder = Rf2Builder.drawn(DRAWING)
    for letter in "rs":
        builder.add_concept(concept_id(letter))
        builder.add_is_a(concept_id(letter), concept_id("m"))
    for letter in "xyz":
        builder.add_concept(concept_id(letter), active=False, date="20200131", term=f"old {letter}")
    a, b, c, d, e, f, n, o, r, s, x, y, z = map(concept_id, "abcdefnorsxyz")
    builder.add_attribute(d, n, b, group=1)
    builder.add_attribute(d, o, c, group=1)
    builder.add_attribute(e, n, b, group=1)
    builder.add_attribute(e, o, c, group=2)
    builder.add_attribute(e, n, d, group=3)
    builder.add_attribute(f, n, b)
    builder.add_attribute(f, o, c)
    builder.add_concrete_value(b, o, "#10", group=1)
    builder.add_concrete_value(b, o, '"a \\"b\\""', group=1)
    builder.add_concrete_value(c, o, "#2.50")
    builder.add_concrete_value(a, o, "true")
    builder.add_member(r, b)
    builder.add_member(r, x)
    builder.add_member(r, c, active=False)
    builder.add_member(
        s, d, mapTarget="K02.1", mapGroup=1, targetComponentId=b, grouped=1, sourceEffectiveTime="20250101"
    )
    builder.add_member(s, e, mapTarget="K05", mapGroup=2, targetComponentId=c, grouped=0, sourceEffectiveTime="")
    builder.add_member(SAME_AS, x, targetComponentId=b)
    builder.add_member(REPLACED_BY, y, targetComponentId=b)
    builder.add_member(POSSIBLY_REPLACED_BY, z, targetComponentId=b)
    builder.add_member(MOVED_FROM, c, targetComponentId=z)
    builder.add_description(b, "karies i rotsement", language_code="no", refsets=(NB_REFSET,), sctid=900006018)
    builder.add_description(
        b, "rotkaries", language_code="no", refsets=(NB_REFSET, NN_REFSET), acceptability=ACCEPTABLE
    )
    builder.add_description(c, "tåre i øye", language_code="no", refsets=(NN_REFSET,))
    builder.add_description(c, "gammel tåre", language_code="no", active=False, refsets=())
    builder.add_description(d, "a definition of decay", type_id=DEFINITION, refsets=(EN_GB_REFSET,))
    builder.module = NORWEGIAN_MODULE
    builder.add_concept(concept_id("w"), defined=True, date="20240101", term="w")
    return read_edition([builder.package()], name="drawn")[0]  # its refsets are in no loaded package


# Section, expression with letters for concepts, and the letters of its answer.
CASES = [
    ("6.1 self", "b", "b"),
    ("6.1 self, inactive", "x", "x"),
    ("6.1 any", "* MINUS (<< a OR x OR y OR z OR w)", "i"),
    ("6.1 descendants", "< b", "def"),
    ("6.1 descendants or self", "<< e", "ef"),
    ("6.1 children", "<! a", "bcm"),
    ("6.1 children or self", "<<! b", "bde"),
    ("6.1 ancestors", "> f", "abce"),
    ("6.1 ancestors or self", ">> d", "abd"),
    ("6.1 parents", ">! e", "bc"),
    ("6.1 parents or self", ">>! e", "bce"),
    ("6.1 of a set", "<! (b OR m)", "denors"),
    ("6.1 top", "!!> (b OR e OR f OR c)", "bc"),
    ("6.1 bottom", "!!< (b OR e OR f OR c)", "f"),
    ("6.1 members", "^ r", "bx"),
    ("6.1 members of members", "^ (r OR s)", "bdex"),
    ("6.1 descendants of members", "< ^ r", "def"),
    ("6.1 members of any", "^ * AND (a OR b OR d)", "bd"),
    ("6.1 field", "^ [targetComponentId] s", "bc"),
    ("6.1 field of what is referred to", "^ [referencedComponentId] r", "bx"),
    ("6.1 refsets", "^R (b OR q)", "r"),
    ("6.1 refsets of descendants", "^R (<< b)", "rs"),
    ("6.2 attribute", "* : n = b", "def"),
    ("6.2 subsumed value", "* : n = << b", "def"),
    ("6.2 strictly subsumed value", "* : n = < b", "e"),
    ("6.2 subsumed name", "<< b : < m = b", "def"),
    ("6.2 any value", "* : o = *", "abcdef"),
    ("6.2 any name", "* : * = c", "def"),
    ("6.2 is-a by name", f"* : {IS_A} = b", "de"),
    ("6.2 is-a not by *", "<< b : * = e", ""),
    ("6.2 conjunction", "* : n = b, o = c", "def"),
    ("6.2 disjunction", "* : n = d OR o = #10", "be"),
    ("6.2 group", "* : { n = b, o = c }", "d"),
    ("6.2 groups", "* : { n = b }, { n = d }", "e"),
    ("6.2 group 0 is none", "f : { n = b }", ""),
    ("6.2 reverse", "* : R n = e", "bd"),
    ("6.2 reverse of a set", "* : R n = << b", "bd"),
    ("6.2 reverse, not", "* : R n != d", "bd"),
    ("6.2 number", "* : o = #10.0", "b"),
    ("6.2 number, order", "* : o > #2.5", "b"),
    ("6.2 number, order or equal", "* : o >= #2.5", "bc"),
    ("6.2 number, not", "* : o != #10", "c"),
    ("6.2 text", '* : o = "a \\"b\\""', "b"),
    ("6.2 text is exact", '* : o = ("A \\"b\\"" "a*")', ""),
    ("6.2 truth", "* : o = true", "a"),
    ("6.2 truth, not", "* : o != false", "a"),
    ("6.2 not needs the attribute", "* : n != b", "e"),
    ("6.2 not any", "* : n != *", ""),
    ("6.3 cardinality", "* : [2..*] n = *", "e"),
    ("6.3 exactly one", "* : [1..1] n = *", "df"),
    ("6.3 none", "<< b : [0..0] n = *", "b"),
    ("6.3 none or more", "<< b : [0..*] n = *", "bdef"),
    ("6.3 groups", "* : [2..2] { n = * }", "e"),
    ("6.3 no group", "<< b : [0..0] { n = * }", "bf"),
    ("6.3 none within a group", "<< b : { [0..0] n = * }", "be"),
    ("6.3 reverse counts sources", "* : [3..3] R n = *", "b"),
    ("6.3 reverse, none", "<< b : [0..0] R n = *", "ef"),
    ("6.3 reverse of a number is never", "* : R n = #10", ""),
    ("6.3 dotted", "<< b . n", "bd"),
    ("6.3 dotted twice", "e . n . o", "c"),
    ("6.3 dotted is-a", f"f . {IS_A}", "e"),
    ("6.3 dotted by a set of names", "d . (n OR o)", "bc"),
    ("6.4 and, or", "(< b AND > f) OR c", "ce"),
    ("6.5 exclusion", "< b MINUS < e", "de"),
    ("6.6 nested value", "* : n = (* : o = #10)", "def"),
    ("6.8 term", '* {{ term = "rot kar" }}', "b"),
    ("6.8 one description meets all", '* {{ term = "rotk", dialect = nn-no }}', "b"),
    ("6.8 one description must", '* {{ term = "rots", dialect = nn-no }}', ""),
    ("6.8 several may meet several", '* {{ term = "rots" }} {{ dialect = nn-no }}', "b"),
    ("6.8 wild", '* {{ term = wild:"rot*ies" }}', "b"),
    ("6.8 accents", '* {{ term = "taare" }}', "c"),
    ("6.8 definitions too", '* {{ term = "deca" }}', "d"),
    ("6.8 type", '* {{ term = "deca", type = (syn fsn) }}', ""),
    ("6.8 type by id", f"* {{{{ typeId = {DEFINITION} }}}}", "d"),
    ("6.8 inactive descriptions", '* {{ term = "gammel", active = false }}', "c"),
    ("6.8 active ones unless said", '* {{ term = "gammel" }}', ""),
    ("6.8 dialect", "* {{ dialect = nb-no (prefer) }}", "b"),
    ("6.8 dialect, each its own", "* {{ dialect = (nb-no (prefer) nn-no (accept)) }}", "b"),
    ("6.8 dialect by id", f"* {{{{ dialectId = ({NN_REFSET} (prefer)) }}}}", "c"),
    ("6.8 language", "* {{ language = no }}", "bc"),
    ("6.8 id", "* {{ id = 900006018 }}", "b"),
    ("6.9 active", "* {{ C active = 0 }}", "xyz"),
    ("6.9 status", "* {{ C definitionStatus = defined }}", "w"),
    ("6.9 status by id", f"* {{{{ C definitionStatusId = {DEFINED} }}}}", "w"),
    ("6.9 module", f"* {{{{ C moduleId = {NORWEGIAN_MODULE} }}}}", "w"),
    ("6.9 time", '* {{ C effectiveTime < "20250101", effectiveTime != "20200131" }}', "w"),
    ("6.9 after the operator", "< b {{ C active = true }}", "def"),
    ("6.10 text", '^ s {{ M mapTarget = "K02" }}', "d"),
    ("6.10 wild text", '^ s {{ M mapTarget = wild:"K0*" }}', "de"),
    ("6.10 number", "^ s {{ M mapGroup >= #2 }}", "e"),
    ("6.10 truth", "^ s {{ M grouped = false }}", "e"),
    ("6.10 concept", "^ s {{ M targetComponentId = << b }}", "d"),
    ("6.10 time", '^ s {{ M sourceEffectiveTime = "" }}', "e"),
    ("6.10 one member meets all", "^ s {{ M mapGroup = #1 }} {{ M grouped = false }}", ""),
    ("6.10 behind brackets", "< (^ s) {{ M mapGroup = #1 }}", ""),
    ("6.10 behind brackets, before an operator", "<< (^ s) {{ M mapGroup = #2 }}", "ef"),
    ("6.10 refsets", "^R (b OR d) {{ M mapGroup = #1 }}", "s"),
    ("6.10 inactive", "^ r {{ M active = 0 }}", "c"),
    ("6.10 inactive of any", "^ * {{ M active = 0 }}", "c"),
    ("6.10 any", '^ r {{ M active = "*" }}', "bcx"),
    ("6.10 field of filtered rows", "^ [targetComponentId] s {{ M mapGroup = #1 }}", "b"),
    ("6.11 min", "b {{ + HISTORY-MIN }}", "bx"),
    ("6.11 mod", "b {{ + HISTORY-MOD }}", "bxy"),
    ("6.11 any", "b {{ + HISTORY (*) }}", "bxyz"),
    ("6.11 max", "b {{ + HISTORY-MAX }}", "bxyz"),
    ("6.11 all", "(b OR c) {{ + HISTORY }}", "bcxyz"),
    ("6.11 moved from is read backwards", "c {{ + HISTORY-MAX }}", "cz"),
    ("6.11 moved from goes with same as", "c {{ + HISTORY-MIN }}", "cz"),
    ("6.11 moved from alone", f"c {{{{ + HISTORY ({MOVED_FROM}) }}}}", "cz"),
    ("6.11 subset", f"b {{{{ + HISTORY ({REPLACED_BY}) }}}}", "by"),
]  # fmt: skip


def with_ids(text: str) -> str:
    """Put ids for the letters that stand alone; i is is-a."""
    words = text.replace("(", "( ").replace(")", " )").replace(",", " ,").split(" ")
    return " ".join(str(concept_id(word)) if word in set("abcdefmnorsqwxyz") else word for word in words)


@pytest.mark.parametrize(("section", "text", "letters"), CASES)
def test_answers_by_section(section: str, text: str, letters: str, edition: Edition) -> None:
    expression, problems = parse(with_ids(text))
    assert expression is not None, problems
    ids, problems = evaluate(expression, edition)
    assert not [problem for problem in problems if problem.kind == "unsupported"]
    assert ids == {IS_A if letter == "i" else concept_id(letter) for letter in letters}


# What is not answered, and with what kind of problem.
REFUSED = {
    "b {{ M active = 1 }}": "semantic",
    "(^ r MINUS b) {{ M active = 1 }}": "semantic",
    "^ [mapTarget] s": "semantic",
    "^ [targetComponentId, referencedComponentId] s": "semantic",
    "^ [*] s": "semantic",
    "^ s {{ M mapPriority = #1 }}": "semantic",
    "^ [mapPriority] s": "semantic",
}


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_not_answered_says_so_and_gives_nothing(text: str, edition: Edition) -> None:
    expression, _ = parse(f"* OR ({with_ids(text)})")
    assert expression is not None
    ids, problems = evaluate(expression, edition)
    assert ids == frozenset()
    assert [problem.kind for problem in problems] == [REFUSED[text]]
    assert problems[0].is_error


# What is answered with a remark.
REMARKED = {
    "b . o": "values-left-out",
    "* {{ dialect = en-nhs }}": "unknown-dialect",
    "* {{ language = nb }}": "language-finds-nothing",
}


@pytest.mark.parametrize("text", REMARKED)
def test_what_is_answered_with_a_remark(text: str, edition: Edition) -> None:
    expression, _ = parse(with_ids(text))
    assert expression is not None
    _, problems = evaluate(expression, edition)
    assert [(problem.kind, problem.rule.diagnostic.name) for problem in problems] == [("warning", REMARKED[text])]
