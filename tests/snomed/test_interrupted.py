"""Whatever happens while an edition is indexed, the library has it whole or not at all."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from digidot_term.snomed import make_sctid
from digidot_term.snomed.constants import IS_A
from digidot_term.snomed.indexed_edition import SUFFIX
from digidot_term.snomed.library import EditionLibrary
from tests.rf2_builder import Rf2Builder
from tests.snomed.answers import Answers, answers

CONCEPTS = 1500
MOMENTS = 10
ADD = """
import sys
from pathlib import Path
from digidot_term.diagnostics import DigidotError
from digidot_term.snomed.library import EditionLibrary
{before}
print("ready", flush=True)
try:
    EditionLibrary(Path(sys.argv[1])).add([Path(sys.argv[2])])
except (DigidotError, OSError) as error:  # which the command line tells of
    print(error, flush=True)
    sys.exit(3)
"""
FILE_SIZE = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))"
on_posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals and limits")


def builder() -> Rf2Builder:
    """Make a tree of concepts with two terms each, big enough that indexing it takes a moment."""
    made = Rf2Builder("tree")
    made.add_concept(IS_A)
    ids = [make_sctid(200000 + number, "00") for number in range(CONCEPTS)]
    for number, sctid in enumerate(ids):
        made.add_concept(sctid, fsn=f"Begrep {number} (test)", term=f"begrep nummer {number}")
        if number:
            made.add_is_a(sctid, ids[(number - 1) // 3])
    return made


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the release."""
    folder = tmp_path_factory.mktemp("release")
    for name, data in builder().files().items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


class Undisturbed(NamedTuple):
    """What indexing gives when nothing happens to it, and how many seconds it takes from `ready` to the end."""

    data: bytes
    answers: Answers
    seconds: float


@pytest.fixture(scope="module")
def undisturbed(release: Path, tmp_path_factory: pytest.TempPathFactory) -> Undisturbed:
    """An edition indexed once, that answers as the one read into memory does."""
    folder = tmp_path_factory.mktemp("undisturbed")
    process = start(folder, release)
    before = time.monotonic()
    assert told(process) == (0, "", "")
    seconds = time.monotonic() - before
    (edition,) = EditionLibrary(folder).list()
    expected = answers(builder().edition())
    assert answers(edition.open()) == expected
    return Undisturbed(edition.path.read_bytes(), expected, seconds)


