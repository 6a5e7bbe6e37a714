"""Texts put into a folder as files, none of them ever half there."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path


def write_files(texts: Mapping[str, str], folder: Path) -> None:
    """Write all texts beside their places, then put each into its own; nothing is left behind when writing fails."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".digidot-term-", dir=folder) as work:
        for name, text in texts.items():
            (Path(work) / name).write_text(text, encoding="utf-8", newline="\n")
        for name in texts:
            (Path(work) / name).replace(folder / name)
