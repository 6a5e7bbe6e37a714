"""`.index.json`, the list of resources in a FHIR package, version 2.

The members are those HL7's package format names: filename, resourceType, id, url, version, kind, type, supplements,
content, valueSet and derivation, each only when the resource has it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

INDEX_VERSION = 2


class IndexEntry(NamedTuple):
    """One resource of a package; a named tuple, for a package has thousands and each run reads them."""

    filename: str
    resource_type: str
    id: str | None = None
    url: str | None = None
    version: str | None = None
    kind: str | None = None
    type: str | None = None
    supplements: str | None = None
    content: str | None = None
    value_set: str | None = None
    derivation: str | None = None


_MEMBERS = (
    "filename",
    "resourceType",
    "id",
    "url",
    "version",
    "kind",
    "type",
    "supplements",
    "content",
    "valueSet",
    "derivation",
)


def index_entry(filename: str, resource: Mapping[str, Any]) -> IndexEntry:
    """Return the entry of a resource that stands in `filename`; members that are not text are left out."""
    values = (resource.get(member) for member in _MEMBERS[1:])
    return IndexEntry(filename, *(value if isinstance(value, str) else None for value in values))  # type: ignore[arg-type]


def build_index(resources: Iterable[tuple[str, Mapping[str, Any]]]) -> tuple[IndexEntry, ...]:
    """Return the entries of (filename, resource) pairs, by filename; what is not a resource has no entry."""
    entries = (index_entry(filename, resource) for filename, resource in resources if _is_resource(resource))
    return tuple(sorted(entries, key=lambda entry: entry.filename))


def render_index(entries: Iterable[IndexEntry]) -> str:
    """Return the text of `.index.json`: one entry a line, for it is read on every run."""
    lines = (json.dumps(_as_json(entry), ensure_ascii=False) for entry in entries)
    body = ",\n".join(f"    {line}" for line in lines)
    return f'{{\n  "index-version": {INDEX_VERSION},\n  "files": [\n{body}\n  ]\n}}\n'


def parse_index(index: Mapping[str, Any]) -> tuple[IndexEntry, ...] | None:
    """Return the entries of a parsed `.index.json`, or None when it is older or not an index, and must be rebuilt."""
    files = index.get("files")
    if index.get("index-version") != INDEX_VERSION or not isinstance(files, list):
        return None
    if not all(isinstance(file, dict) and _is_plain(file.get("filename")) and _is_resource(file) for file in files):
        return None
    return tuple(IndexEntry(*map(file.get, _MEMBERS)) for file in files)


def _is_plain(filename: object) -> bool:
    return isinstance(filename, str) and "/" not in filename and "\\" not in filename


def _is_resource(resource: Mapping[str, Any]) -> bool:
    return isinstance(resource.get("resourceType"), str)


def _as_json(entry: IndexEntry) -> dict[str, str]:
    return {member: value for member, value in zip(_MEMBERS, entry, strict=True) if value is not None}
