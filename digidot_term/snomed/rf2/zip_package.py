"""A release as published, in a zip or in a zip inside a zip; nothing is ever extracted to disk."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import IO

from digidot_term.diagnostics import Diagnostic, DigidotError, Kind, Place
from digidot_term.snomed.rf2 import package_kinds
from digidot_term.snomed.rf2.file_name import data_files
from digidot_term.snomed.rf2.inflate import INFLATE_ERRORS, inflated

LARGEST_ENTRY = 2 << 30
"""Bytes; the largest file of a published release, a Full relationship file, is about a quarter of this."""
LARGEST_RATIO = 200
"""Times; RF2 text packs five to thirty times smaller, a bomb a thousand times."""
RATIO_FREE_SIZE = 10 << 20
"""Bytes below which the ratio does not matter."""
DEEPEST_NESTING = 2

_ENCRYPTED = 0x1
_DAMAGE: tuple[type[Exception], ...] = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    *INFLATE_ERRORS,
)


class ZipPackage:
    """The RF2 files of a zip and of the zips in it; DigidotError when one is damaged, encrypted or hostile."""

    def __init__(self, path: Path) -> None:
        self.name = str(path)
        self._reading = Lock()
        self._entries: dict[str, tuple[zipfile.ZipFile, zipfile.ZipInfo]] = {}
        self._collect(path, "", depth=0)
        self._names = data_files(self._entries)

    def names(self) -> tuple[str, ...]:
        """Return the names of all RF2 data files, sorted; one in an inner zip starts with that zip's name."""
        return self._names

    def chunks(self, name: str) -> Iterator[bytes]:
        """Yield the content of one file."""
        archive, entry = self._entries[name]
        self._refuse_absurd(entry, name)
        try:
            yield from inflated(archive, entry, self._reading)
        except _DAMAGE as error:
            raise self._error(package_kinds.ZIP_DAMAGED, name, reason=error) from error

    def size(self, name: str) -> int:
        """Return how many bytes one file has."""
        return self._entries[name][1].file_size

    def _collect(self, source: Path | IO[bytes], prefix: str, *, depth: int) -> None:
        """Take in the entries of one zip and of those inside it."""
        archive = self._open(source, prefix)
        for entry in archive.infolist():
            name = prefix + entry.filename
            self._refuse_escape(entry, name)
            if entry.is_dir():
                continue
            if entry.filename.lower().endswith(".zip"):
                self._descend(archive, entry, name, depth + 1)
            else:
                self._entries[name] = (archive, entry)

    def _descend(self, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, depth: int) -> None:
        """Take in an inner zip."""
        if depth > DEEPEST_NESTING:
            raise self._error(package_kinds.ZIP_TOO_DEEP, name, deepest=DEEPEST_NESTING)
        self._collect(BytesIO(self._content(archive, entry, name)), f"{name}/", depth=depth)

    def _open(self, source: Path | IO[bytes], prefix: str) -> zipfile.ZipFile:
        """Open a zip's directory."""
        try:
            return zipfile.ZipFile(source)
        except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError) as error:
            raise self._error(package_kinds.NOT_A_ZIP, prefix.rstrip("/"), reason=error) from error

    def _refuse_escape(self, entry: zipfile.ZipInfo, name: str) -> None:
        """Refuse a zip one of whose entries would land outside the folder it is extracted to."""
        parts = entry.orig_filename.replace("\\", "/").split("/")
        if ".." in parts or parts[0] == "" or parts[0].endswith(":"):
            raise self._error(package_kinds.ZIP_ESCAPE, "", entry=name)

    def _content(self, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> bytes:
        """Unpack an inner zip."""
        self._refuse_absurd(entry, name)
        try:
            return archive.read(entry)
        except _DAMAGE as error:
            raise self._error(package_kinds.ZIP_DAMAGED, name, reason=error) from error

    def _refuse_absurd(self, entry: zipfile.ZipInfo, name: str) -> None:
        """Look at what an entry claims to be; no more than that is ever unpacked."""
        if entry.flag_bits & _ENCRYPTED:
            raise self._error(package_kinds.ZIP_ENCRYPTED, name)
        if entry.file_size > LARGEST_ENTRY:
            raise self._error(package_kinds.ZIP_ENTRY_TOO_LARGE, name, size=entry.file_size, largest=LARGEST_ENTRY)
        if entry.file_size > RATIO_FREE_SIZE and entry.file_size > LARGEST_RATIO * entry.compress_size:
            ratio = entry.file_size // max(entry.compress_size, 1)
            raise self._error(package_kinds.ZIP_BOMB, name, ratio=ratio, largest=LARGEST_RATIO)

    def _error(self, kind: Kind, name: str, **values: object) -> DigidotError:
        """Say what is wrong with the zip or with one of its entries."""
        place = Place(f"{self.name}/{name}" if name else self.name)
        return DigidotError(Diagnostic.of(kind, place, **values))
