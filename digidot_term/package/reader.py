"""Reading the resources of a build folder, a .tgz or an installed package."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from digidot_term.diagnostics import Diagnostic, DigidotError, Place
from digidot_term.fhir.packages.package import MANIFEST, PackageFiles, open_package_files, read_object
from digidot_term.package.kinds import NO_RESOURCES

EXAMPLES = "example/"
XML_FOLDER = "xml/"


@dataclass(frozen=True, slots=True)
class PackedFile:
    """A resource in its file: `name` is relative to `package/`, `content` what the file holds byte for byte."""

    name: str
    resource: dict[str, Any]
    content: bytes


def read_artefacts(path: Path) -> tuple[tuple[str, dict[str, Any]], ...]:
    """Return the (file name, resource) pairs of a build folder, a .tgz or a package folder, by file name.

    Examples are named `example/...`. Raises DigidotError: PKG010 to PKG012 and PKG016 for what cannot be read, PKG014
    for every file that is not JSON, PKG051 when there is no resource at all.
    """
    return tuple((file.name, file.resource) for file in read_files(path))


def read_files(path: Path) -> tuple[PackedFile, ...]:
    """Read the same as `read_artefacts`, with the files' bytes."""
    files = open_package_files(path)
    found: list[PackedFile] = []
    broken: list[Diagnostic] = []
    for name in filter(_may_be_resource, files.names()):
        try:
            found.append(_read_file(files, name, path))
        except DigidotError as error:
            broken.extend(error.diagnostics)
    if broken:
        raise DigidotError(*broken)
    resources = tuple(file for file in found if isinstance(file.resource.get("resourceType"), str))
    if not resources:
        raise DigidotError(Diagnostic.of(NO_RESOURCES, Place(str(path)), path=path))
    return resources


def read_xml_files(path: Path) -> dict[str, bytes]:
    """Return the XML that stands beside the resources, byte for byte, by name relative to `package/`."""
    files = open_package_files(path)
    names = (name for name in files.names() if name.startswith(XML_FOLDER) and name.endswith(".xml"))
    return {name: files.read(name) for name in names}


def _read_file(files: PackageFiles, name: str, origin: Path) -> PackedFile:
    return PackedFile(name, read_object(files, name, origin=origin), files.read(name))


def _may_be_resource(name: str) -> bool:
    own = name.removeprefix(EXAMPLES)
    return own.endswith(".json") and "/" not in own and not own.startswith(".") and name != MANIFEST
