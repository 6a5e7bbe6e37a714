"""Run the command line in this process, in a small project."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from digidot_term.cli.main import main
from digidot_term.fhir.packages.package import FhirPackage
from tests.project_files import codesystem, conceptmap, valueset, write_project

FILES = {
    "valuesets/teeth.yaml": valueset("teeth", 'include: [{ecl: "<< 80967001 |Dental caries|"}]\n'),
    "valuesets/surface.yaml": codesystem("surface", "concepts: {O: {nb: Okklusal, en: Occlusal}}\n"),
    "conceptmaps/m.yaml": conceptmap(
        "m",
        "source: {system: surface}\ntarget: {system: snomed}\n"
        "map: {O: {to: 80967001 |Dental caries|, relation: equivalent}}\n",
    ),
}


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command left behind."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run `digidot-term` with these arguments."""

    def running(*arguments: str) -> Ran:
        capsys.readouterr()
        code = main(list(arguments))
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    return running


@pytest.fixture
def root(tmp_path: Path, r4_core: FhirPackage, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project to work in, and in which the process works."""
    folder = tmp_path / "project"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return write_project(folder, FILES)
