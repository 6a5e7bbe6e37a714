"""The guide for Python says what Python prints."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

from tests.conftest import ROOT

GUIDE = ROOT / "docs/how-to/ask-an-edition-from-python.md"


def test_the_guide_prints_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = GUIDE.read_text("utf-8").replace("```python\n", "").replace("```\n", "\n")
    found = doctest.DocTestParser().get_doctest(text, {}, GUIDE.name, str(GUIDE), 0)
    said: list[str] = []
    failed, tried = doctest.DocTestRunner().run(found, out=said.append)
    assert tried > 20
    assert not failed, "".join(said)
