"""Every command in the README, the tutorial and the how-to guides is run, and prints what the page says.

The README works on a copy of this repository's sources, the tutorial starts in an empty folder, and each guide goes on
from the project that the tutorial ends with. `pytest tests/docs --update-docs` writes what the commands print into the pages.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from digidot_term.fhir.packages.cache import cache_folder
from digidot_term.fhir.packages.package import FhirPackage
from digidot_term.source.load import FOLDERS
from tests.conftest import ROOT
from tests.docs.page import blocks_of, run_page, with_bodies

TUTORIAL = ROOT / "docs/tutorial/first-value-set.md"
GUIDES = sorted((ROOT / "docs/how-to").glob("*.md"))


@pytest.fixture(scope="module", autouse=True)
def terminal(r4_core: FhirPackage) -> Iterator[None]:
    """R4 core is in the package cache, and help is as wide as in the pages."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", "100")
        yield


@pytest.fixture(scope="module")
def ended_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project as the tutorial leaves it."""
    project = tmp_path_factory.mktemp("tutorial")
    list(run_page(TUTORIAL.read_text("utf-8"), project, cache_folder()))
    return project


def test_the_readme_prints_what_it_says(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    for folder in FOLDERS:
        shutil.copytree(ROOT / folder, tmp_path / folder)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    hold(ROOT / "README.md", tmp_path, request)


def test_the_tutorial_prints_what_it_says(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    hold(TUTORIAL, tmp_path, request)


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
def test_a_guide_prints_what_it_says(
    guide: Path, ended_project: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    project = tmp_path / "dental"
    shutil.copytree(ended_project, project)
    hold(guide, project, request)


def test_the_tutorial_has_sessions_and_sources() -> None:
    blocks = blocks_of(TUTORIAL.read_text("utf-8"))
    assert sum(block.is_session for block in blocks) >= 8
    assert any(block.path == "digidot.toml" for block in blocks)


def hold(page: Path, project: Path, request: pytest.FixtureRequest) -> None:
    """Hold a page to what its commands print; with `--update-docs`, write that into it."""
    text = page.read_text("utf-8")
    real = with_bodies(text, list(run_page(text, project, cache_folder())))
    if request.config.getoption("--update-docs"):
        page.write_text(real, encoding="utf-8", newline="\n")
        return
    assert real == text