def start(folder: Path, release: Path, before: str = "") -> subprocess.Popen[str]:
    """Begin to add the edition in a process of its own; return when it is about to read."""
    command = [sys.executable, "-c", ADD.format(before=before), str(folder), str(release)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout
    assert process.stdout.readline() == "ready\n"
    return process


def told(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    """Wait for a process; return its exit code and what it still said."""
    output, errors = process.communicate(timeout=120)
    return process.returncode, output, errors


def moments(undisturbed: Undisturbed, number: int) -> Iterator[float]:
    """Return moments spread over the time indexing takes, each at random in its part of it."""
    chance = random.Random(20251125)
    return ((at + chance.random()) / number * undisturbed.seconds for at in range(number))


def editions(folder: Path, undisturbed: Undisturbed) -> list[str]:
    """Return the names of the editions there are, having seen that each is whole."""
    kept = EditionLibrary(folder)
    assert kept.unreadable() == ()
    found = kept.list()
    for each in found:
        assert kept.verify(each.name) == ()
        assert each.path.read_bytes() == undisturbed.data
    return [each.name for each in found]


def left_behind(folder: Path) -> list[str]:
    """Return what lies in a library besides editions."""
    return sorted(path.name for path in folder.iterdir() if path.suffix != SUFFIX)


def test_killed_at_any_moment_it_leaves_a_whole_edition_or_none(
    release: Path, undisturbed: Undisturbed, tmp_path: Path
) -> None:
    for moment in moments(undisturbed, MOMENTS):
        process = start(tmp_path, release)
        time.sleep(moment)
        process.kill()
        told(process)
        for name in editions(tmp_path, undisturbed):
            EditionLibrary(tmp_path).remove(name)

    assert told(start(tmp_path, release)) == (0, "", "")
    assert len(editions(tmp_path, undisturbed)) == 1
    assert left_behind(tmp_path) == []


@on_posix
def test_interrupted_at_any_moment_it_leaves_nothing_behind(
    release: Path, undisturbed: Undisturbed, tmp_path: Path
) -> None:
    for moment in moments(undisturbed, MOMENTS):
        process = start(tmp_path, release)
        time.sleep(moment)
        process.send_signal(signal.SIGINT)
        told(process)
        for name in editions(tmp_path, undisturbed):
            EditionLibrary(tmp_path).remove(name)
        assert left_behind(tmp_path) == []


def test_two_processes_may_add_the_same_edition_at_once(
    release: Path, undisturbed: Undisturbed, tmp_path: Path
) -> None:
    processes = [start(tmp_path, release) for _ in range(2)]
    assert [told(process) for process in processes] == [(0, "", "")] * 2
    assert len(editions(tmp_path, undisturbed)) == 1
    assert left_behind(tmp_path) == []


@on_posix
@pytest.mark.parametrize("share", [0.0, 0.01, 0.5, 0.99])
def test_a_full_disk_is_an_error_that_leaves_nothing_behind(
    release: Path, undisturbed: Undisturbed, tmp_path: Path, share: float
) -> None:
    limit = int(share * len(undisturbed.data))
    code, output, errors = told(start(tmp_path, release, FILE_SIZE.format(limit=limit)))
    assert (code, errors) == (3, "")
    assert output.strip()
    assert editions(tmp_path, undisturbed) == []
    assert left_behind(tmp_path) == []


@pytest.mark.parametrize("share", [0.0, 0.001, 0.1, 0.5, 0.9, 0.999])
def test_a_file_cut_short_is_no_edition_and_is_made_anew(
    release: Path, undisturbed: Undisturbed, tmp_path: Path, share: float
) -> None:
    kept, path = indexed(tmp_path, undisturbed)
    path.write_bytes(undisturbed.data[: int(share * len(undisturbed.data))])
    assert kept.list() == ()
    assert [each.place.path for each in kept.unreadable()] == [str(path)]

    assert told(start(tmp_path, release)) == (0, "", "")
    assert len(editions(tmp_path, undisturbed)) == 1


def indexed(folder: Path, undisturbed: Undisturbed) -> tuple[EditionLibrary, Path]:
    """Return a library with the edition in it, and the edition's file."""
    kept = EditionLibrary(folder)
    path = kept.path_of("int-20250101")
    path.write_bytes(undisturbed.data)
    assert [each.name for each in kept.list()] == ["int-20250101"]
    return kept, path


def test_a_changed_byte_is_found_by_verifying(undisturbed: Undisturbed, tmp_path: Path) -> None:
    kept, path = indexed(tmp_path, undisturbed)
    chance = random.Random(20251125)
    unnoticed = []
    for at in [0, len(undisturbed.data) - 1, *(chance.randrange(len(undisturbed.data)) for _ in range(40))]:
        data = bytearray(undisturbed.data)
        data[at] ^= 0x55
        path.write_bytes(data)
        if kept.named("int-20250101") is not None and not kept.verify("int-20250101"):
            unnoticed.append(at)
    # Between two arrays lie bytes that only fill up, and that nothing reads.
    assert [at for at in unnoticed if undisturbed.data[at]] == []


@on_posix
def test_an_open_edition_outlives_its_file(undisturbed: Undisturbed, tmp_path: Path) -> None:
    kept, _ = indexed(tmp_path, undisturbed)
    (found,) = kept.list()
    edition = found.open()
    assert kept.remove(found.name)
    assert kept.list() == ()
    assert answers(edition) == undisturbed.answers
