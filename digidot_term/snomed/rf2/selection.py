"""Which files of a package are read: its Snapshot, or its Full at a date; a package without either, its Delta."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.diagnostics import Diagnostic, DigidotError, Place
from digidot_term.record import record
from digidot_term.snomed.rf2 import package_kinds
from digidot_term.snomed.rf2.file_name import FileName, ReleaseType, parse_file_name
from digidot_term.snomed.rf2.layouts import Layout, layout_of
from digidot_term.snomed.rf2.package import Rf2Package


@record
class SelectedFile:
    """A file to read, in which package."""

    package: Rf2Package
    name: str
    file_name: FileName
    layout: Layout

    @property
    def path(self) -> str:
        """What diagnostics call the file."""
        return f"{self.package.name}/{self.name}"

    @property
    def size(self) -> int:
        """Bytes of the unpacked file."""
        return self.package.size(self.name)


def select_files(package: Rf2Package, as_of: str = "") -> tuple[SelectedFile, ...]:
    """Return the files to read; DigidotError when an edition at a date is wanted and the package has no Full files."""
    files = tuple(_known_files(package))
    wanted = _release_type({file.file_name.release_type for file in files}, package, as_of)
    return tuple(file for file in files if file.file_name.release_type == wanted)


def _known_files(package: Rf2Package) -> Iterator[SelectedFile]:
    for name in package.names():
        file_name = parse_file_name(name)
        layout = layout_of(file_name) if file_name else None
        if file_name and layout:
            yield SelectedFile(package, name, file_name, layout)


def _release_type(present: set[ReleaseType], package: Rf2Package, as_of: str) -> ReleaseType:
    if as_of and "Full" not in present:
        found = " + ".join(sorted(present)) or "-"
        raise DigidotError(Diagnostic.of(package_kinds.NO_FULL, Place(package.name), found=found, date=as_of))
    if as_of:
        return "Full"
    return "Snapshot" if "Snapshot" in present else "Full" if "Full" in present else "Delta"
