"""Fetching packages from FHIR package registries: `GET <registry>/<id>/<version>` answers with the .tgz."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from digidot_term.diagnostics import Diagnostic, Place
from digidot_term.fhir.packages.cache import PackageId
from digidot_term.fhir.packages.kinds import REGISTRY_FAILED

REGISTRIES = ("https://packages.fhir.org", "https://packages2.fhir.org/packages")

_CONNECT_SECONDS = 10
_READ_SECONDS = 60
_CHUNK = 1 << 16
_MAX_BYTES = 256 << 20


@dataclass(frozen=True, slots=True)
class Download:
    """A package archive as a registry sent it, and the address it came from."""

    url: str
    data: bytes


def fetch_package(
    package: PackageId, registries: Sequence[str] = REGISTRIES, *, max_bytes: int = _MAX_BYTES
) -> tuple[Download | None, tuple[Diagnostic, ...]]:
    """Ask the registries in turn until one has the package; each that failed is a diagnostic (PKG003)."""
    failures: list[Diagnostic] = []
    for registry in registries:
        url = f"{registry.rstrip('/')}/{package.name}/{package.version}"
        data, why = _fetch(url, max_bytes)
        if data is not None:
            return Download(url, data), tuple(failures)
        place = Place(str(package))
        failures.append(Diagnostic.of(REGISTRY_FAILED, place, package=package, url=url, why=why))
    return None, tuple(failures)


def _fetch(url: str, max_bytes: int) -> tuple[bytes | None, str]:
    """Return the content of `url`, or why there is none."""
    import requests  # noqa: PLC0415 - costs 0.1 s, and only online runs need it

    try:
        with requests.get(url, stream=True, timeout=(_CONNECT_SECONDS, _READ_SECONDS)) as response:
            response.raise_for_status()
            data = bytearray()
            for chunk in response.iter_content(_CHUNK):
                data += chunk
                if len(data) > max_bytes:
                    return None, f"> {max_bytes} bytes"
            return bytes(data), ""
    except requests.RequestException as error:
        return None, _reason(error)


def _reason(error: Exception) -> str:
    """The HTTP status where there is one, else what the network library said."""
    response = getattr(error, "response", None)
    return f"HTTP {response.status_code}" if response is not None else str(error) or type(error).__name__
