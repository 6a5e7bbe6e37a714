"""The guides for Python say what Python prints."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

from tests.conftest import ROOT

GUIDES = [ROOT / "docs/how-to/ask-an-edition-from-python.md", ROOT / "docs/how-to/ask-ecl-from-python.md"]


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
def test_the_guide_prints_what_it_says(guide: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = guide.read_text("utf-8").replace("```python\n", "").replace("```\n", "\n")
    found = doctest.DocTestParser().get_doctest(text, {}, guide.name, str(guide), 0)
    said: list[str] = []
    failed, tried = doctest.DocTestRunner().run(found, out=said.append)
    assert tried > 20
    assert not failed, "".join(said)
