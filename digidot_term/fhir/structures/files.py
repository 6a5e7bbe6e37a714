"""Finding StructureDefinitions in files, folders and packages; which files hold one is seen without parsing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from digidot_term.diagnostics import DigidotError
from digidot_term.fhir.packages.package import MANIFEST, open_package_files, read_manifest
from digidot_term.record import record

_JSON, _XML = ".json", ".xml"
_ARCHIVES = (".tgz", ".tar.gz")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_SAYS_STRUCTURE = {
    _JSON: re.compile(rb'"resourceType"\s*:\s*"StructureDefinition"'),
    _XML: re.compile(rb"<(?:\w+:)?StructureDefinition[\s>/]"),
}


@record
class InputFile:
    """A file that says it holds a StructureDefinition: its own name, how messages name it, and its bytes.

    `is_found` when nobody named it: it was in a folder or an archive.
    """

    name: str
    shown: str
    data: bytes
    is_found: bool = False

    @property
    def is_xml(self) -> bool:
        """True for XML, false for JSON."""
        return self.name.lower().endswith(_XML)


def find_structures(path: Path, shown: str) -> tuple[InputFile, ...]:
    """Return the files with structures that a file, folder or .tgz stands for, by name.

    A file counts whatever it holds; in a folder and below it, and right in `package/` of an archive, those that say
    they hold a StructureDefinition. Hidden files and folders are passed over. Raises OSError, and DigidotError for an
    archive as `open_package_files` does.
    """
    if path.is_dir():
        return tuple(_in_folder(path, shown))
    if is_archive(path):
        return tuple(_in_archive(path, shown))
    return (InputFile(path.name, shown, path.read_bytes()),)


def is_archive(path: Path) -> bool:
    """Tell whether a path names a packed package."""
    return path.name.lower().endswith(_ARCHIVES)


def manifest_of(path: Path) -> Mapping[str, Any] | None:
    """Return the manifest of a packed package or of a package's folder; None when there is none."""
    if not (is_archive(path) or any((folder / MANIFEST).is_file() for folder in (path, path / "package"))):
        return None
    try:
        return read_manifest(open_package_files(path), path)
    except DigidotError:
        return None


def _in_folder(folder: Path, shown: str) -> Iterator[InputFile]:
    for file in sorted(folder.rglob("*")):
        inside = file.relative_to(folder)
        if any(part.startswith(".") for part in inside.parts) or file.suffix.lower() not in _SAYS_STRUCTURE:
            continue
        if file.is_file():
            found = InputFile(file.name, f"{shown.rstrip('/')}/{inside.as_posix()}", file.read_bytes(), is_found=True)
            if _says_structure(found):
                yield found


def _in_archive(path: Path, shown: str) -> Iterator[InputFile]:
    files = open_package_files(path)
    for name in files.names():
        if "/" not in name and not name.startswith(".") and name.lower().endswith((_JSON, _XML)):
            found = InputFile(name, f"{shown}/package/{name}", files.read(name), is_found=True)
            if _says_structure(found):
                yield found


def _says_structure(file: InputFile) -> bool:
    text = file.data.replace(b"\0", b"") if file.data.startswith(_UTF_16) else file.data
    return _SAYS_STRUCTURE[_XML if file.is_xml else _JSON].search(text) is not None
