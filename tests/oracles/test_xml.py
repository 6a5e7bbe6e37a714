"""What counts as a difference between a resource and what HAPI makes of it, and what has a reason."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tests.oracles.xml import differences, reason_of

XHTML = 'xmlns="http://www.w3.org/1999/xhtml"'


@pytest.mark.parametrize(
    ("ours", "theirs", "paths"),
    [
        ({"a": [{"b": 1}]}, {"a": [{"b": 1}]}, []),
        ({"a": [{"b": 1}]}, {"a": [{"b": 2}]}, [".a.b"]),
        ({"a": [1]}, {"a": [1, 2]}, [".a"]),
        ({"a": 1}, {"b": 1}, [".a", ".b"]),
        ({"a": Decimal("1E+2")}, {"a": 100}, []),
        ({"a": Decimal("1.10")}, {"a": Decimal("1.11")}, [".a"]),
        ({"a": True}, {"a": 1}, [".a"]),
        ({"data": "YQ\n =="}, {"data": "YQ=="}, []),
        ({"text": "a b"}, {"text": "ab"}, [".text"]),
        ({"div": f"<div {XHTML}>\n <p>a\n b</p> </div>"}, {"div": f"<div {XHTML}><p>a b</p></div>"}, []),
        ({"div": f"<div {XHTML}>a</div>"}, {"div": f"<div {XHTML}>b</div>"}, [".div"]),
    ],
)
def test_differences(ours: Any, theirs: Any, paths: list[str]) -> None:
    assert [path for path, _, _ in differences(ours, theirs)] == paths


def test_reasons() -> None:
    assert reason_of(".event", None, [None])
    assert not reason_of(".event", None, ["2020"])
    assert reason_of(".text.div", f'<div {XHTML} title="a &gt; b">c</div>', "")
    assert not reason_of(".text.div", f'<div {XHTML} title="a">c &gt; d</div>', "")
