"""An indexed edition as it lies in the library: a file named as the edition is called."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from digidot_term.snomed.edition import Edition
from digidot_term.snomed.index.read import Index, NotAnIndex, open_index
from digidot_term.snomed.info import EditionInfo, info_of

SUFFIX = ".edition"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,80}")


class IndexedEdition(NamedTuple):
    """An edition in the library: its name, file and size in bytes, and what it says of itself."""

    name: str
    path: Path
    size: int
    info: EditionInfo

    @property
    def version_uri(self) -> str:
        """The URI of this version of the edition."""
        return self.open().version_uri

    def open(self) -> Edition:
        """Open the edition."""
        return Edition(open_index(self.path), self.name)


def indexed_edition(folder: Path, name: str) -> IndexedEdition | None:
    """Return the edition of a name; None when there is none, or its file is of another format."""
    if not is_edition_name(name):
        return None
    path = edition_file(folder, name)
    index = opened_index(path)
    return IndexedEdition(name, path, index.size, info_of(index.facts, name)) if index else None


def is_edition_name(name: str) -> bool:
    """Say whether an edition can be called so."""
    return _NAME.fullmatch(name) is not None


def edition_file(folder: Path, name: str) -> Path:
    """Return where the file of an edition lies or would lie."""
    return folder / f"{name}{SUFFIX}"


def opened_index(path: Path) -> Index | None:
    """Open an index; None when there is none, or the file is of another format or cut short."""
    try:
        return open_index(path)
    except (OSError, NotAnIndex):
        return None
