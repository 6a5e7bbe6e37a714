"""The page of a rule: what is found, why it matters, examples of bad and good sources, in three languages.

A page is Markdown beside the rule's module:

    # DENT101 forbidden-tooth-system
    One or more paragraphs in English: what is found and why it matters.
    ## Bokmål
    The same in bokmål.
    ## Nynorsk
    The same in nynorsk.
    ## Found
    Fenced blocks, each a file: an info string of `yaml valuesets/x.yaml` (or `toml` for tables of the configuration).
    Blocks that follow each other are one example; a line of text between them begins the next.
    ## Accepted
    Examples in which the rule finds nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import resources

from digidot_term.language import Language
from digidot_term.rules.rule import Rule

_SECTION = re.compile(r"^## (.+)$", re.MULTILINE)
_BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FOLDERS = {"no": "norway"}


@dataclass(frozen=True, slots=True)
class Block:
    """One fenced block of a page: its language (yaml or toml), the file it stands for, its text."""

    language: str
    path: str
    text: str


Example = tuple[Block, ...]
"""The files of one small project."""


@dataclass(frozen=True, slots=True)
class Page:
    """A rule's page in parts."""

    heading: str
    texts: dict[Language, str]
    found: tuple[Example, ...]
    accepted: tuple[Example, ...]


def read_page(rule: Rule) -> Page:
    """Read the page that stands beside the rule's module."""
    return parse_page(page_text(rule))


def page_text(rule: Rule) -> str:
    """Return the Markdown of a rule's page."""
    package = resources.files("digidot_term.rules") / _FOLDERS.get(rule.pack, rule.pack)
    return (package / f"{rule.name.replace('-', '_')}.md").read_text("utf-8")


def parse_page(text: str) -> Page:
    """Part a page into its sections."""
    heading, _, rest = text.partition("\n")
    pieces = _SECTION.split(rest)
    sections = {title.strip(): body for title, body in zip(pieces[1::2], pieces[2::2], strict=True)}
    texts: dict[Language, str] = {
        "en": pieces[0].strip(),
        "nb": sections["Bokmål"].strip(),
        "nn": sections["Nynorsk"].strip(),
    }
    return Page(
        heading.removeprefix("# ").strip(), texts, _examples(sections["Found"]), _examples(sections["Accepted"])
    )


def _examples(section: str) -> tuple[Example, ...]:
    examples: list[list[Block]] = []
    end = 0
    for match in _BLOCK.finditer(section):
        if not examples or section[end : match.start()].strip():
            examples.append([])
        examples[-1].append(Block(*(part or "" for part in match.groups())))
        end = match.end()
    return tuple(tuple(blocks) for blocks in examples)
