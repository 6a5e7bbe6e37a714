"""The SHA-256 of a package: of a zip its bytes, of a folder the names and sums of its RF2 files."""

from __future__ import annotations

import hashlib
from pathlib import Path

from digidot_term.snomed.rf2.package import FolderPackage

_PIECE = 1 << 20


def sha256_of(path: Path) -> str:
    """Return the hexadecimal SHA-256 of a package."""
    if not path.is_dir():
        return _sha256_of_file(path)
    whole = hashlib.sha256()
    for name in FolderPackage(path).names():
        whole.update(f"{name}\0{_sha256_of_file(path / name)}\n".encode())
    return whole.hexdigest()


def _sha256_of_file(path: Path) -> str:
    found = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            found.update(piece)
    return found.hexdigest()
