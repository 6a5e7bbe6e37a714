"""Laws of reading: whatever an edition holds, and in whatever files it comes, the answers are those of a plain reading."""

from __future__ import annotations

import random
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digidot_term.snomed import Edition, MemoryPackage, open_edition_packages, read_edition
from tests.snomed.answers import Answers, answers
from tests.snomed.editions import DATES, INT, LAST, NO, RELEASES, History, histories
from tests.snomed.naive import NaiveEdition
from tests.snomed.pieces import PiecesPackage

pytestmark = pytest.mark.usefixtures("way")


Files = Mapping[str, bytes]
LAWFUL = settings(max_examples=10, deadline=None)


def read(*packages: Files, as_of: str = "") -> Edition:
    """Read packages there is nothing to say about."""
    named = [MemoryPackage(f"package{number}", files) for number, files in enumerate(packages)]
    edition, diagnostics = read_edition(named, name="drawn", as_of=as_of)
    assert [(str(each.place), each.message()) for each in diagnostics] == []
    return edition


def told(*packages: Files, as_of: str = "") -> tuple[Answers, str]:
    """Return everything an edition answers, and its version."""
    edition = read(*packages, as_of=as_of)
    return answers(edition), edition.version_uri


@LAWFUL
@given(histories())
def test_what_is_written_is_read_back(history: History) -> None:
    packages = [history.snapshot(INT), history.snapshot(NO)]
    assert answers(read(*packages)) == answers(NaiveEdition(packages))


@LAWFUL
@given(histories(), st.sampled_from(RELEASES))
def test_the_international_release_is_an_edition_by_itself(history: History, release: int) -> None:
    package = history.snapshot(INT, release)
    assert answers(read(package)) == answers(NaiveEdition([package]))


@LAWFUL
@given(histories(), st.sampled_from(RELEASES))
def test_the_order_of_the_packages_makes_no_difference(history: History, release: int) -> None:
    international, extension = history.snapshot(INT, release), history.snapshot(NO, release)
    assert told(extension, international) == told(international, extension)


@LAWFUL
@given(histories(), st.sampled_from(RELEASES))
def test_full_at_a_date_is_the_snapshot_of_that_date(history: History, release: int) -> None:
    full = (history.full(INT), history.full(NO))
    snapshot = (history.snapshot(INT, release), history.snapshot(NO, release))
    assert told(*full, as_of=DATES[NO][release]) == told(*snapshot)


@LAWFUL
@given(histories())
def test_full_without_a_date_is_the_last_snapshot(history: History) -> None:
    assert told(history.full(INT), history.full(NO)) == told(history.snapshot(INT), history.snapshot(NO))


@LAWFUL
@given(histories(), st.sampled_from(RELEASES))
def test_of_a_package_with_everything_the_snapshot_is_read_and_at_a_date_the_full(
    history: History, release: int
) -> None:
    packages = [{**history.snapshot(label), **history.full(label), **history.delta(label, LAST)} for label in (INT, NO)]
    assert told(*packages) == told(history.snapshot(INT), history.snapshot(NO))
    earlier = (history.snapshot(INT, release), history.snapshot(NO, release))
    assert told(*packages, as_of=DATES[NO][release]) == told(*earlier)


@LAWFUL
@given(histories(), st.sampled_from(RELEASES[1:]), st.randoms(use_true_random=False))
def test_snapshot_and_delta_are_the_next_snapshot(history: History, release: int, order: random.Random) -> None:
    packages = [history.snapshot(label, release - 1) for label in (INT, NO)]
    packages += [history.delta(label, release) for label in (INT, NO)]
    order.shuffle(packages)
    assert told(*packages) == told(history.snapshot(INT, release), history.snapshot(NO, release))


@LAWFUL
@given(histories())
def test_a_snapshot_and_all_deltas_are_the_last_snapshot(history: History) -> None:
    packages = [history.snapshot(label, 0) for label in (INT, NO)]
    packages += [history.delta(label, release) for release in RELEASES[1:] for label in (INT, NO)]
    assert told(*packages) == told(history.snapshot(INT), history.snapshot(NO))


@LAWFUL
@given(histories(), st.randoms(use_true_random=False))
def test_rows_not_yet_published_are_the_newest(history: History, order: random.Random) -> None:
    unpublished = {
        name: _without_dates(data)
        for name, data in history.delta(NO, LAST).items()
        if "Concept" in name or "Description" in name
    }
    packages = [history.snapshot(INT), history.snapshot(NO), unpublished]
    order.shuffle(packages)
    named = [MemoryPackage(f"package{number}", files) for number, files in enumerate(packages)]
    edition, diagnostics = read_edition(named, name="drawn")
    assert {each.kind.id for each in diagnostics} <= {"SCT034", "SCT046"}
    assert answers(edition) == answers(NaiveEdition(packages))


def _without_dates(data: bytes) -> bytes:
    """Empty the second cell of every row."""
    header, *rows = data.decode().split("\r\n")
    cells = [row.split("\t") for row in rows if row]
    return "\r\n".join([header, *("\t".join([row[0], "", *row[2:]]) for row in cells), ""]).encode()


