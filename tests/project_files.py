"""Small projects for tests: a configuration and sources, written to a folder."""

from __future__ import annotations

from pathlib import Path

from digidot_term.diagnostics import Diagnostic
from digidot_term.source.load import Project, load_project

CONFIG = """\
[project]
id = "org.example.dental"
canonical = "http://example.org/fhir"
version = "1.0.0"
name = "ExampleDental"
title = "Example"
description = { en = "Example.", nb = "Eksempel." }
publisher = "Example"
contact = [{ name = "Example", url = "http://example.org", email = "post@example.org" }]
date = "2026-01-01"

[systems]
local = "http://example.org/local"
"""
HEAD = """\
title: {en: Title, nb: Tittel, nn: Tittel nynorsk}
description: {en: Description., nb: Beskrivelse.}
"""


def write_project(root: Path, files: dict[str, str] | None = None, *, config: str = CONFIG) -> Path:
    """Write a project; the keys of `files` are paths inside it."""
    (root / "digidot.toml").write_text(config, encoding="utf-8")
    for name, text in (files or {}).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return root


def project_of(root: Path, files: dict[str, str], *, config: str = CONFIG) -> Project:
    """Write and load a project whose sources are all readable."""
    project, found = load_project(write_project(root, files, config=config))
    assert found == (), said(found)
    return project


def valueset(name: str, rest: str) -> str:
    return f"valueset: {name}\n{HEAD}{rest}"


def codesystem(name: str, rest: str) -> str:
    return f"codesystem: {name}\n{HEAD}{rest}"


def conceptmap(name: str, rest: str) -> str:
    return f"conceptmap: {name}\n{HEAD}{rest}"


def said(found: tuple[Diagnostic, ...] | list[Diagnostic]) -> list[str]:
    """Diagnostics as `place ID message`, in order of place."""
    ordered = sorted(found, key=lambda item: item.sort_key)
    return [f"{item.place} {item.kind.id} {item.message()}" for item in ordered]
