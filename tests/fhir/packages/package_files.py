"""Small FHIR packages and wheels for tests."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

TOOTH = {"resourceType": "ValueSet", "id": "tooth", "url": "http://example.org/ValueSet/tooth", "version": "1.0.0"}
MANIFEST = {"name": "test.teeth", "version": "1.0.0", "fhirVersions": ["4.0.1"]}


def gzipped_tar(*entries: tuple[tarfile.TarInfo, bytes]) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for info, content in entries:
            archive.addfile(info, io.BytesIO(content))
    return gzip.compress(buffer.getvalue(), mtime=0)


def tgz(files: Mapping[str, bytes]) -> bytes:
    return gzipped_tar(*((_info(name, len(content)), content) for name, content in files.items()))


def package_tgz(
    *resources: Mapping[str, Any], manifest: Mapping[str, Any] = MANIFEST, **more: Mapping[str, Any]
) -> bytes:
    """A package of the resources; `more` are further files by name."""
    files = {"package/package.json": manifest}
    files |= {f"package/{each['resourceType']}-{each['id']}.json": each for each in resources}
    files |= {f"package/{name}": content for name, content in more.items()}
    return tgz({name: json.dumps(content).encode() for name, content in files.items()})


def write_folder(folder: Path, files: Mapping[str, object]) -> Path:
    for name, content in files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return folder


def write_wheel(folder: Path, name: str, version: str, files: Mapping[str, bytes]) -> Path:
    """A wheel that pip accepts."""
    path = folder / f"{name}-{version}-py3-none-any.whl"
    info = f"{name}-{version}.dist-info"
    with zipfile.ZipFile(path, "w") as wheel:
        for member, content in files.items():
            wheel.writestr(member, content)
        wheel.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
        wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        wheel.writestr(f"{info}/RECORD", "")
    return path


def _info(name: str, size: int) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.size = size
    return info
