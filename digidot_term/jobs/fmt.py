"""Fmt: write the expressions of sources and of files of ECL anew, in canonical form with the terms of a release."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from digidot_term.diagnostics import Diagnostic, DigidotError, ExitCode, Place, Severity, worst
from digidot_term.ecl.formatting import Formatter, Terms
from digidot_term.ecl.forms import FormName
from digidot_term.jobs.check import UNKNOWN_PATH
from digidot_term.jobs.opening import edition_in_use, open_to_ask
from digidot_term.source.encoding import not_utf8
from digidot_term.source.expressions import rewrite_ecl, rewrite_yaml
from digidot_term.source.load import FOLDERS, find_root, load_config

STANDARD_INPUT = "-"
_ECL, _YAML = frozenset({".ecl"}), frozenset({".yaml", ".yml"})
_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for: files and folders, `-` for standard input, all sources of the project when there are none."""

    paths: tuple[str, ...] = ()
    edition: str | None = None
    terms: Terms | None = None
    no_terms: bool = False
    form: FormName = "brief"
    check: bool = False


@dataclass(frozen=True, slots=True)
class FmtOutcome:
    """How many files were looked at, those that changed or would, new text of standard input, and what is wrong."""

    files: int
    changed: tuple[str, ...]
    text: str | None
    diagnostics: tuple[Diagnostic, ...]

    @property
    def failed(self) -> bool:
        """True when something could not be read; the files it stands in were left as they are."""
        return worst(self.diagnostics) is Severity.ERROR


def fmt(wanted: Wanted, folder: Path | None) -> FmtOutcome:
    """Write files anew, each at once and whole; with `check` write nothing, and only say which would change."""
    start = (folder or Path()).resolve()
    files = dict(_files(wanted.paths, start))
    formatter, doubts = _formatter(wanted, folder, start)
    changed: list[str] = []
    diagnostics = list(doubts)
    said: str | None = None
    for path, shown_as in files.items():
        raw = _read(path)
        new, problems = _rewritten(raw, shown_as, formatter, is_yaml=path is not None and path.suffix in _YAML)
        diagnostics += problems
        changed += [shown_as] if new != raw else []
        if path is None:
            said = new.decode("utf-8", "replace")
        elif new != raw and not wanted.check:
            _write(path, new)
    return FmtOutcome(len(files), tuple(changed), said, tuple(diagnostics))


def _files(words: Sequence[str], start: Path) -> Iterator[tuple[Path | None, str]]:
    """Yield each file, and how it is named in what is said; None stands for standard input."""
    if not words:
        root = find_root(start)
        yield from (found for name in FOLDERS for found in _below(root / name, root))
    for word in words:
        path = start / word
        if word == STANDARD_INPUT:
            yield None, STANDARD_INPUT
        elif path.is_dir():
            yield from _below(path.resolve(), start)
        elif path.is_file():
            yield path.resolve(), word
        else:
            found = Diagnostic.of(UNKNOWN_PATH, Place("FILE"), path=word, root=start)
            raise DigidotError(found, exit_code=ExitCode.USAGE)


def _below(folder: Path, root: Path) -> Iterator[tuple[Path, str]]:
    for path in sorted(folder.rglob("*")):
        if path.suffix in _ECL | _YAML and path.is_file():
            yield path, path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)


def _formatter(wanted: Wanted, folder: Path | None, start: Path) -> tuple[Formatter, tuple[Diagnostic, ...]]:
    """Return how to write: with the terms asked for, else those the configuration names, else English ones."""
    if wanted.no_terms:
        return Formatter(None, form=wanted.form), ()
    edition, doubts = open_to_ask(edition_in_use(wanted.edition, folder))
    return Formatter(edition, wanted.terms or _configured_terms(start), wanted.form), doubts


def _configured_terms(start: Path) -> Terms:
    """Return the terms that the project in or above a folder wants; English ones outside a project."""
    try:
        root = find_root(start)
    except DigidotError:
        return "en"
    return load_config(root)[0].fmt.terms


def _read(path: Path | None) -> bytes:
    return sys.stdin.buffer.read() if path is None else path.read_bytes()


def _rewritten(
    raw: bytes, shown_as: str, formatter: Formatter, *, is_yaml: bool
) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """Return the new bytes of a file, a byte order mark in front kept, and what is wrong."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return raw, (not_utf8(error, shown_as),)
    mark = _MARK if text.startswith(_MARK) else ""
    rewrite = rewrite_yaml if is_yaml else rewrite_ecl
    new, problems = rewrite(
        text.removeprefix(mark), shown_as, lambda expression, width: formatter.format(expression, width=width)
    )
    return (mark + new).encode("utf-8"), problems


def _write(path: Path, content: bytes) -> None:
    """Write a file beside the old one, with its permissions, and put it in the old one's place."""
    handle, beside = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        shutil.copymode(path, beside)
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
