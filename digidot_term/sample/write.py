"""Write the sample edition as the two zips a release comes in; the same release gives the same bytes."""

from __future__ import annotations

import zipfile
from pathlib import Path

from digidot_term.sample.package import sample_packages
from digidot_term.sample.rows import Release

_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest time a zip can hold."""
_READABLE_BY_ALL = 0o644 << 16

README = (
    "DigiDOT SAMPLE EDITION\r\n"
    "Hand-made test data in the release format of SNOMED CT. This is not SNOMED CT, was not released by\r\n"
    "SNOMED International or Helsedirektoratet, and is not for clinical use. See NOTICE of digidot-term.\r\n"
)


def write_sample(folder: Path, release: Release = "newer") -> tuple[Path, Path]:
    """Write the two zips of a release into `folder`, which is made if need be; OSError when the disk refuses."""
    folder.mkdir(parents=True, exist_ok=True)
    international, norwegian = sample_packages(release)
    targets = folder / f"{international.name}.zip", folder / f"{norwegian.name}.zip"
    for package, target in zip((international, norwegian), targets, strict=True):
        files = [("Readme_en.txt", README.encode()), *((name, package.read(name)) for name in package.names())]
        with zipfile.ZipFile(target, "w") as archive:
            for name, data in files:
                info = zipfile.ZipInfo(f"{package.name}/{name}", _TIME)
                info.compress_type = zipfile.ZIP_DEFLATED
                info.external_attr = _READABLE_BY_ALL
                archive.writestr(info, data)
    return targets
