"""Fixtures for FHIR packages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from tests.fhir.packages.registry_server import Serve, start_servers, unused_address


@pytest.fixture
def serve(monkeypatch: pytest.MonkeyPatch) -> Iterator[Serve]:
    """Serve answers on this machine, past any proxy."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with ExitStack() as stack:
        yield start_servers(stack)


@pytest.fixture
def free_address(monkeypatch: pytest.MonkeyPatch) -> str:
    """An address on this machine where nobody answers."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    return unused_address()
