"""A documentation page that is run: files to write, commands with what they print, in the order of the page.

Fenced blocks that count, by their info string:

    yaml PATH, toml PATH, tsv PATH, text PATH    the file PATH of the project is written, or written anew
    console                           lines `$ digidot-term ...`, each followed by all it prints

A line `…` in what is printed stands for any lines; `[exit N]` at the end is the exit code when it is not 0.
Other blocks are only read.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from digidot_term.cli.main import main

FILE_LANGUAGES = frozenset({"json", "yaml", "toml", "tsv", "text"})
PROMPT = "$ "
ELISION = "…"
PROGRAM = "digidot-term"
SHOWN_PROJECT = "/home/kari/dental"
SHOWN_CACHE = "/home/kari/.fhir/packages"

_FENCE = re.compile(r"^```(?P<language>\w+)(?: (?P<path>\S+))?\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block and where its body stands in the page."""

    language: str
    path: str
    body: str
    start: int
    end: int

    @property
    def is_file(self) -> bool:
        return self.language in FILE_LANGUAGES and bool(self.path)

    @property
    def is_session(self) -> bool:
        return self.language == "console" and self.body.startswith(f"{PROMPT}{PROGRAM}")


@dataclass(frozen=True, slots=True)
class Step:
    """A command of a session and what the page says it prints."""

    command: str
    printed: str


def blocks_of(text: str) -> tuple[Block, ...]:
    """Return the fenced blocks of a page, in order."""
    return tuple(
        Block(match["language"], match["path"] or "", match["body"], match.start("body"), match.end("body"))
        for match in _FENCE.finditer(text)
    )


def steps_of(body: str) -> tuple[Step, ...]:
    """Part a console block into commands and what each prints."""
    lines = body.splitlines(keepends=True)
    starts = [number for number, line in enumerate(lines) if line.startswith(PROMPT)]
    return tuple(
        Step(lines[begin].removeprefix(PROMPT).rstrip("\n"), "".join(lines[begin + 1 : end]))
        for begin, end in pairwise([*starts, len(lines)])
    )


def run_page(text: str, project: Path, cache: Path) -> Iterator[tuple[Block, str]]:
    """Do what the page says in the folder `project`; yield each session with the body it should have."""
    for block in blocks_of(text):
        if block.is_file:
            target = project / block.path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(block.body, encoding="utf-8", newline="\n")
        elif block.is_session:
            yield block, "".join(_run(step, project, cache) for step in steps_of(block.body))


def with_bodies(text: str, bodies: list[tuple[Block, str]]) -> str:
    """Return the page with the sessions' bodies replaced."""
    for block, body in reversed(bodies):
        text = text[: block.start] + body + text[block.end :]
    return text


def matches(written: str, real: str) -> bool:
    """Tell whether the real output is what is written, a line `…` standing for any lines."""
    pattern = "".join(
        "(?:.*\n)*?" if line == f"{ELISION}\n" else re.escape(line) for line in written.splitlines(keepends=True)
    )
    return re.fullmatch(pattern, real) is not None


def _run(step: Step, project: Path, cache: Path) -> str:
    """Return the step as the page should show it; elisions that still fit stay."""
    printed = printed_by(step.command, project, cache)
    return f"{PROMPT}{step.command}\n{step.printed if matches(step.printed, printed) else printed}"


def printed_by(command: str, project: Path, cache: Path) -> str:
    """Return what a command prints on both streams, with the folders of this run under the names pages use."""
    program, *arguments = shlex.split(command)
    assert program == PROGRAM, command
    printed = io.StringIO()
    before = Path.cwd()
    os.chdir(project)
    try:
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
            code = main(arguments)
    finally:
        os.chdir(before)
    text = printed.getvalue().replace(str(project), SHOWN_PROJECT).replace(str(cache), SHOWN_CACHE)
    return text + (f"[exit {code}]\n" if code else "")
