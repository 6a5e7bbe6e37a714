"""RF2 release files: packages, file names, and rows by their columns; the only part of `snomed` that touches disk."""

from digidot_term.snomed.rf2.file_name import FileName, parse_file_name
from digidot_term.snomed.rf2.package import (
    FolderPackage,
    MemoryPackage,
    Rf2Package,
    open_edition_packages,
    open_package,
)
from digidot_term.snomed.rf2.sheet import Sheet, read_sheet

__all__ = [
    "FileName",
    "FolderPackage",
    "MemoryPackage",
    "Rf2Package",
    "Sheet",
    "open_edition_packages",
    "open_package",
    "parse_file_name",
    "read_sheet",
]
