"""The releases that are measured: invented content of true shape and size, generated once and kept."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from digidot_term.snomed.rf2.package import open_package
from digidot_term.snomed.rf2.selection import select_files
from tests.bench.processes import ROOT

GENERATOR = ROOT.parent / "shared" / "tools" / "gen_rf2.py"
_READY = "generated.json"


@dataclass(frozen=True, slots=True)
class Release:
    """An International and a Norwegian package, each as a zip and as a folder."""

    scale: float
    folder: Path

    @property
    def zips(self) -> tuple[Path, ...]:
        """The two zips, the International one in front."""
        return tuple(sorted(self.folder.glob("SnomedCT_*.zip")))

    @property
    def folders(self) -> tuple[Path, ...]:
        """The same, unpacked."""
        return tuple(path.with_suffix("") for path in self.zips)

    @property
    def texts(self) -> tuple[Path, ...]:
        """The files an edition is made of."""
        return tuple(folder / each.name for folder in self.folders for each in select_files(open_package(folder)))

    @property
    def text_bytes(self) -> int:
        """How many bytes these have."""
        return sum(path.stat().st_size for path in self.texts)

    def zip_entries(self) -> Iterator[str]:
        """Yield each zip followed by the entries an edition is made of."""
        for path in self.zips:
            yield str(path)
            yield from (each.name for each in select_files(open_package(path)))


def release_of(scale: float, work: Path) -> Release:
    """Return the release of a scale, generated when it is not in the folder yet."""
    folder = work / f"s{scale:g}".replace(".", "")
    if not (folder / _READY).exists():
        _generate(scale, folder)
    return Release(scale, folder)


def _generate(scale: float, folder: Path) -> None:
    if not GENERATOR.exists():
        sys.exit(
            f"there is no release of scale {scale:g} in {folder}, and none can be generated without {GENERATOR}\n"
            "put the shared material beside the project, or name a folder that has the release with --work"
        )
    folder.parent.mkdir(parents=True, exist_ok=True)
    sys.stderr.write(f"generating a release of scale {scale:g} in {folder}\n")
    command: list[str | Path] = [sys.executable, GENERATOR, folder, "--scale", f"{scale:g}", "--seed", "1", "--zip"]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
