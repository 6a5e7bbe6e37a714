"""Packing a build folder into `<id>-<version>.tgz`: the same files and configuration always give the same bytes."""

from __future__ import annotations

import gzip
import io
import json
import os
import tarfile
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from digidot_term.diagnostics import Diagnostic, DigidotError, Place
from digidot_term.fhir.packages.index import build_index, render_index
from digidot_term.fhir.packages.package import INDEX, MANIFEST
from digidot_term.package.kinds import NO_RESOURCES, NOT_WRITABLE
from digidot_term.package.manifest import build_manifest
from digidot_term.package.publication import find_sample, refuse_sample
from digidot_term.package.reader import EXAMPLES, PackedFile, read_files, read_xml_files
from digidot_term.source.project import ProjectConfig

_TOP = "package/"


@dataclass(frozen=True, slots=True)
class PackOutcome:
    """The archive that was written, and the files in it by their paths there."""

    path: Path
    names: tuple[str, ...]


def pack(folder: Path, config: ProjectConfig, *, output: Path, allow_sample: bool) -> PackOutcome:
    """Pack the resources of the build in `folder` into the folder `output`.

    Raises DigidotError: PKG050 for sample content unless allowed, PKG051 when nothing is built, PKG052 when the archive
    cannot be written, and what `read_artefacts` raises.
    """
    if not folder.is_dir():
        raise DigidotError(Diagnostic.of(NO_RESOURCES, Place(str(folder)), path=folder))
    files = read_files(folder)
    artefacts = [(file.name, file.resource) for file in files]
    if not allow_sample:
        refuse_sample(artefacts, origin=folder)
    manifest = build_manifest(config, for_publication=not find_sample(artefacts))
    contents = package_contents(files, manifest)
    contents |= {f"{_TOP}{name}": content for name, content in read_xml_files(folder).items()}
    path = output / f"{manifest['name']}-{manifest['version']}.tgz"
    write_package(contents, path)
    return PackOutcome(path, tuple(sorted(contents)))


def package_contents(files: Iterable[PackedFile], manifest: Mapping[str, Any]) -> dict[str, bytes]:
    """Return every file of the archive by its path there: the resources, an index a folder, and the manifest."""
    resources = tuple(files)
    contents = {f"{_TOP}{file.name}": file.content for file in resources}
    contents[f"{_TOP}{MANIFEST}"] = _json(manifest)
    contents[f"{_TOP}{INDEX}"] = _index(resources, "")
    if any(file.name.startswith(EXAMPLES) for file in resources):
        contents[f"{_TOP}{EXAMPLES}{INDEX}"] = _index(resources, EXAMPLES)
    return contents


def write_package(contents: Mapping[str, bytes], path: Path) -> None:
    """Write the archive beside its place and rename it there; DigidotError PKG052 when that cannot be done."""
    data = render_package(contents)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write_beside(data, path)
    except OSError as error:
        why = error.strerror or str(error)
        raise DigidotError(Diagnostic.of(NOT_WRITABLE, Place(str(path)), path=path, why=why)) from error


def render_package(contents: Mapping[str, bytes]) -> bytes:
    """Return the gzipped tar of `contents`: sorted, without times, owners or names that depend on the machine."""
    unpacked = io.BytesIO()
    with tarfile.open(fileobj=unpacked, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for name, content in sorted(contents.items()):
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    packed = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=packed, mtime=0) as stream:
        stream.write(unpacked.getvalue())
    return packed.getvalue()


def _index(files: Iterable[PackedFile], folder: str) -> bytes:
    here = ((file.name.removeprefix(folder), file.resource) for file in files if file.name.startswith(folder))
    return render_index(build_index((name, resource) for name, resource in here if "/" not in name)).encode("utf-8")


def _json(value: Mapping[str, Any]) -> bytes:
    return f"{json.dumps(value, ensure_ascii=False, indent=2)}\n".encode()


def _write_beside(data: bytes, path: Path) -> None:
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    beside = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        beside.chmod(0o644)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
