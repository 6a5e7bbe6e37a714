"""Write an index: header and arrays into any binary file."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from typing import IO, Any

from digidot_term.snomed.index.data import InMemory
from digidot_term.snomed.index.layout import ALIGNMENT, FORMAT, ITEM_SIZES, MAGIC, PREAMBLE, ArrayPlace, aligned

Arrays = Mapping[str, tuple[str, InMemory]]
"""By name, the type code of an array and its bytes."""


def write_index(file: IO[bytes], arrays: Arrays, facts: Mapping[str, Any]) -> None:
    """Write an index to a file open for writing; the same arrays and facts give the same bytes."""
    places = _places(arrays, 0)
    header = _header(places, facts, 0)
    # The header's own length moves the arrays; its numbers may then take more room, so leave some.
    start = aligned(PREAMBLE + len(header) + 16 * (len(places) + 1))
    places = _places(arrays, start)
    size = max((place.offset + place.length * ITEM_SIZES[place.code] for place in places.values()), default=start)
    header = _header(places, facts, size).ljust(start - PREAMBLE)
    file.write(MAGIC + len(header).to_bytes(4, "little") + zlib.crc32(header).to_bytes(4, "little") + header)
    at = start
    for name, (_, data) in arrays.items():
        file.write(bytes(places[name].offset - at))
        data.pour(file)
        at = places[name].offset + data.nbytes


def _places(arrays: Arrays, start: int) -> dict[str, ArrayPlace]:
    found: dict[str, ArrayPlace] = {}
    at = start
    for name, (code, data) in arrays.items():
        found[name] = ArrayPlace(code, at, data.nbytes // ITEM_SIZES[code], data.checksum if start else 0)
        at = -(-(at + data.nbytes) // ALIGNMENT) * ALIGNMENT
    return found


def _header(places: Mapping[str, ArrayPlace], facts: Mapping[str, Any], size: int) -> bytes:
    content = {"format": FORMAT, "size": size, "facts": facts, "arrays": places}
    return json.dumps(content, ensure_ascii=True, separators=(",", ":")).encode()