def _reordered(files: Files, seed: int) -> dict[str, bytes]:
    """Put the columns of each file in another order."""
    found = {}
    for name, data in files.items():
        lines = [line.split("\t") for line in data.decode().split("\r\n")[:-1]]
        order = list(range(len(lines[0])))
        random.Random(f"{seed}{name}").shuffle(order)
        found[name] = "".join("\t".join(line[at] for at in order) + "\r\n" for line in lines).encode()
    return found


def _each(change: Callable[[bytes], bytes], files: Files) -> dict[str, bytes]:
    return {name: change(data) for name, data in files.items()}


def _blank_cells(data: bytes) -> bytes:
    """Give every second row two cells more, with nothing in them."""
    lines = data.split(b"\r\n")[:-1]
    return b"".join(line + (b"\t\t\r\n" if number % 2 else b"\r\n") for number, line in enumerate(lines))


def _renamed(old: str, new: str, files: Files) -> dict[str, bytes]:
    return {name.replace(old, new): data for name, data in files.items()}


VARIANTS: dict[str, Callable[[Files], Files]] = {
    "LF": partial(_each, lambda data: data.replace(b"\r\n", b"\n")),
    "LF and CRLF by turns": partial(_each, lambda data: data.replace(b"\r\n", b"\n", 3)),
    "byte order mark": partial(_each, lambda data: b"\xef\xbb\xbf" + data),
    "byte order mark and LF": partial(_each, lambda data: b"\xef\xbb\xbf" + data.replace(b"\r\n", b"\n")),
    "no line end at the end": partial(_each, lambda data: data.removesuffix(b"\r\n")),
    "no LF at the end": partial(_each, lambda data: data.removesuffix(b"\n")),
    "empty lines at the end": partial(_each, lambda data: data + b"\r\n\r\n"),
    "blank cells after some rows": partial(_each, _blank_cells),
    "blank columns at the end": partial(_each, lambda data: data.replace(b"\r\n", b"\t\t\r\n")),
    "columns in another order": partial(_reordered, seed=1),
    "columns in yet another order": partial(_reordered, seed=2),
    "names of a test release": lambda files: _renamed("/sct2_", "/xsct2_", _renamed("/der2_", "/xder2_", files)),
    "names with a time": partial(_renamed, ".txt", "T120000Z.txt"),
    "names with a summary": partial(_renamed, "_Snapshot", "_NorwaySnapshot"),
    "names in other letters": partial(_renamed, "Snapshot_", "SnapShot_"),
    "no folders": lambda files: {name.rpartition("/")[2]: data for name, data in files.items()},
    "one more folder": lambda files: {f"SnomedCT_PRODUCTION_20250101/{name}": data for name, data in files.items()},
    "files that are not RF2": lambda files: {**files, "Readme_en_20250101.txt": b"\xff\x00", "Full/notes.csv": b""},
}


def _zipped(files: Files, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def _written(folder: Path, files: Files) -> Path:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


FORMS: dict[str, Callable[[Path, Files], Path]] = {
    "folder": lambda folder, files: _written(folder / "release", files),
    "zip": lambda folder, files: _written(folder, {"r.zip": _zipped(files)}) / "r.zip",
    "zip without compression": lambda folder, files: (
        _written(folder, {"r.zip": _zipped(files, zipfile.ZIP_STORED)}) / "r.zip"
    ),
    "zip in a zip": lambda folder, files: _written(folder, {"r.zip": _zipped({"i.zip": _zipped(files)})}) / "r.zip",
    "zip by another name": lambda folder, files: _written(folder, {"release": _zipped(files)}) / "release",
}


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=3, deadline=None)
@given(history=histories())
def test_what_a_package_is_packed_in_makes_no_difference(history: History, form: str) -> None:
    international, extension = history.snapshot(INT), history.snapshot(NO)
    with tempfile.TemporaryDirectory() as folder:
        paths = [
            FORMS[form](Path(folder) / label, files) for label, files in (("int", international), ("no", extension))
        ]
        edition, diagnostics = read_edition(open_edition_packages("+".join(map(str, paths))), name="x")
    assert diagnostics == ()
    assert (answers(edition), edition.version_uri) == told(international, extension)


@settings(max_examples=10, deadline=None)
@given(histories())
def test_both_packages_may_lie_in_one_folder(history: History) -> None:
    packages = (history.snapshot(INT), history.snapshot(NO))
    assert answers(read({**packages[1], **packages[0]})) == answers(read(*packages))


@settings(max_examples=10, deadline=None)
@given(
    histories(),
    st.sampled_from(["byte order mark", "LF and CRLF by turns", "no line end at the end"]),
    st.integers(1, 4000),
)
def test_the_pieces_a_file_is_read_in_make_no_difference(history: History, variant: str, piece: int) -> None:
    packages = [VARIANTS[variant](history.snapshot(label)) for label in (INT, NO)]
    in_pieces = [PiecesPackage(f"package{number}", files, piece) for number, files in enumerate(packages)]
    edition, diagnostics = read_edition(in_pieces, name="drawn")
    assert diagnostics == ()
    assert (answers(edition), edition.version_uri) == told(*packages)


@pytest.mark.parametrize("variant", VARIANTS)
@settings(max_examples=3, deadline=None)
@given(history=histories())
def test_how_files_are_written_and_named_makes_no_difference(history: History, variant: str) -> None:
    packages = (history.snapshot(INT), history.snapshot(NO))
    assert told(*map(VARIANTS[variant], packages)) == told(*packages)
