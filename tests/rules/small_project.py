"""A small project in a folder, made from the blocks of a rule's page, and compiled as the tool compiles."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic
from digidot_term.fhir.definitions import Definitions
from digidot_term.jobs.compiling import compile_project
from digidot_term.rules.page import Block
from digidot_term.snomed.edition import Edition
from digidot_term.source.load import load_project
from digidot_term.source.project import ProjectConfig

CONFIG = """
[project]
id = "test.example.pkg"
canonical = "http://example.org/fhir"
version = "0.1.0"
name = "TestExample"
title = "Test example"
description = { en = "Sources of a rule's page.", nb = "Kildene på siden til en regel." }
status = "draft"
publisher = "Example"
contact = [{ name = "Example", url = "http://example.org" }]
date = "2026-01-02"

[snomed]
edition = "sample"

[dependencies]
"hl7.fhir.r4.core" = "4.0.1"
"""


@dataclass(frozen=True, slots=True)
class SmallProjects:
    """Compiles small projects against one edition and one set of definitions, which are read once."""

    root: Path
    edition: Edition
    definitions: Definitions

    def compile(self, *blocks: Block) -> tuple[Compilation, tuple[Diagnostic, ...]]:
        """Compile the sources of `blocks`; a toml block is merged over the configuration."""
        (self.root / "digidot.toml").write_text(CONFIG, "utf-8")
        for block in blocks:
            if block.language != "toml":
                path = self.root / block.path
                path.parent.mkdir(parents=True, exist_ok=True)
                assert not path.exists(), f"two blocks are {block.path}"
                path.write_text(block.text, "utf-8")
        project, problems = load_project(self.root)
        project = replace(project, config=_configured([block.text for block in blocks if block.language == "toml"]))
        compilation, more = compile_project(project, self.edition, self.definitions)
        return compilation, (*problems, *more)


def _configured(texts: list[str]) -> ProjectConfig:
    tables = tomllib.loads(CONFIG)
    for text in texts:
        extra = tomllib.loads(text)
        tables = _merged(tables, extra.get("tool", {}).get("digidot-term", extra))
    return ProjectConfig.model_validate(tables)


def _merged(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    both = dict(one)
    for key, value in other.items():
        old = both.get(key)
        both[key] = _merged(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return both
