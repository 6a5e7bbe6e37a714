"""Know packages again without reading them: by name, size, time, and a checksum of a zip's directory.

A zip's directory holds the checksum and size of each of its files, so two zips with one directory hold the same.
"""

from __future__ import annotations

import os
import zlib
from pathlib import Path

from digidot_term.snomed.info import PackageRecord

_END = b"PK\x05\x06"
_LONGEST_END = 22 + 0xFFFF


def identify(path: Path) -> PackageRecord:
    """Return what a package is known by, without its SHA-256; OSError when it cannot be read."""
    found = path.stat()
    if path.is_dir():
        size, directory = _folder(path)
        return PackageRecord(str(path.absolute()), size, found.st_mtime_ns, directory, "")
    return PackageRecord(str(path.absolute()), found.st_size, found.st_mtime_ns, _directory_checksum(path), "")


def _folder(path: Path) -> tuple[int, int]:
    """Return the bytes in a folder and a checksum of the names, sizes and times of its files."""
    size = checksum = 0
    for folder, folders, files in os.walk(path):
        folders.sort()
        for name in sorted(files):
            if not name.endswith((".txt", ".TXT")):
                continue
            found = os.stat(os.path.join(folder, name))  # noqa: PTH116, PTH118 - many files, on the path of every question
            inside = os.path.relpath(folder, path)
            checksum = zlib.crc32(f"{inside}/{name}\0{found.st_size}\0{found.st_mtime_ns}\n".encode(), checksum)
            size += found.st_size
    return size, checksum


def _directory_checksum(path: Path) -> int:
    """Return a checksum of a zip's directory, or of the whole end of a file that has none where it says."""
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - _LONGEST_END))
        tail = file.read()
        at = tail.rfind(_END)
        if at < 0:
            return zlib.crc32(tail)
        length = int.from_bytes(tail[at + 12 : at + 16], "little")
        start = int.from_bytes(tail[at + 16 : at + 20], "little")
        if start + length > size:  # ZIP64: the directory's place and size stand elsewhere, but it lies in the tail
            return zlib.crc32(tail)
        file.seek(start)
        return zlib.crc32(file.read(length), zlib.crc32(tail[at:]))
