"""Compare two builds."""

from __future__ import annotations

from pathlib import Path

from digidot_term.diff.change import Comparison
from digidot_term.diff.compare import compare
from digidot_term.jobs.opening import PACKAGE_FOLDER
from digidot_term.package.reader import read_artefacts


def diff(old: Path, new: Path) -> Comparison:
    """Compare two build folders or packages (.tgz), by canonical."""
    before, after = (read_artefacts(_resources_of(path)) for path in (old, new))
    return compare((body for _, body in before), (body for _, body in after))


def _resources_of(path: Path) -> Path:
    """Return the folder of resources in a build folder, or the path itself."""
    inner = path / PACKAGE_FOLDER
    return inner if inner.is_dir() else path
