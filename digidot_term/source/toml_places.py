"""Where keys stand in a TOML file: enough of TOML 1.0 to point at what a configuration gets wrong.

Tables (`[a.b]`), arrays of tables (`[[a.b]]`) and keys at the beginning of a line are seen; keys inside inline tables
and arrays are not, and have the place of what holds them.
"""

from __future__ import annotations

import re
import tomllib

from digidot_term.diagnostics import Place
from digidot_term.source.document import KeyPath

_KEY = r"""(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*'))*"""
_TABLE = re.compile(rf"\s*(?P<array>\[)?\[\s*(?P<key>{_KEY})\s*\]")
_ASSIGNMENT = re.compile(rf"\s*(?P<key>{_KEY})\s*=")
_PART = re.compile(r"""[A-Za-z0-9_-]+|"[^"]*"|'[^']*'""")
_AT = re.compile(r"\(at line (?P<line>[0-9]+), column (?P<column>[0-9]+)\)")


def find_keys(text: str, path: str) -> dict[KeyPath, Place]:
    """Return the place of every table and key that begins a line, by its path from the top."""
    places: dict[KeyPath, Place] = {}
    table: KeyPath = ()
    for number, line in enumerate(text.split("\n"), start=1):
        header, assignment = _TABLE.match(line), _ASSIGNMENT.match(line)
        if header:
            table = _parts(header["key"])
            if header["array"]:
                table = (*table, sum(key[:-1] == table for key in places if isinstance(key[-1], int)))
            places[table] = Place(path, number, header.start("key") + 1)
        elif assignment:
            key = (*table, *_parts(assignment["key"]))
            places.setdefault(key, Place(path, number, assignment.start("key") + 1))
    return places


def place_of_error(error: tomllib.TOMLDecodeError, text: str, path: str) -> Place:
    """Return the place a TOML error names; one at the end of the file is on its last line."""
    match = _AT.search(str(error))
    if match:
        return Place(path, int(match["line"]), int(match["column"]))
    lines = text.split("\n")
    return Place(path, len(lines), len(lines[-1]) + 1)


def _parts(key: str) -> KeyPath:
    return tuple(part.strip("\"'") for part in _PART.findall(key))
