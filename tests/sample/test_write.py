"""Writing the sample edition to disk."""

from pathlib import Path

import pytest

from digidot_term.sample import Release, sample_packages, write_sample
from digidot_term.snomed.reading import read_edition
from digidot_term.snomed.rf2.package import open_package
from tests.rf2_builder import content


@pytest.mark.parametrize("release", ["earlier", "newer"])
def test_what_is_written_reads_back_the_same(tmp_path: Path, release: Release) -> None:
    written = write_sample(tmp_path / "made", release)
    for path, package in zip(written, sample_packages(release), strict=True):
        assert path.name == f"{package.name}.zip"
        opened = open_package(path)
        contents = {name.partition("/")[2]: content(opened, name) for name in opened.names()}
        assert contents == {name: content(package, name) for name in package.names()}


def test_the_zips_make_an_edition(tmp_path: Path) -> None:
    edition, diagnostics = read_edition([open_package(path) for path in write_sample(tmp_path)], name="zips")
    assert diagnostics == ()
    assert edition.is_sample


def test_the_same_release_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = write_sample(tmp_path / "a"), write_sample(tmp_path / "b")
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_a_folder_that_cannot_be_made_is_the_callers_to_report(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OSError, match="file"):
        write_sample(tmp_path / "file")
