"""Verifying a package as its consumers see it: manifest, indexes, file names, canonicals and the guide's list.

What FHIR tools rely on when they load a package is checked here; whether the resources are good FHIR, rules say.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from digidot_term.diagnostics import Diagnostic, Place
from digidot_term.fhir.packages.index import IndexEntry, build_index, parse_index
from digidot_term.fhir.packages.package import INDEX, MANIFEST, PackageFiles, open_package_files, read_manifest
from digidot_term.package import kinds
from digidot_term.package.implementationguide import CORE
from digidot_term.package.reader import EXAMPLES, read_artefacts


@dataclass(frozen=True, slots=True)
class _Package:
    path: Path
    files: PackageFiles
    manifest: Mapping[str, Any]
    artefacts: tuple[tuple[str, dict[str, Any]], ...]

    def place(self, name: str) -> Place:
        return Place(f"{self.path}/{name}")


@dataclass(frozen=True, slots=True)
class _Member:
    """A member the manifest must have: what is acceptable, in words and as a check."""

    name: str
    expected: str
    accepts: Callable[[Any], bool]


def verify_package(path: Path) -> tuple[Diagnostic, ...]:
    """Return all that is wrong with a package folder or .tgz (PKG053 to PKG059), sorted.

    Raises DigidotError when there is no package to verify: see `read_package` and `read_artefacts`.
    """
    files = open_package_files(path)
    package = _Package(path, files, read_manifest(files, path), read_artefacts(path))
    checks = (_manifest_problems, _index_problems, _name_problems, _canonical_problems, _guide_problems)
    problems = [problem for check in checks for problem in check(package)]
    return tuple(sorted(problems, key=lambda problem: problem.sort_key))


def _matches(pattern: str) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, str) and re.fullmatch(pattern, value) is not None


_SOME_TEXT = _matches(r"(?s).*\S.*")
_ADDRESS = _matches(r"https?://\S+")

_MEMBERS = (
    _Member("name", "lower-case words with dots", _matches(r"[a-z][a-z0-9-]*(\.[a-z0-9-]+)+")),
    _Member("version", "MAJOR.MINOR.PATCH", _matches(r"\d+\.\d+\.\d+(-[A-Za-z0-9.-]+)?")),
    _Member("type", "IG", lambda value: value == "IG"),
    _Member("date", "yyyyMMddHHmmss", _matches(r"\d{14}")),
    _Member("license", "SPDX", _SOME_TEXT),
    _Member("canonical", "http(s)://...", _ADDRESS),
    _Member("url", "http(s)://...", _ADDRESS),
    _Member("title", "text", _SOME_TEXT),
    _Member("description", "text", _SOME_TEXT),
    _Member("author", "text", _SOME_TEXT),
    _Member("fhirVersions", '["4.0.1"]', lambda value: value == ["4.0.1"]),
    _Member("dependencies", CORE, lambda value: isinstance(value, dict) and CORE in value),
    _Member("jurisdiction", "urn:iso:std:iso:3166#..", _matches(r"\S+#\S+")),
)


def _manifest_problems(package: _Package) -> Iterator[Diagnostic]:
    for member in _MEMBERS:
        actual = package.manifest.get(member.name)
        if not member.accepts(actual):
            values = {"member": member.name, "actual": json.dumps(actual, default=str), "expected": member.expected}
            yield Diagnostic.of(kinds.MANIFEST_MEMBER, package.place(MANIFEST), **values)


def _index_problems(package: _Package) -> Iterator[Diagnostic]:
    folders = [""] + [EXAMPLES] * any(name.startswith(EXAMPLES) for name, _ in package.artefacts)
    for folder in folders:
        index = f"{folder}{INDEX}"
        stated = {entry.filename: entry for entry in _stated_index(package.files, index)}
        found = {entry.filename: entry for entry in build_index(_directly_in(package, folder))}
        for file in sorted(name for name in stated | found if stated.get(name) != found.get(name)):
            yield Diagnostic.of(kinds.INDEX_DISAGREES, package.place(index), index=index, file=f"{folder}{file}")


def _directly_in(package: _Package, folder: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, resource in package.artefacts:
        own = name.removeprefix(folder)
        if name.startswith(folder) and "/" not in own:
            yield own, resource


def _stated_index(files: PackageFiles, name: str) -> tuple[IndexEntry, ...]:
    """The index as it stands; one that cannot be read states nothing, and so disagrees with every file."""
    try:
        return parse_index(json.loads(files.read(name))) or ()
    except (OSError, ValueError, AttributeError):
        return ()


def _name_problems(package: _Package) -> Iterator[Diagnostic]:
    for name, resource in package.artefacts:
        expected = f"{resource['resourceType']}-{resource.get('id')}.json"
        if name.removeprefix(EXAMPLES) != expected:
            what = _reference(resource)
            yield Diagnostic.of(kinds.FILE_NAME, package.place(name), resource=what, expected=expected)


def _canonical_problems(package: _Package) -> Iterator[Diagnostic]:
    first: dict[str, str] = {}
    for name, resource in package.artefacts:
        if "url" not in resource:
            continue
        canonical = f"{resource['url']}|{resource.get('version', '')}"
        other = first.setdefault(canonical, name)
        if other != name:
            yield Diagnostic.of(kinds.DUPLICATE_CANONICAL, package.place(name), canonical=canonical, other=other)


def _guide_problems(package: _Package) -> Iterator[Diagnostic]:
    wanted = (package.manifest["name"], package.manifest["version"])
    guides = [resource for _, resource in package.artefacts if resource["resourceType"] == "ImplementationGuide"]
    guide = next((one for one in guides if (one.get("packageId"), one.get("version")) == wanted), None)
    if guide is None:
        yield Diagnostic.of(kinds.GUIDE_MISSING, Place(str(package.path)), package=wanted[0], version=wanted[1])
        return
    listed = set(_listed(guide))
    present = {_reference(resource) for _, resource in package.artefacts if resource is not guide}
    for reference in sorted(present - listed):
        yield Diagnostic.of(kinds.NOT_LISTED, Place(str(package.path)), reference=reference)
    for reference in sorted(listed - present):
        yield Diagnostic.of(kinds.LISTED_MISSING, Place(str(package.path)), reference=reference)


def _listed(guide: Mapping[str, Any]) -> Iterator[str]:
    """The references of `definition.resource`; what has another form is not a reference to a file."""
    definition = guide.get("definition")
    entries = definition.get("resource") if isinstance(definition, dict) else None
    for entry in entries if isinstance(entries, list) else ():
        reference = entry.get("reference") if isinstance(entry, dict) else None
        if isinstance(reference, dict) and isinstance(reference.get("reference"), str):
            yield reference["reference"]


def _reference(resource: Mapping[str, Any]) -> str:
    return f"{resource['resourceType']}/{resource.get('id')}"
