"""Write a new file whole or not at all, and never over one that is there."""

from __future__ import annotations

import os
from pathlib import Path

from digidot_term.diagnostics import Diagnostic, DigidotError, ExitCode, Kind, Place, Severity
from digidot_term.language import Text

FILE_EXISTS = Kind(
    "SRC036",
    "file-exists",
    Severity.ERROR,
    Text(
        en="{file} is there already and is not written over",
        nb="{file} finnes allerede og blir ikke overskrevet",
        nn="{file} finst allereie og blir ikkje skriven over",
    ),
    Text(
        en="name another file with --output, or move this one away",
        nb="oppgi en annen fil med --output, eller flytt denne",
        nn="oppgje ei anna fil med --output, eller flytt denne",
    ),
)


def write_new(path: Path, text: str) -> None:
    """Write a text to a file that is not there yet; DigidotError SRC036 when it is, OSError as from the system."""
    refuse_existing(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.new")
    try:
        fresh.write_text(text, encoding="utf-8", newline="\n")
        os.link(fresh, path)  # which, unlike a renaming, fails where the file has come to be
    except FileExistsError:
        raise _exists(path) from None
    finally:
        fresh.unlink(missing_ok=True)


def refuse_existing(path: Path) -> None:
    """End the run when the file is there: before any work is done for it."""
    if path.exists() or path.is_symlink():
        raise _exists(path)


def _exists(path: Path) -> DigidotError:
    return DigidotError(Diagnostic.of(FILE_EXISTS, Place(str(path)), file=path), exit_code=ExitCode.USAGE)
