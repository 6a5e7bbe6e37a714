"""The indexed editions in the user's cache: one file each, named as the edition is called.

A file is written beside its place and renamed, so whatever happens while one is made, no half index is ever opened;
two processes that make the same one each write their own, and the last one to be ready stays.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from digidot_term.diagnostics import Diagnostic, DigidotError, ExitCode, Place
from digidot_term.snomed import library_kinds as kinds
from digidot_term.snomed.indexed_edition import (
    SUFFIX,
    IndexedEdition,
    edition_file,
    indexed_edition,
    is_edition_name,
    opened_index,
)
from digidot_term.snomed.info import PackageRecord, info_of

_RESERVED = "sample"


class EditionLibrary:
    """The indexed editions in a folder, which is made when the first one is added."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def list(self) -> tuple[IndexedEdition, ...]:
        """Return the editions, by name; files of another format or cut short are passed over."""
        names = sorted(path.stem for path in self._folder.glob(f"*{SUFFIX}"))
        return tuple(found for name in names if (found := self.named(name)))

    def unreadable(self) -> tuple[Diagnostic, ...]:
        """Return what there is to say about the files that are passed over."""
        names = sorted(path.stem for path in self._folder.glob(f"*{SUFFIX}"))
        return tuple(
            Diagnostic.of(kinds.INDEX_UNREADABLE, Place(str(self.path_of(name))))
            for name in names
            if not self.named(name)
        )

    def named(self, name: str) -> IndexedEdition | None:
        """Return the edition of a name; None when there is none, or its file is of another format."""
        return indexed_edition(self._folder, name)

    def find(self, packages: Sequence[PackageRecord], *, as_of: str = "") -> IndexedEdition | None:
        """Return the edition made of some packages, in any order, that needed no leave to mismatch."""
        return next(
            (
                each
                for each in self.list()
                if each.info.as_of == as_of and not each.info.allow_mismatch and _are_same(each.info.packages, packages)
            ),
            None,
        )

    def add(
        self,
        paths: Sequence[Path],
        *,
        name: str = "",
        as_of: str = "",
        allow_mismatch: bool = False,
        strict: bool = False,
        progress: Callable[[int], None] | None = None,
    ) -> tuple[IndexedEdition, tuple[Diagnostic, ...]]:
        """Index the edition of some packages, if it is not there yet; return it, and what was wrong with its rows.

        DigidotError when a package is missing, cannot be read or does not fit the others, when the name is another
        edition's, and with `strict` when any row is bad; nothing is written then.
        """
        from digidot_term.snomed.indexing import index_edition  # noqa: PLC0415 - only adding needs it

        self._check_name(name)
        known = self._known(paths, name, as_of, allow_mismatch=allow_mismatch)
        if known and not (strict and known.info.problems):
            return known, known.open().problems()
        self._folder.mkdir(parents=True, exist_ok=True)
        return index_edition(
            self._folder, paths, name=name, as_of=as_of, allow_mismatch=allow_mismatch, strict=strict, progress=progress
        )

    def remove(self, name: str) -> bool:
        """Remove an edition; False when there is none of that name."""
        if not is_edition_name(name) or not self.path_of(name).exists():
            return False
        self.path_of(name).unlink()
        return True

    def verify(self, name: str) -> tuple[Diagnostic, ...]:
        """Compare an edition's index and packages, as far as they are still there, with their recorded checksums."""
        from digidot_term.snomed.hashing import sha256_of  # noqa: PLC0415 - only verifying needs it

        index = opened_index(self.path_of(name)) if is_edition_name(name) else None
        if index is None:
            raise self._missing(name)
        found = []
        damaged = index.damaged()
        if damaged:
            place = Place(str(self.path_of(name)))
            found.append(Diagnostic.of(kinds.INDEX_DAMAGED, place, arrays=", ".join(damaged), name=name))
        for record in info_of(index.facts, name).packages:
            path = Path(record.path)
            place = Place(record.path)
            if not path.exists():
                found.append(Diagnostic.of(kinds.PACKAGE_GONE, place, expected=record.sha256))
            elif (sha256 := sha256_of(path)) != record.sha256:
                found.append(Diagnostic.of(kinds.PACKAGE_CHANGED, place, found=sha256, expected=record.sha256))
        return tuple(found)

    def _known(self, paths: Sequence[Path], name: str, as_of: str, *, allow_mismatch: bool) -> IndexedEdition | None:
        """Return the edition that is there already; DigidotError when its name is another's."""
        from digidot_term.snomed.identity import identify  # noqa: PLC0415 - only adding needs it

        try:
            records = [identify(path) for path in paths]
        except OSError:
            return None  # opening the packages says what is wrong
        taken = self.named(name) if name else None
        for each in (taken,) if taken else () if name else self.list():
            fits = each.info.as_of == as_of and each.info.allow_mismatch == allow_mismatch
            if fits and _are_same(each.info.packages, records):
                return each
        if taken:
            raise _taken(taken)
        return None

    def _missing(self, name: str) -> DigidotError:
        """Say that there is no edition of a name, or that its file cannot be opened."""
        if is_edition_name(name) and self.path_of(name).exists():
            found = Diagnostic.of(kinds.INDEX_UNREADABLE, Place(str(self.path_of(name))))
        else:
            found = Diagnostic.of(kinds.NO_SUCH_EDITION, Place("NAME"), name=name)
        return DigidotError(found, exit_code=ExitCode.INPUT)

    def _check_name(self, name: str) -> None:
        if name and (not is_edition_name(name) or name.lower() == _RESERVED):
            raise DigidotError(Diagnostic.of(kinds.BAD_NAME, Place("--name"), name=name), exit_code=ExitCode.USAGE)

    def path_of(self, name: str) -> Path:
        """Return where the file of an edition lies or would lie."""
        return edition_file(self._folder, name)

    @property
    def folder(self) -> Path:
        """Where the files lie."""
        return self._folder


def _are_same(some: Sequence[PackageRecord], others: Sequence[PackageRecord]) -> bool:
    """Say whether two lists name packages that hold the same, in any order; moving or copying one changes nothing."""
    return sorted(map(_content, some)) == sorted(map(_content, others))


def _content(package: PackageRecord) -> tuple[int, int]:
    return package.size, package.directory


def _taken(other: IndexedEdition) -> DigidotError:
    """Say that a name is another edition's."""
    found = Diagnostic.of(kinds.NAME_TAKEN, Place("--name"), name=other.name, uri=other.version_uri)
    return DigidotError(found, exit_code=ExitCode.USAGE)
