"""An edition with broken rows is never asked in silence: queries warn, `edition show` lists what is wrong."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from digidot_term.sample import write_sample
from tests.cli.conftest import Run


def damaged(folder: Path, part: str, old: bytes, new: bytes) -> str:
    """Write the sample's zips with one change in the files whose name has `part`; return them as an edition."""
    paths = []
    for path in write_sample(folder):
        target = folder / f"damaged-{path.name}"
        with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w") as changed:
            for name in source.namelist():
                content = source.read(name)
                changed.writestr(name, content.replace(old, new, 1) if part in name else content)
        paths.append(str(target))
    return "+".join(paths)


@pytest.fixture
def edition(tmp_path: Path) -> str:
    return damaged(tmp_path, "sct2_Description_Snapshot-en_INT", b"tooth", b"t\xf8\xf8th")


@pytest.mark.parametrize(
    "query", [("ecl", "80967001"), ("concept", "show", "80967001"), ("concept", "search", "caries")]
)
def test_queries_warn(run: Run, edition: str, query: tuple[str, ...]) -> None:
    ran = run(*query, "--edition", edition)
    assert ran.code == 0
    assert "SCT063 edition-in-doubt" in ran.err
    assert "sct2_Description_Snapshot-en_INT" in ran.err
    assert "80967001" in ran.out


def test_edition_show_lists_what_is_wrong(run: Run, edition: str) -> None:
    ran = run("edition", "show", edition)
    assert ran.code == 1
    assert "SCT025" in ran.err or "UTF-8" in ran.err
    assert "1274 concepts" in ran.out


def test_a_whole_edition_is_not_in_doubt(run: Run, tmp_path: Path) -> None:
    edition = "+".join(map(str, write_sample(tmp_path)))
    ran = run("edition", "show", edition)
    assert (ran.code, ran.err) == (0, "")


def test_a_missing_part_does_not_hide_why(run: Run, tmp_path: Path) -> None:
    ran = run("edition", "show", damaged(tmp_path, "sct2_Concept_Snapshot_INT", b"\tmoduleId", b"\tmodule"))
    assert ran.code == 3
    assert "sct2_Concept_Snapshot_INT" in ran.err
