"""Add an edition to the library: hash its packages, build its index beside its place, and put it there whole."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from digidot_term.diagnostics import Diagnostic, DigidotError, ExitCode, Place, Severity, worst
from digidot_term.snomed import library_kinds
from digidot_term.snomed.constants import CORE_MODULE, MODEL_MODULE, NORWEGIAN_MODULE
from digidot_term.snomed.hashing import sha256_of
from digidot_term.snomed.identity import identify
from digidot_term.snomed.index.read import open_index
from digidot_term.snomed.indexed_edition import IndexedEdition, edition_file, indexed_edition
from digidot_term.snomed.info import PackageRecord, info_of
from digidot_term.snomed.kinds import DANGLING
from digidot_term.snomed.reading import UNMET_KINDS, write_edition
from digidot_term.snomed.rf2.package import open_package
from digidot_term.snomed.rf2.values import is_date

_TEMPORARY = ".tmp"
_SHORT_NAMES = {CORE_MODULE: "int", MODEL_MODULE: "int", NORWEGIAN_MODULE: "no"}


def index_edition(
    folder: Path,
    paths: Sequence[Path],
    *,
    name: str,
    as_of: str,
    allow_mismatch: bool,
    strict: bool,
    progress: Callable[[int], None] | None,
) -> tuple[IndexedEdition, tuple[Diagnostic, ...]]:
    """Index the edition of some packages; see `EditionLibrary.add`."""
    if as_of and not is_date(as_of):
        found = Diagnostic.of(library_kinds.BAD_DATE, Place("--as-of"), date=as_of)
        raise DigidotError(found, exit_code=ExitCode.USAGE)
    packages = [open_package(path) for path in paths]
    _clear_left_behind(folder)
    temporary = folder / f".{os.getpid()}-{os.urandom(4).hex()}{_TEMPORARY}"
    hashes = _Hashes(paths)
    try:
        temporary.mkdir()
        with (temporary / "index").open("wb") as file:
            diagnostics = write_edition(
                file,
                packages,
                as_of=as_of,
                allow_mismatch=allow_mismatch,
                records=hashes.records,
                progress=progress,
                refuse=lambda found: refuse(found, strict=strict),
            )
            file.flush()
            os.fsync(file.fileno())
        return _put_in_place(folder, temporary / "index", name), diagnostics
    finally:
        _clear(temporary, hashes)


def _clear(temporary: Path, hashes: _Hashes) -> None:
    """Remove what was made on the way, even where an interrupt comes just then."""
    try:
        hashes.join()
        shutil.rmtree(temporary, ignore_errors=True)
    except KeyboardInterrupt:
        shutil.rmtree(temporary, ignore_errors=True)
        raise


class _Hashes:
    """Hashes packages in a thread of its own while they are read."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self._paths = paths
        self._found: list[PackageRecord] = []
        self._error: OSError | None = None
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        try:
            for path in self._paths:
                self._found.append(identify(path)._replace(sha256=sha256_of(path)))
        except OSError as error:
            self._error = error

    def records(self) -> list[PackageRecord]:
        """Return the packages with their hashes; OSError when one could not be read."""
        self.join()
        if self._error:
            raise self._error
        return self._found

    def join(self) -> None:
        """Wait until all is hashed."""
        self._thread.join()


def refuse(found: Sequence[Diagnostic], *, strict: bool) -> None:
    """End the work when a package is missing or does not fit, or when rows are bad and none may be."""
    if any(each.kind in UNMET_KINDS and each.severity is Severity.ERROR for each in found):
        causes = [each for each in found if each.severity is Severity.ERROR and each.kind != DANGLING]
        raise DigidotError(*causes, exit_code=ExitCode.INPUT)
    if strict and worst(found) is Severity.ERROR:
        raise DigidotError(*found, exit_code=ExitCode.INPUT)


def _put_in_place(folder: Path, temporary: Path, name: str) -> IndexedEdition:
    """Give the finished file its name; one that is the same edition already is as good."""
    index = open_index(temporary)
    facts = index.facts
    info = info_of(facts, name)
    chosen = name or _free_name(folder, info.module_id, info.effective_time, facts)
    size = index.size
    del index
    target = edition_file(folder, chosen)
    try:
        temporary.replace(target)
    except PermissionError:
        if not target.exists():  # on Windows a mapped file is not replaced, but then it is the same edition
            raise
    return IndexedEdition(chosen, target, size, info_of(facts, chosen))


def _free_name(folder: Path, module_id: int, effective_time: str, facts: object) -> str:
    """Return a name such as `no-20251215`, with a number behind it when another edition has that."""
    base = f"{_SHORT_NAMES.get(module_id, str(module_id))}-{effective_time}"
    for number in range(1, 1000):
        name = base if number == 1 else f"{base}-{number}"
        known = indexed_edition(folder, name)
        if known is None or open_index(known.path).facts == facts:
            return name
    raise AssertionError("a thousand editions of one date")


def _clear_left_behind(folder: Path) -> None:
    """Remove what processes that are no more have left."""
    for path in folder.glob(f".*{_TEMPORARY}"):
        owner = path.name[1:].partition("-")[0]
        if owner.isdigit() and not _is_alive(int(owner)):
            shutil.rmtree(path, ignore_errors=True)


def _is_alive(process: int) -> bool:
    if os.name == "nt":  # no signal asks there whether a process lives; its file cannot be removed while it does
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
