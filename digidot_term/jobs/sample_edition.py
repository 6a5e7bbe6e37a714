"""Open the sample edition: from its index in the cache, which is made when it is first asked for."""

from __future__ import annotations

import contextlib
import os
import zlib
from functools import cache
from pathlib import Path

import digidot_term
from digidot_term.jobs.caches import cache_home
from digidot_term.snomed.edition import Edition
from digidot_term.snomed.index.layout import FORMAT
from digidot_term.snomed.index.read import NotAnIndex, open_index

SAMPLE_RELEASES = {"sample": "newer", "sample@newer": "newer", "sample@earlier": "earlier"}


@cache
def open_sample(name: str) -> Edition:
    """Open a release of the sample edition, once a process: it is always the same."""
    release = SAMPLE_RELEASES[name]
    path = cache_home() / "sample" / f"{release}-{_fingerprint():08x}.edition"
    try:
        return Edition(open_index(path), name)
    except (OSError, NotAnIndex):
        pass
    with contextlib.suppress(OSError):
        _write(path, release)
        return Edition(open_index(path), name)
    return _in_memory(name, release)


def _fingerprint() -> int:
    """Return a checksum of what the sample is made of and by, as names, sizes and times."""
    package = Path(digidot_term.__file__).parent
    found = zlib.crc32(f"{FORMAT}".encode())
    for folder in ("sample", "sample/tables", "snomed/build", "snomed/rf2", "snomed/index"):
        with os.scandir(package / folder) as entries:
            files = sorted((each.name, each.stat()) for each in entries if each.is_file())
        for name, stat in files:
            found = zlib.crc32(f"{folder}/{name} {stat.st_size} {stat.st_mtime_ns}\n".encode(), found)
    return found


def _write(path: Path, release: str) -> None:
    """Write the index beside its place, then rename; indexes of what the sample was before are removed."""
    from digidot_term.sample import sample_packages
    from digidot_term.snomed.reading import write_edition

    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{os.urandom(8).hex()}.tmp")
    try:
        with temporary.open("wb") as file:
            write_edition(file, sample_packages("earlier" if release == "earlier" else "newer"))
        for old in path.parent.glob(f"{release}-*.edition"):
            old.unlink()
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _in_memory(name: str, release: str) -> Edition:
    """Make the sample where nothing can be kept."""
    from digidot_term.sample import sample_packages
    from digidot_term.snomed.reading import read_edition

    return read_edition(sample_packages("earlier" if release == "earlier" else "newer"), name=name)[0]
