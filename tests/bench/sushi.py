"""SUSHI, the reference for building structures: where it is, and how it gets there (`python -m tests.bench.sushi`).

It needs Node.js and npm, and R4 core in the FHIR package cache; all else it would fetch stands there empty.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

from digidot_term.fhir.packages.cache import cache_folder
from tests.bench.processes import ROOT

FOLDER = ROOT / "build" / "oracles"
PROGRAM = FOLDER / "node_modules" / ".bin" / "sushi"
HOME = FOLDER / "home"
_VERSION = "fsh-sushi@3.21.0"
_CORE = "hl7.fhir.r4.core#4.0.1"
_EMPTY = ("hl7.terminology.r4#7.0.1", "hl7.fhir.uv.extensions.r4#5.2.0", "hl7.fhir.uv.tools.r4#0.8.0")


def is_there() -> bool:
    """Say whether SUSHI can be run."""
    return PROGRAM.exists() and HOME.exists()


def install(*others: str) -> None:
    """Install SUSHI and other npm packages below the build folder, with the FHIR packages it wants in its own home."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    subprocess.run(["npm", "install", "--no-fund", "--no-audit", "--prefix", FOLDER, _VERSION, *others], check=True)
    packages = HOME / ".fhir" / "packages"
    packages.mkdir(parents=True, exist_ok=True)
    if not (packages / _CORE).exists():
        shutil.copytree(cache_folder() / _CORE, packages / _CORE)
    for name in _EMPTY:
        _write_empty(packages / name)


def _write_empty(folder: Path) -> None:
    name, _, version = folder.name.partition("#")
    (folder / "package").mkdir(parents=True, exist_ok=True)
    manifest = {"name": name, "version": version, "fhirVersions": ["4.0.1"]}
    (folder / "package" / "package.json").write_text(json.dumps(manifest), "utf-8")


if __name__ == "__main__":
    if shutil.which("npm") is None:
        sys.exit("npm is not here, so SUSHI cannot be installed")
    install()
