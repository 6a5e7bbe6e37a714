"""Lines with expressions: every line gives one, or says what is wrong with it."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from digidot_term.jobs.ecl.expression_lines import LONGEST_LINE, parse_line, read_expression_lines


@pytest.mark.parametrize(
    ("line", "expression"),
    [
        (b"<< 80967001", "<< 80967001"),
        (b"<< 80967001 |Dental caries|\r\n", "<< 80967001 |Dental caries|"),
        (b" 80967001 \n", " 80967001 "),
        (b"\n", ""),
        (b"/* only a comment */\n", "/* only a comment */"),
        ("80967001 |hull i tann å|\n".encode(), "80967001 |hull i tann å|"),
        ("80967001 \u2028\n".encode(), "80967001 \u2028"),
        (b'{"expression": "<< 80967001"}\n', "<< 80967001"),
        (b' {"id": 7, "expression": "80967001 |\\u00e5|"}', "80967001 |å|"),
        (b'{"a":' * 200 + b"1" + b"}" * 199 + b', "expression": "*"}', "*"),
        (b'{"expression": "' + b"({" * 200 + b'\\" [[["}', "({" * 200 + '" [[['),
        (b'{"expression": "80967001\\n:\\n363698007=*"}', "80967001\n:\n363698007=*"),
    ],
)
def test_a_line_is_an_expression_or_an_object_with_one(line: bytes, expression: str) -> None:
    found = parse_line(line)
    assert (found.expression, found.problem) == (expression, None)


@pytest.mark.parametrize(
    ("line", "kind", "column"),
    [
        (b"80967001 \xe5", "ECL090", 10),
        ("å\xe5".encode()[:3], "ECL090", 2),
        (b'{"expression": }', "ECL091", 16),
        (b'{"expression": "x"} 1', "ECL091", 21),
        (b'{"a":' * 100_000, "ECL091", 1),
        (b'{"a":' * 201 + b"1" + b"}" * 201, "ECL091", 1),
        (b'{"expression": "x", "n": ' + b"1" * 10_000 + b"}", "ECL091", 1),
        (b"{}", "ECL092", 1),
        (b'{"expression": null}', "ECL092", 1),
        (b'{"expression": ["x"]}', "ECL092", 1),
        (b'{"Expression": "x"}', "ECL092", 1),
    ],
)
def test_what_is_wrong_with_a_line_is_located(line: bytes, kind: str, column: int) -> None:
    problem = parse_line(line).problem
    assert problem is not None
    assert (problem.rule.diagnostic.id, problem.kind, problem.line, problem.column) == (kind, "syntax", 1, column)


def test_a_byte_order_mark_is_skipped_and_the_last_line_needs_no_end() -> None:
    stream = io.BytesIO("\ufeff<< 80967001\n\n80967001".encode())
    assert [line.expression for line in read_expression_lines(stream)] == ["<< 80967001", "", "80967001"]


@pytest.mark.parametrize("rest", [b"\n", b"x\n", b"x" * LONGEST_LINE + b"\n", b"x" * (2 * LONGEST_LINE - 1), b""])
def test_a_line_too_long_to_be_read_is_one_line(rest: bytes) -> None:
    stream = io.BytesIO(b"x" * LONGEST_LINE + b"x" + rest + (b"80967001" if rest.endswith(b"\n") else b""))
    first, *others = read_expression_lines(stream)
    assert first.problem is not None
    assert first.problem.rule.diagnostic.id == "ECL093"
    assert len(first.expression) == 200
    assert [line.expression for line in others] == (["80967001"] if rest.endswith(b"\n") else [])


@given(st.lists(st.binary(max_size=12) | st.just(b'{"expression": "*"}')))
@example([b"", b""])
@example([b"\xef\xbb\xbf"])
def test_there_is_one_for_each_line(lines: list[bytes]) -> None:
    text = b"\n".join(lines)
    ends = text.count(b"\n") + (not text.endswith(b"\n") and text != b"")
    found = list(read_expression_lines(io.BytesIO(text)))
    assert len(found) == ends


@given(st.text())
def test_an_object_gives_its_expression_as_it_is(expression: str) -> None:
    line = json.dumps({"expression": expression}).encode()
    assert parse_line(line).expression == expression
