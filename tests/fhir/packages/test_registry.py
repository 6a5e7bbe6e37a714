from __future__ import annotations

from digidot_term.fhir.packages.cache import PackageId
from digidot_term.fhir.packages.registry import Download, fetch_package
from tests.fhir.packages.registry_server import Serve

TEETH = PackageId("test.teeth", "1.0.0")


def test_a_registry_answers_with_the_archive(serve: Serve) -> None:
    url = serve({"/test.teeth/1.0.0": b"archive"})
    assert fetch_package(TEETH, [f"{url}/"]) == (Download(f"{url}/test.teeth/1.0.0", b"archive"), ())


def test_the_next_registry_is_asked_and_the_failure_told(serve: Serve) -> None:
    url = serve({"/second/test.teeth/1.0.0": b"archive"})
    download, (failure,) = fetch_package(TEETH, [f"{url}/first", f"{url}/second"])
    assert download == Download(f"{url}/second/test.teeth/1.0.0", b"archive")
    assert failure.kind.id == "PKG003"
    assert "HTTP 404" in failure.message()
    assert f"{url}/first/test.teeth/1.0.0" in failure.message()


def test_an_unreachable_registry_is_a_diagnostic(free_address: str) -> None:
    download, failures = fetch_package(TEETH, [free_address])
    assert download is None
    assert [failure.kind.id for failure in failures] == ["PKG003"]


def test_what_is_too_large_is_not_taken(serve: Serve) -> None:
    url = serve({"/test.teeth/1.0.0": bytes(1000)})
    download, (failure,) = fetch_package(TEETH, [url], max_bytes=999)
    assert download is None
    assert "999" in failure.message()


def test_no_registry_no_failure() -> None:
    assert fetch_package(TEETH, []) == (None, ())
