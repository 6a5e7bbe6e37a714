"""The documentation as a whole: links lead somewhere, lists are complete and in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import typer
from typer.core import TyperGroup

from digidot_term.artefact import Compilation
from digidot_term.cli.app import app
from tests.conftest import ROOT

PAGES = sorted(
    [*ROOT.glob("*.md"), ROOT / "NOTICE", *(ROOT / "docs").rglob("*.md"), *(ROOT / "digidot_term").rglob("*.md")]
)
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
URL = re.compile(r"https?://[^\s)`\"'<>|]+")
HOSTS = frozenset(
    {
        "creativecommons.org",
        "digidot.no",
        "example.com",
        "example.org",
        "fhir.org",
        "helsedir.no",
        "hl7.no",
        "hl7.org",
        "loinc.org",
        "novari.no",
        "packages.fhir.org",
        "packages2.fhir.org",
        "snomed.info",
        "terminology.hl7.org",
        "unitsofmeasure.org",
        "www.iso.org",
        "www.snomed.org",
        "www.w3.org",
        "www.xt-ehr.eu",
    }
)
"""Hosts that pages may name: those of the standards, of the project, and two of examples for what is invented."""


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def prose(page: Path) -> str:
    """The page without fenced blocks and code spans."""
    return re.sub(
        r"`[^`\n]*`", "", re.sub(r"^```.*?^```$", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    )


def anchors(page: Path) -> set[str]:
    """Names of a page's headings, as links write them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def commands(command: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Each command that does something, with its whole name."""
    if not isinstance(command, TyperGroup):
        yield path, command
    for name, below in getattr(command, "commands", {}).items():
        yield from commands(below, f"{path} {name}")


COMMANDS = dict(commands(typer.main.get_command(app), "digidot-term"))


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_relative_links_lead_to_what_is_there(page: Path) -> None:
    broken = []
    for link in LINK.findall(prose(page)):
        path, _, anchor = link.partition("#")
        if urlsplit(link).scheme:
            continue
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            broken.append(link)
    assert broken == []


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_pages_name_known_hosts_only(page: Path) -> None:
    hosts = {str(urlsplit(url).hostname) for url in URL.findall(page.read_text("utf-8"))}
    assert {host for host in hosts if not host.endswith((".example.com", ".example.org"))} <= HOSTS


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_documented_and_has_help(name: str) -> None:
    assert f"\n## {name}\n" in (ROOT / "docs/reference/cli.md").read_text("utf-8")
    assert COMMANDS[name].help


def test_every_page_is_in_the_index() -> None:
    index = ROOT / "docs/README.md"
    linked = {(index.parent / link).resolve() for link in LINK.findall(index.read_text("utf-8"))}
    missing = [name_of(page) for page in (ROOT / "docs").rglob("*.md") if page.resolve() not in linked | {index}]
    assert [name for name in missing if not name.startswith("docs/adr/0")] == []


def test_every_decision_is_listed_once_in_order() -> None:
    folder = ROOT / "docs/adr"
    listed = re.findall(r"\((\d{4}-[^)]+\.md)\)", (folder / "README.md").read_text("utf-8"))
    assert listed == sorted(path.name for path in folder.glob("0*.md"))


def test_the_glossary_is_in_order() -> None:
    rows = re.findall(
        r"^\| (?!word \||---)([^|]+?) \|", (ROOT / "docs/reference/glossary.md").read_text("utf-8"), re.MULTILINE
    )
    assert rows == sorted(rows, key=str.lower)
    assert len(rows) == len(set(rows))


def test_the_readme_counts_the_files_of_a_build(compilation: Compilation) -> None:
    files = len(compilation.artefacts) + 1  # the ImplementationGuide
    assert f"/build: {files} files, {files} added, 0 changed, 0 removed\n" in (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize("page", [page for page in PAGES if "docs" in page.parts], ids=name_of)
def test_prose_has_one_sentence_a_line(page: Path) -> None:
    text = re.sub(r"<!-- \[\[\[cog.*?\[\[\[end\]\]\] -->", "", prose(page), flags=re.DOTALL)
    paragraphs = [line for line in text.splitlines() if line[:1].isalpha()]
    crowded = [line for line in paragraphs if re.search(r"[a-zæøå)][.!?] [A-ZÆØÅ]", line)]
    assert crowded == []
