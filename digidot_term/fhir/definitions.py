"""What is known by canonical: the resources of FHIR packages, with the project's own on top."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from digidot_term.diagnostics import Diagnostic, DigidotError, Place
from digidot_term.fhir.packages.cache import PackageId, is_installed, package_folder
from digidot_term.fhir.packages.dependencies import version_order
from digidot_term.fhir.packages.index import IndexEntry
from digidot_term.fhir.packages.kinds import PACKAGE_NOT_FOUND
from digidot_term.fhir.packages.package import FhirPackage, read_package
from digidot_term.record import record

Resource = dict[str, Any]
_Packaged = tuple[FhirPackage, IndexEntry]


@record
class Found:
    """Where a canonical is defined: a package, empty for the project's own, and the version of the definition."""

    package: str
    version: str | None


_CORE_STRUCTURE = "http://hl7.org/fhir/StructureDefinition/"
_EXTENSION = "Extension"


class Definitions:
    """Looks resources up by canonical; reads a package's resource the first time it is asked for, and keeps it.

    The project's resources come before the packages', the packages count in the order given, and within a package the
    highest version comes first; of an extension that several define, it does across them, for HL7 carries R4 core's on
    in a package of their own (hl7.fhir.uv.extensions.r4). Resources are shared, not copied: callers must not change
    them.
    """

    __slots__ = ("_own", "_packaged", "_read")

    def __init__(self, packages: Sequence[FhirPackage] = (), resources: Iterable[Resource] = ()) -> None:
        self._packaged: dict[str, list[_Packaged]] = {}
        self._read: dict[tuple[Path, str], Resource] = {}
        self._own = _with_own({}, resources)
        for package in packages:
            for url, entries in _entries_by_url(package).items():
                known = self._packaged.setdefault(url, [])
                known.extend((package, entry) for entry in entries)
                if len(known) > len(entries) and entries[0].type == _EXTENSION:
                    known.sort(key=lambda item: _newness(item[1]), reverse=True)

    def with_resources(self, resources: Iterable[Resource]) -> Definitions:
        """Return definitions that also know `resources`, before all others; the packages are shared."""
        definitions = Definitions()
        definitions._packaged = self._packaged
        definitions._read = self._read
        definitions._own = _with_own(self._own, resources)
        return definitions

    def resource(self, canonical: str, resource_type: str | None = None) -> Resource | None:
        """Return the resource with this `url` or `url|version` and type, or None; a version must be the same text."""
        url, _, version = canonical.partition("|")
        for own in self._own.get(url, ()):
            if version in ("", own.get("version")) and resource_type in (None, own["resourceType"]):
                return own
        for package, entry in self._packaged.get(url, ()):
            if version in ("", entry.version) and resource_type in (None, entry.resource_type):
                return self._load(package, entry.filename)
        return None

    def known(self, url: str, resource_type: str | None = None) -> tuple[Found, ...]:
        """Return all that is known by a `url` without a version, first what `resource` returns; nothing is read."""
        own = [
            Found("", item.get("version"))
            for item in self._own.get(url, ())
            if resource_type in (None, item["resourceType"])
        ]
        packaged = [
            Found(str(package.id), entry.version)
            for package, entry in self._packaged.get(url, ())
            if resource_type in (None, entry.resource_type)
        ]
        return (*own, *packaged)

    def structure(self, name_or_url: str) -> Resource | None:
        """Return a StructureDefinition by FHIR's own type name ("Condition", "Extension") or by canonical."""
        canonical = name_or_url if ":" in name_or_url else _CORE_STRUCTURE + name_or_url
        return self.resource(canonical, "StructureDefinition")

    def identified(self, resource_id: str, resource_type: str) -> Resource | None:
        """Return the resource of a type with this id, or None; of several the one with the first url."""
        urls = (url for url, own in self._own.items() if any(_is(one, resource_id, resource_type) for one in own))
        packaged = (
            url
            for url, known in self._packaged.items()
            if any((entry.id, entry.resource_type) == (resource_id, resource_type) for _, entry in known)
        )
        url = min((*urls, *packaged), default=None)
        return None if url is None else self.resource(url, resource_type)

    def code_system(self, canonical: str) -> Resource | None:
        """Return a CodeSystem by canonical, or None."""
        return self.resource(canonical, "CodeSystem")

    def value_set(self, canonical: str) -> Resource | None:
        """Return a ValueSet by canonical, or None."""
        return self.resource(canonical, "ValueSet")

    def resources_of(self, resource_type: str) -> Iterator[str]:
        """Yield the url of every known resource of a type, sorted; nothing is read."""
        own = {url for url, known in self._own.items() if any(one["resourceType"] == resource_type for one in known)}
        packaged = {
            url for url, known in self._packaged.items() if any(one.resource_type == resource_type for _, one in known)
        }
        yield from sorted(own | packaged)

    def _load(self, package: FhirPackage, filename: str) -> Resource:
        key = (package.path, filename)
        if key not in self._read:
            self._read[key] = package.read_resource(filename)
        return self._read[key]


def open_definitions(packages: Iterable[PackageId], *, cache: Path) -> Definitions:
    """Open installed packages by their indexes; DigidotError PKG001 names every one that is not installed."""
    wanted = tuple(packages)
    missing = [
        Diagnostic.of(PACKAGE_NOT_FOUND, Place(str(package)), package=package, looked=cache)
        for package in wanted
        if not is_installed(cache, package)
    ]
    if missing:
        raise DigidotError(*missing)
    return Definitions([read_package(package_folder(cache, package)) for package in wanted])


def _is(resource: Resource, resource_id: str, resource_type: str) -> bool:
    return bool((resource.get("id"), resource["resourceType"]) == (resource_id, resource_type))


def _with_own(known: dict[str, list[Resource]], resources: Iterable[Resource]) -> dict[str, list[Resource]]:
    """Return `known` with `resources` before what it has; the later of two with the same url comes first."""
    own = dict(known)
    for resource in resources:
        url = resource.get("url")
        if isinstance(url, str):
            own[url] = [resource, *own.get(url, ())]
    return own


def _entries_by_url(package: FhirPackage) -> dict[str, list[IndexEntry]]:
    """Return a package's index by url, the highest version first."""
    by_url: dict[str, list[IndexEntry]] = {}
    for entry in package.entries:
        if entry.url:
            by_url.setdefault(entry.url, []).append(entry)
    for entries in by_url.values():
        if len(entries) > 1:
            entries.sort(key=_newness, reverse=True)
    return by_url


def _newness(entry: IndexEntry) -> tuple[tuple[int, int, str], ...]:
    return version_order(entry.version or "")
