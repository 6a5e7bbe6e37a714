"""The element paths of FHIR Shorthand, and the element ids they stand for (FHIR Shorthand 3.0, section "FSH paths").

`code.coding[SCTpre].system` is the element id `Condition.code.coding:SCTpre.system`. A choice keeps its `[x]`
(`onset[x]`), its slices come after it (`onset[x][onsetDateTime]`), a reslice is one more bracket (`coding[a][b]`,
in ids `coding:a/b`), and `.` is the root.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from digidot_term.diagnostics import Diagnostic, Kind, Place, Severity
from digidot_term.language import Text

MALFORMED_PATH = Kind(
    "SD030",
    "malformed-element-path",
    Severity.ERROR,
    Text(
        en="`{path}` is not an element path: `{found}` where {expected} should be",
        nb="`{path}` er ikke en elementsti: `{found}` der {expected} skulle stått",
        nn="`{path}` er ikkje ein elementsti: `{found}` der {expected} skulle ha stått",
    ),
    Text(
        en="write element names with dots between, a choice as `onset[x]` and a slice as `coding[name]`",
        nb="skriv elementnavn med punktum mellom, et valg som `onset[x]` og en slice som `coding[navn]`",
        nn="skriv elementnamn med punktum mellom, eit val som `onset[x]` og ein slice som `coding[namn]`",
    ),
)

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]*(\[x\])?")
_SLICE = re.compile(r"\[(?!\d+\])((?:[^\[\]\s./]|\[x\])+)\]")
_ROOT = "."


@dataclass(frozen=True, slots=True)
class Step:
    """One element name (`coding`, `onset[x]`) and its slice names, from the outermost slice to its reslices."""

    name: str
    slices: tuple[str, ...] = ()

    @property
    def slice_name(self) -> str:
        """The slice as ElementDefinition.sliceName has it: `a`, or `a/b` for a reslice; empty when there is none."""
        return "/".join(self.slices)


@dataclass(frozen=True, slots=True)
class ElementPath:
    """The steps from a structure's root to an element; none for the root itself."""

    steps: tuple[Step, ...] = ()

    def element_id(self, root: str) -> str:
        """Return the element id under a root: `Condition.code.coding:SCTpre`."""
        parts = (f"{step.name}:{step.slice_name}" if step.slices else step.name for step in self.steps)
        return ".".join((root, *parts))

    def element_path(self, root: str) -> str:
        """Return ElementDefinition.path under a root: the names without slices."""
        return ".".join((root, *(step.name for step in self.steps)))

    @property
    def parent(self) -> ElementPath:
        """The path one step up; the root's parent is the root."""
        return ElementPath(self.steps[:-1])


def parse_path(text: str, place: Place) -> tuple[ElementPath | None, tuple[Diagnostic, ...]]:
    """Parse a path that begins at `place`; None and SD030 at the offending character when it is malformed."""
    if text == _ROOT:
        return ElementPath(), ()
    steps: list[Step] = []
    offset = 0
    while True:
        step, offset, expected = _parse_step(text, offset)
        if step is None:
            return None, (_malformed(text, offset, expected, place),)
        steps.append(step)
        if offset == len(text):
            return ElementPath(tuple(steps)), ()
        if text[offset] != ".":
            return None, (_malformed(text, offset, "`.`", place),)
        offset += 1


def render_path(path: ElementPath) -> str:
    """Return the path as FHIR Shorthand writes it."""
    if not path.steps:
        return _ROOT
    return ".".join(step.name + "".join(f"[{name}]" for name in step.slices) for step in path.steps)


def path_of_element_id(element_id: str) -> ElementPath:
    """Return the path an element id stands for, without its root."""
    return ElementPath(tuple(_steps_of_id(element_id)))


def _parse_step(text: str, offset: int) -> tuple[Step | None, int, str]:
    """Return the step at an offset and the offset after it, or None with where it fails and what should stand there."""
    name = _NAME.match(text, offset)
    if name is None:
        return None, offset, "`element`"
    slices: list[str] = []
    end = name.end()
    while end < len(text) and text[end] == "[":
        found = _SLICE.match(text, end)
        if found is None:
            return None, end, "`[slice]`"
        slices.append(found[1])
        end = found.end()
    return Step(name[0], tuple(slices)), end, ""


def _malformed(text: str, offset: int, expected: str, place: Place) -> Diagnostic:
    found = text[offset : offset + 12]
    return Diagnostic.of(MALFORMED_PATH, place.shifted(offset), path=text, found=found, expected=expected)


def _steps_of_id(element_id: str) -> Iterator[Step]:
    for part in element_id.split(".")[1:]:
        name, _, slice_name = part.partition(":")
        yield Step(name, tuple(slice_name.split("/")) if slice_name else ())
