"""RF2 file names: `sct2_Description_Snapshot-en_INT_20250101.txt` and the variants publishers write.

RF2 specification, "Release File Naming Convention".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from digidot_term.record import record

ReleaseType = Literal["Snapshot", "Full", "Delta"]

_RELEASE_TYPES: dict[str, ReleaseType] = {"snapshot": "Snapshot", "full": "Full", "delta": "Delta"}
_FILE_NAME = re.compile(
    r"(?P<status>[xz]?)(?P<type>sct2|der2)"
    r"_(?P<content>[A-Za-z]+)"
    r"_(?P<summary>[^_]*?)(?P<release>snapshot|full|delta)(?:-(?P<language>[A-Za-z0-9-]+))?"
    r"_(?P<namespace>[A-Za-z0-9]+)"
    r"_(?P<date>[0-9]{8})(?:T[0-9]+Z)?\.txt",
    re.IGNORECASE,
)


@record
class FileName:
    """The parts of an RF2 file name.

    `content` is `Concept`, `Description`, `Refset` and so on; `pattern` is the letters before `Refset` (`cci`);
    `summary` is what stands before the release type (`Language`, `MRCMDomain`); absent parts are empty text.
    """

    content: str
    pattern: str
    summary: str
    release_type: ReleaseType
    language: str
    namespace: str
    date: str


def parse_file_name(name: str) -> FileName | None:
    """Read the parts of a file's name, with or without its folders; None when it is not an RF2 data file's."""
    match = _FILE_NAME.fullmatch(name.rpartition("/")[2])
    if match is None:
        return None
    content, pattern = match["content"], ""
    if content.lower().endswith("refset"):
        content, pattern = "Refset", content[: -len("refset")]
    return FileName(
        content=content,
        pattern=pattern,
        summary=match["summary"],
        release_type=_RELEASE_TYPES[match["release"].lower()],
        language=match["language"] or "",
        namespace=match["namespace"],
        date=match["date"],
    )


def data_files(names: Iterable[str]) -> tuple[str, ...]:
    """Return the RF2 data files among `names`, sorted; what macOS leaves beside them is not one."""
    return tuple(sorted(name for name in names if not _is_hidden(name) and parse_file_name(name) is not None))


def _is_hidden(name: str) -> bool:
    """Say whether a file lies in a hidden folder or in `__MACOSX`."""
    return any(part.startswith((".", "__MACOSX")) for part in name.split("/"))
