"""The pages' runner itself: parting pages, elisions, exit codes, rewriting."""

from __future__ import annotations

from pathlib import Path

from tests.docs.page import blocks_of, matches, run_page, steps_of, with_bodies

PAGE = """\
Text.

```toml digidot.toml
[project]
```

```yaml valuesets/x.yaml
valueset: x
```

```yaml
only: read
```

```console
$ digidot-term schema
wrong
$ digidot-term schema nothing
```

```console
$ make build
```
"""


def test_blocks_know_what_they_are() -> None:
    blocks = blocks_of(PAGE)
    assert [block.path for block in blocks if block.is_file] == ["digidot.toml", "valuesets/x.yaml"]
    assert [block.body.splitlines()[0] for block in blocks if block.is_session] == ["$ digidot-term schema"]


def test_steps_are_parted_at_prompts() -> None:
    assert [(step.command, step.printed) for step in steps_of("$ a\n1\n2\n$ b\n")] == [("a", "1\n2\n"), ("b", "")]


def test_an_elision_stands_for_any_lines() -> None:
    assert matches("a\n…\nd\n", "a\nb\nc\nd\n")
    assert matches("a\n…\nd\n", "a\nd\n")
    assert not matches("a\n…\nd\n", "a\nb\n")
    assert not matches("a.c\n", "abc\n")


def test_a_page_is_run_and_rewritten(tmp_path: Path) -> None:
    done = list(run_page(PAGE, tmp_path, tmp_path / "cache"))
    assert (tmp_path / "valuesets/x.yaml").read_text() == "valueset: x\n"
    page = with_bodies(PAGE, done)
    assert "wrong" not in page
    assert "$ digidot-term schema\nvalueset\ncodesystem\n" in page
    assert "is not one of valueset, codesystem" in page
    assert "[exit 2]\n```" in page
    assert "$ make build" in page


def test_what_fits_is_left_as_it_is(tmp_path: Path) -> None:
    page = "```console\n$ digidot-term schema\nvalueset\n…\nproject\n```\n"
    assert with_bodies(page, list(run_page(page, tmp_path, tmp_path))) == page
