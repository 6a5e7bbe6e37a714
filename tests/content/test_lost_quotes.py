"""A quotation mark that is lost from any source is an error located in that file.

Each mark in turn is taken out of the text; most losses show when the file is read, the others (a mark inside a text,
such as that of a FHIRPath string) when the project is compiled.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Severity
from digidot_term.jobs.compiling import compile_project
from digidot_term.snomed.edition import Edition
from digidot_term.source.load import FOLDERS, load_project
from digidot_term.source.reader import parse_yaml
from tests.conftest import ROOT

SOURCES = sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.yaml"))
TABLES = sorted((ROOT / "conceptmaps").rglob("*.tsv"))
STEP = 3
"""Every third mark is taken, so that the test stays fast; which ones differs from file to file."""
COMPILED = 8
"""So many of the losses that reading does not show are compiled."""


def losses(path: Path, step: int) -> Iterator[str]:
    """The text of a file with one quotation mark less; every `step`-th mark in turn."""
    text = path.read_text("utf-8")
    marks = [position for position, character in enumerate(text) if character in "\"'"]
    for position in marks[len(text) % step :: step]:
        yield text[:position] + text[position + 1 :]


def shows_when_read(text: str, path: Path) -> bool:
    shown_as = path.relative_to(ROOT).as_posix()
    _, found = parse_yaml(text, shown_as)
    errors = [item for item in found if item.severity is Severity.ERROR]
    assert all(item.place.path == shown_as and item.place.line for item in errors)
    return bool(errors)


@pytest.fixture(scope="module")
def unseen() -> list[tuple[Path, str]]:
    """The losses that reading does not show."""
    return [(path, text) for path in SOURCES for text in losses(path, STEP) if not shows_when_read(text, path)]


def test_nearly_all_losses_show_when_the_file_is_read(unseen: list[tuple[Path, str]]) -> None:
    assert sum(1 for path in SOURCES for _ in losses(path, STEP)) > 1000
    assert {path.parent.name for path, _ in unseen} <= {"structuredefinitions"}, "only FHIRPath has marks inside texts"


def test_the_others_show_when_the_project_is_compiled(
    unseen: list[tuple[Path, str]], compilation: Compilation, sample_edition: Edition, tmp_path: Path
) -> None:
    for folder in FOLDERS:
        shutil.copytree(ROOT / folder, tmp_path / folder)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for path, text in unseen[:: max(1, len(unseen) // COMPILED)]:
        copy = tmp_path / path.relative_to(ROOT)
        copy.write_text(text, "utf-8")
        errors = compiled_errors(tmp_path, compilation, sample_edition)
        shutil.copy(path, copy)
        assert path.relative_to(ROOT).as_posix() in {item.place.path for item in errors}, text


def compiled_errors(root: Path, compilation: Compilation, edition: Edition) -> list[Diagnostic]:
    """The errors of the project at `root`, compiled with the definitions of the whole one."""
    project, found = load_project(root)
    _, problems = compile_project(project, edition, compilation.definitions)
    return [item for item in (*found, *problems) if item.severity is Severity.ERROR]


def test_lost_marks_in_tables_show_when_the_table_is_read(tmp_path: Path) -> None:
    for table in TABLES:
        for text in losses(table, STEP):
            assert any(line.count('"') % 2 or line.count("'") % 2 for line in text.split("\n"))
