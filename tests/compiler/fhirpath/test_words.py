from __future__ import annotations

import pytest

from digidot_term.compiler.fhirpath import misused_words, parse


@pytest.mark.parametrize(
    "expression",
    [
        "a.where(b).exists() and c.exists(d)",
        "iif(a, b) | iif(a, b, c)",
        "%resource.descendants().ofType(Reference).trace('x', id)",
        "%ucum = '' and %`vs-name`.exists() and $this = $total",
        "defineVariable('mine', a).select(%mine)",
        "a.substring(1).replace('a', 'b').matches('c')",
    ],
)
def test_known_words(expression: str) -> None:
    assert list(misused_words(parse(expression))) == []


@pytest.mark.parametrize(
    ("expression", "offset", "word", "arguments"),
    [
        ("a.exist()", 2, "exist()", None),
        ("a.where()", 2, "where()", 0),
        ("a.where(b, c)", 2, "where()", 2),
        ("iif(a)", 0, "iif()", 1),
        ("a.all(b.foo(1))", 8, "foo()", None),
        ("%resurce.id", 0, "%resurce", None),
    ],
)
def test_misused_words(expression: str, offset: int, word: str, arguments: int | None) -> None:
    (found,) = misused_words(parse(expression))
    assert (found.offset, found.word, found.arguments) == (offset, word, arguments)
