"""Build artefacts of one kind, all or by name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from digidot_term.compiler.names import resource_name
from digidot_term.diagnostics import Diagnostic, DigidotError, ExitCode, Kind, Place, Severity, worst
from digidot_term.diagnostics.nearest import nearest
from digidot_term.jobs.build import compile_all
from digidot_term.jobs.rendering import render_files
from digidot_term.jobs.writing import write_files
from digidot_term.language import Text
from digidot_term.source.load import Project, SourceFile

UNKNOWN_NAME = Kind(
    "SRC031",
    "unknown-artefact",
    Severity.ERROR,
    Text(
        en="no {types} has the id or name `{name}`{near}",
        nb="ingen {types} har id-en eller navnet `{name}`{near}",
        nn="ingen {types} har id-en eller namnet `{name}`{near}",
    ),
    Text(
        en="the sources are in valuesets/, conceptmaps/ and structuredefinitions/",
        nb="kildene er i valuesets/, conceptmaps/ og structuredefinitions/",
        nn="kjeldene er i valuesets/, conceptmaps/ og structuredefinitions/",
    ),
)


_WORD = re.compile(r"[A-Za-z0-9.\-]+")


@dataclass(frozen=True, slots=True)
class ExportOutcome:
    """The files made (name -> text) and the problems met."""

    files: Mapping[str, str]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def failed(self) -> bool:
        """True when an error stood in the way; then no files were made."""
        return worst(self.diagnostics) is Severity.ERROR


def export(
    root: Path,
    types: tuple[str, ...],
    names: tuple[str, ...],
    *,
    edition: str | None,
    cache: Path,
    output: Path | None,
    layout: str = "json",
) -> ExportOutcome:
    """Build the artefacts of `types` with these ids or names (all when none is given); write them to `output`.

    `layout` is one of `rendering.FORMATS`.
    Problems of sources they do not build on do not stand in the way.
    """
    compilation, diagnostics = compile_all(root, edition=edition, cache=cache)
    of_types = [item for kind in types for item in compilation.of_type(kind)]
    known = {word for item in of_types for word in (item.id, item.source.id, str(item.resource.get("name")))}
    unknown = [name for name in names if name not in known]
    if unknown:
        found = [
            Diagnostic.of(UNKNOWN_NAME, Place("NAMES"), types="/".join(types), name=name, near=nearest(name, known))
            for name in unknown
        ]
        unread = [item for item in diagnostics if item.kind.id.startswith("SRC")]
        raise DigidotError(*unread, *found, exit_code=ExitCode.USAGE)
    chosen = [item for item in of_types if not names or {item.id, item.source.id, item.resource.get("name")} & {*names}]
    paths = paths_built_on(compilation.project, [item.source for item in chosen])
    problems = tuple(item for item in diagnostics if item.place.path in paths or not names)
    outcome = ExportOutcome({}, problems)
    if outcome.failed:
        return outcome
    files, unwritable = render_files({item.file_name: item for item in chosen}, layout, compilation.definitions)
    if unwritable:
        return ExportOutcome({}, (*problems, *unwritable))
    if output is not None:
        write_files(files, output)
    return ExportOutcome(files, problems)


def paths_built_on(project: Project, files: Iterable[SourceFile]) -> frozenset[str]:
    """Return the paths of these sources, of their tables, and of all sources they name, directly or not."""
    named = {word: file for file in project.files for word in (file.id, resource_name(file, project.config))}
    found: dict[str, SourceFile] = {}
    waiting = list(files)
    while waiting:
        file = waiting.pop()
        if file.path not in found:
            found[file.path] = file
            waiting.extend(named[word] for word in _words(file.document.data) if word in named)
    tables = {place.path for file in found.values() for place in file.document.values.values()}
    return frozenset({*found, *tables})


def _words(data: Any) -> Iterator[str]:
    """Yield every word of a source: ids and names of others are among them."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield str(key)
            yield from _words(value)
    elif isinstance(data, list):
        for item in data:
            yield from _words(item)
    else:
        yield from _WORD.findall(str(data))
