"""The other tools: where they are, how they get there, and what each makes of a folder of StructureDefinitions.

Node's are installed below the build folder as the benchmark does it; Maven's beside them.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

from tests.bench import sushi
from tests.oracles.building import Json

FOLDER = sushi.FOLDER
PROGRAMS = Path(__file__).resolve().parent / "programs"
_NODE = ("gofsh@2.6.1", "fhir-snapshot-generator@2.2.2")
_INSTALLED = ("fsh-sushi", "gofsh", "fhir-snapshot-generator")
_CONFIG = """\
id: oracle.structures
canonical: http://example.org/fhir
name: Oracle
status: draft
version: 1.0.0
fhirVersion: 4.0.1
FSHOnly: true
"""
_MODIFIER = re.compile(
    r"^\* modifierExtension contains (\w+) (\S+)\n\* modifierExtension\[\1\] only (\S+)$", re.MULTILINE
)
"""A modifier extension as GoFSH writes it, which SUSHI takes for one defined on the spot."""


def install_node() -> str:
    """Install what runs on Node unless it is there; return why it cannot be, or an empty text."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        return "node or npm is not here"
    if sushi.is_there() and all((FOLDER / "node_modules" / name).is_dir() for name in _INSTALLED):
        return ""
    try:
        sushi.install(*_NODE)
    except subprocess.CalledProcessError as error:
        return f"npm install failed with exit code {error.returncode}"
    return ""


def install_java() -> str:
    """Fetch HAPI and compile its program unless that is done; return why it cannot be, or an empty text."""
    if shutil.which("mvn") is None or shutil.which("javac") is None:
        return "mvn or javac is not here"
    folder = FOLDER / "java"
    folder.mkdir(parents=True, exist_ok=True)
    program = PROGRAMS / "Hapi.java"
    if (folder / "Hapi.class").exists() and (folder / "Hapi.java").read_bytes() == program.read_bytes():
        return ""
    for name in ("pom.xml", "Hapi.java"):
        shutil.copy(PROGRAMS / name, folder / name)
    fetch = ["mvn", "-q", "-B", "dependency:copy-dependencies", "-DoutputDirectory=lib"]
    for command in (fetch, ["javac", "-cp", "lib/*", "Hapi.java"]):
        if subprocess.run(command, cwd=folder, check=False).returncode:
            return f"{' '.join(command[:2])} failed"
    return ""


def run_sushi(structures: Iterable[Json], folder: Path) -> dict[str, Json]:
    """Return what SUSHI makes of structures that GoFSH has turned into FHIR Shorthand, with snapshots, by id."""
    project = folder / "project"
    write(structures, folder / "given")
    options = ("-u", "4.0.1", "--no-alias", "-s", "single-file")
    _node("gofsh", folder / "given", "-o", project, *options, log=folder / "gofsh.log")
    (project / "sushi-config.yaml").write_text(_CONFIG, "utf-8")
    for path in (project / "input" / "fsh").glob("*.fsh"):
        text = _MODIFIER.sub(r"* modifierExtension contains \3 named \1 \2", path.read_text("utf-8"))
        path.write_text(text, "utf-8")
    _node("sushi", "build", "--snapshot", project, log=folder / "sushi.log")
    return read(project / "fsh-generated" / "resources")


def run_snapshot_generator(folder: Path, output: Path) -> tuple[dict[str, Json], list[str]]:
    """Return what fhir-snapshot-generator makes of a folder, by id, and what it says of those it cannot do."""
    packages = sushi.HOME / ".fhir" / "packages"
    for package in packages.glob("*/package"):
        if not (package / ".index.json").exists():
            (package / ".index.json").write_text('{"index-version": 2, "files": []}', "utf-8")
    command = ["node", PROGRAMS / "snapshots.mjs", packages, folder.resolve(), output.resolve()]
    done = subprocess.run(command, cwd=FOLDER, check=True, capture_output=True, text=True)
    return read(output), done.stdout.splitlines()


def run_hapi_snapshots(folder: Path, output: Path) -> tuple[dict[str, Json], list[str]]:
    """Return what HL7's reference implementation makes of a folder, by id, and what it says of the others."""
    said = _java("snapshots", folder.resolve(), output.resolve())
    return read(output), said


def run_hapi_validator(folder: Path) -> list[str]:
    """Return the errors HAPI's validator finds in the resources of a folder, as `file location: message`."""
    return _java("validate", folder.resolve())


def run_hapi_converter(folder: Path, output: Path) -> list[str]:
    """Let HAPI write each JSON file of a folder as XML and each XML file as JSON; return what it says of the others."""
    return _java("convert", folder.resolve(), output.resolve())


def fetch_package(package: str) -> Path | None:
    """Return the archive of an npm package, `name@version`, fetched unless it is there; None when it cannot be."""
    path = FOLDER / f"{package.replace('@', '-')}.tgz"
    if not path.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        subprocess.run(["npm", "pack", "--silent", package], cwd=FOLDER, check=False, capture_output=True)
    return path if path.exists() else None


def write(structures: Iterable[Json], folder: Path) -> None:
    """Write each structure to a file of its own, snapshots left out."""
    folder.mkdir(parents=True, exist_ok=True)
    for item in structures:
        bare = {key: value for key, value in item.items() if key != "snapshot"}
        (folder / f"StructureDefinition-{item['id']}.json").write_text(json.dumps(bare, indent=2), "utf-8")


def read(folder: Path) -> dict[str, Json]:
    """Return the StructureDefinitions of a folder by id."""
    found = [json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))]
    return {item["id"]: item for item in found if item.get("resourceType") == "StructureDefinition"}


def _node(program: str, *words: object, log: Path) -> None:
    """Run a program of Node in its own home; it may fail over single structures, which then are missing."""
    command = [FOLDER / "node_modules" / ".bin" / program, *map(str, words)]
    with log.open("w", encoding="utf-8") as file:
        subprocess.run(command, cwd=FOLDER, env=_own_home(), stdout=file, stderr=file, check=False)


def _own_home() -> Mapping[str, str]:
    return {**os.environ, "HOME": str(sushi.HOME)}


def _java(*words: object) -> list[str]:
    folder = FOLDER / "java"
    command = ["java", "-cp", f"{folder / 'lib'}/*:{folder}", "Hapi", *map(str, words)]
    done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
    return [line for line in done.stdout.splitlines() if line]
