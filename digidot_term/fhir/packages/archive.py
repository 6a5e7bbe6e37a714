"""Reading .tgz and .zip archives that nobody vouches for: no paths that lead elsewhere, no links, bounded size."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from digidot_term.diagnostics import Diagnostic, DigidotError, Kind, Place
from digidot_term.fhir.packages.kinds import ARCHIVE_TOO_LARGE, UNREADABLE_ARCHIVE, UNSAFE_ARCHIVE

_BROKEN = (
    tarfile.TarError,
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    EOFError,
    ValueError,
    RuntimeError,
    NotImplementedError,
)


@dataclass(frozen=True, slots=True)
class Limits:
    """How far an archive may unpack: entries in all, and bytes of all its content together."""

    entries: int = 100_000
    content: int = 1 << 29


LIMITS = Limits()


def read_tgz(data: bytes, *, origin: str, limits: Limits = LIMITS) -> Iterator[tuple[str, bytes]]:
    """Yield the (path, content) of each file in a gzipped tar, in its own order.

    Paths are relative and use `/`. Raises DigidotError at `origin`: PKG010 unreadable, PKG011 unsafe entry, PKG012 too
    large.
    """
    try:
        unpacked = _gunzip(data, origin, limits)
        with tarfile.open(fileobj=io.BytesIO(unpacked), mode="r:") as archive:
            yield from _tar_files(archive, origin, limits)
    except _BROKEN as error:
        raise _refusal(UNREADABLE_ARCHIVE, origin, why=_reason(error)) from error


def extract_tgz(data: bytes, folder: Path, *, origin: str, limits: Limits = LIMITS) -> None:
    """Write the files of a gzipped tar below `folder`; errors as `read_tgz`, and OSError when the disk refuses."""
    for name, content in read_tgz(data, origin=origin, limits=limits):
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def read_zip_member(path: Path, member: str, *, limits: Limits = LIMITS) -> bytes:
    """Return one file of a zip; raises DigidotError PKG010 when zip or file cannot be read, PKG012 when too large."""
    try:
        with zipfile.ZipFile(path) as archive, archive.open(member) as file:
            content = file.read(limits.content + 1)
    except KeyError as error:
        raise _refusal(UNREADABLE_ARCHIVE, str(path), why=member) from error
    except _BROKEN as error:
        raise _refusal(UNREADABLE_ARCHIVE, str(path), why=_reason(error)) from error
    if len(content) > limits.content:
        raise _refusal(ARCHIVE_TOO_LARGE, str(path), limit=limits.content, unit="bytes")
    return content


def _gunzip(data: bytes, origin: str, limits: Limits) -> bytes:
    """Unpack no further than the limit: what stops a gzip bomb. Reading to the end also checks gzip's own sum."""
    with gzip.GzipFile(fileobj=io.BytesIO(data)) as stream:
        unpacked = stream.read(limits.content + 1)
    if len(unpacked) > limits.content:
        raise _refusal(ARCHIVE_TOO_LARGE, origin, limit=limits.content, unit="bytes")
    return unpacked


def _tar_files(archive: tarfile.TarFile, origin: str, limits: Limits) -> Iterator[tuple[str, bytes]]:
    for number, member in enumerate(archive):
        if number >= limits.entries:
            raise _refusal(ARCHIVE_TOO_LARGE, origin, limit=limits.entries, unit="entries")
        name = _safe_name(member.name)
        if name is None or not _is_plain(member):
            raise _refusal(UNSAFE_ARCHIVE, origin, entry=repr(member.name))
        content = archive.extractfile(member)
        if content is not None:
            yield name, content.read()


def _is_plain(member: tarfile.TarInfo) -> bool:
    """A folder or an ordinary file; a sparse file could claim a size that stands nowhere in the archive."""
    return (member.isfile() and not member.issparse()) or member.isdir()


def _safe_name(raw: str) -> str | None:
    """Return the path in its plain form, or None when it may lead out of the folder on any system."""
    path = PurePosixPath(raw)
    if path.is_absolute() or ".." in path.parts or any(letter in raw for letter in "\\:") or not raw.isprintable():
        return None
    return str(path)


def _reason(error: BaseException) -> str:
    return str(error) or type(error).__name__


def _refusal(kind: Kind, origin: str, **values: object) -> DigidotError:
    return DigidotError(Diagnostic.of(kind, Place(origin), **values))
