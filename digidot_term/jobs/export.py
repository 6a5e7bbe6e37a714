"""Build artefacts of one kind, all or by name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from digidot_term.compiler.names import nearest
from digidot_term.diagnostics import Diagnostic, DigidotError, ExitCode, Kind, Place, Severity, worst
from digidot_term.fhir.json import render_resource
from digidot_term.jobs.build import compile_all
from digidot_term.language import Text

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
) -> ExportOutcome:
    """Build the artefacts of `types` with these ids or names (all when none is given); write them to `output`.

    Problems of other sources do not stand in the way.
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
        raise DigidotError(*found, exit_code=ExitCode.USAGE)
    chosen = [item for item in of_types if not names or {item.id, item.source.id, item.resource.get("name")} & {*names}]
    paths = {item.source.path for item in chosen}
    problems = tuple(item for item in diagnostics if item.place.path in paths or not names)
    outcome = ExportOutcome({}, problems)
    if outcome.failed:
        return outcome
    files = {item.file_name: render_resource(item.resource, compilation.definitions) for item in chosen}
    if output is not None:
        _write(files, output)
    return ExportOutcome(files, problems)


def _write(files: Mapping[str, str], folder: Path) -> None:
    """Write each file beside its place, then rename it in."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        fresh = folder / f".{name}.new"
        fresh.write_text(text, encoding="utf-8", newline="\n")
        fresh.replace(folder / name)
