"""Unpack one entry of a zip piece by piece, with isal where it is installed (twice as fast) and zlib where not."""

from __future__ import annotations

import contextlib
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, Any

_zlib: Any = zlib
with contextlib.suppress(ImportError):  # there are platforms without it
    from isal import isal_zlib as _zlib

INFLATE_ERRORS: tuple[type[Exception], ...] = (zlib.error, _zlib.error)
"""What a damaged entry raises."""

_PIECE = 1 << 18
_LOCAL_HEADER = 30
_LOCAL_SIGNATURE = b"PK\x03\x04"


def inflated(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield the content of an entry; BadZipFile when it is not what the zip's directory says."""
    file = archive.fp
    if file is None or entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        with archive.open(entry) as opened:
            while piece := opened.read(_PIECE):
                yield piece
        return
    start = entry.header_offset
    file.seek(start)
    header = file.read(_LOCAL_HEADER)
    if header[:4] != _LOCAL_SIGNATURE:
        raise zipfile.BadZipFile("a local file header is missing")
    start += _LOCAL_HEADER + int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
    size = checksum = 0
    for piece in _unpacked(file, start, entry):
        size += len(piece)
        if size > entry.file_size:
            break
        checksum = _zlib.crc32(piece, checksum)
        yield piece
    if size != entry.file_size or checksum != entry.CRC:
        raise zipfile.BadZipFile(f"bad CRC-32 or size for {entry.filename!r}")


def _unpacked(file: IO[bytes], start: int, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield what an entry unpacks to, at most so much for each piece read that memory stays small."""
    inflater: Any = _zlib.decompressobj(-15) if entry.compress_type == zipfile.ZIP_DEFLATED else None
    at, end = start, start + entry.compress_size
    while at < end:
        file.seek(at)  # others may read the same file in between
        packed = file.read(min(_PIECE, end - at))
        if not packed:
            raise EOFError("the zip ends inside an entry")
        at += len(packed)
        yield inflater.decompress(packed) if inflater else packed
    if inflater:
        yield inflater.flush()
