"""Sheets on their way from one process to another: their columns in files, the rest of them as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from digidot_term.snomed.rf2.columns import Codes, Column
from digidot_term.snomed.rf2.selection import SelectedFile
from digidot_term.snomed.rf2.sheet import Sheet


def ship(sheet: Sheet, folder: Path, number: int) -> dict[str, Any]:
    """Leave a sheet without texts in a folder; return what `received` needs to make it again."""
    shapes = {}
    for at, (name, column) in enumerate(sheet.columns.items()):  # a name may hold what no file's name may
        array, raw = (column.numbers, column.raw) if isinstance(column, Codes) else (column, None)
        if isinstance(array, list):
            raise TypeError(name)
        array.tofile(folder / f"sheet{number}.{at}")
        values = None if raw is None else [value.hex() for value in raw]
        shapes[name] = (array.dtype.str, array.ndim, values)
    sheet.lines.tofile(folder / f"sheet{number}")
    return {"path": sheet.file.path, "header": sheet.header, "columns": shapes, "number": number}


def received(shipped: Mapping[str, Any], folder: Path, files: Mapping[str, SelectedFile]) -> Sheet:
    """Make a sheet again; its files are removed."""
    number = shipped["number"]
    columns: dict[str, Column] = {}
    for at, (name, (kind, dimensions, values)) in enumerate(shipped["columns"].items()):
        array = _taken(folder / f"sheet{number}.{at}", kind)
        array = array.reshape(-1, 2) if dimensions == 2 else array  # noqa: PLR2004 - a UUID is two numbers
        columns[name] = array if values is None else Codes(array, [bytes.fromhex(value) for value in values])
    lines = _taken(folder / f"sheet{number}", "<i4")
    return Sheet(files[shipped["path"]], tuple(shipped["header"]), columns, lines)


def _taken(path: Path, kind: str) -> Any:
    array = np.fromfile(path, kind)
    path.unlink()
    return array
