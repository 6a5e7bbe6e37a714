"""Unpack one entry of a zip piece by piece, with isal where it is installed (twice as fast) and zlib where not."""

from __future__ import annotations

import contextlib
import zipfile
import zlib
from collections.abc import Iterator
from threading import Lock
from typing import IO, Any

_zlib: Any = zlib
with contextlib.suppress(ImportError):  # there are platforms without it
    from isal import isal_zlib as _zlib

INFLATE_ERRORS: tuple[type[Exception], ...] = (zlib.error, _zlib.error)
"""What a damaged entry raises."""

_PIECE = 1 << 20
_LOCAL_HEADER = 30
_LOCAL_SIGNATURE = b"PK\x03\x04"


def inflated(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, reading: Lock) -> Iterator[bytes]:
    """Yield the content of an entry; BadZipFile when it is not what the zip's directory says.

    `reading` is held while the archive's file is read, for several threads may unpack entries of one archive.
    """
    file = archive.fp
    if file is None or entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        yield from _opened(archive, entry, reading)
        return
    start = entry.header_offset
    header = _read(file, start, _LOCAL_HEADER, reading)
    if header[:4] != _LOCAL_SIGNATURE:
        raise zipfile.BadZipFile("a local file header is missing")
    start += _LOCAL_HEADER + int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
    size = checksum = 0
    for piece in _unpacked(file, start, entry, reading):
        size += len(piece)
        if size > entry.file_size:
            break
        checksum = _zlib.crc32(piece, checksum)
        yield piece
    if size != entry.file_size or checksum != entry.CRC:
        raise zipfile.BadZipFile(f"bad CRC-32 or size for {entry.filename!r}")


def _opened(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, reading: Lock) -> Iterator[bytes]:
    """Yield the content of an entry packed in a way that only the standard library reads."""
    with reading:
        opened = archive.open(entry)
    with opened:
        while True:
            with reading:
                piece = opened.read(_PIECE)
            if not piece:
                return
            yield piece


def _read(file: IO[bytes], at: int, size: int, reading: Lock) -> bytes:
    with reading:
        file.seek(at)
        return file.read(size)


def _unpacked(file: IO[bytes], start: int, entry: zipfile.ZipInfo, reading: Lock) -> Iterator[bytes]:
    """Yield what an entry unpacks to, at most so much for each piece read that memory stays small."""
    inflater: Any = _zlib.decompressobj(-15) if entry.compress_type == zipfile.ZIP_DEFLATED else None
    at, end = start, start + entry.compress_size
    while at < end:
        packed = _read(file, at, min(_PIECE, end - at), reading)
        if not packed:
            raise EOFError("the zip ends inside an entry")
        at += len(packed)
        yield inflater.decompress(packed) if inflater else packed
    if inflater:
        yield inflater.flush()
