"""Commands on a whole project: build, check, diff, doctor, schema."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from digidot_term.cli.output import cache_of, finish, known_format, report, say, tell, tell_plainly
from digidot_term.cli.parameters import Argument, EditionOption, Option, Unusable
from digidot_term.cli.progress import BUILDING, CHECKING, working
from digidot_term.cli.settings import Current
from digidot_term.diagnostics import ExitCode
from digidot_term.language import Text

FormatOption = Annotated[
    list[str] | None,
    Option("--format", help="text, json or sarif; FORMAT=FILE writes to a file. May be repeated."),
]

_WRITTEN = Text(
    en="{folder}: {count} files, {added} added, {changed} changed, {removed} removed",
    nb="{folder}: {count} filer, {added} nye, {changed} endret, {removed} fjernet",
    nn="{folder}: {count} filer, {added} nye, {changed} endra, {removed} fjerna",
)
_SAME = Text(
    en="{folder}: {count} files, nothing to change",
    nb="{folder}: {count} filer, ingenting å endre",
    nn="{folder}: {count} filer, ingenting å endre",
)
_DRIFT = Text(en="would change: {name}", nb="ville blitt endret: {name}", nn="ville blitt endra: {name}")


def build(
    check: Annotated[bool, Option("--check", help="Write nothing; exit 4 if building would change files.")] = False,
    edition: EditionOption = None,
    output: Annotated[Path | None, Option("-o", "--output", help="Build folder (default: build/).")] = None,
    xml: Annotated[bool, Option("--xml", help="Also write every resource as FHIR XML, to xml/.")] = False,
    layout: FormatOption = None,
) -> None:
    """Build value sets, concept maps and structure definitions from the sources."""
    from digidot_term.jobs.build import build as job
    from digidot_term.jobs.opening import project_root
    from digidot_term.report.findings import FORMATS

    settings = Current.settings
    formats = [known_format(item, FORMATS, to_file=True) for item in layout or ["text"]]
    with working(settings, BUILDING):
        outcome = job(
            project_root(settings.folder),
            edition=edition,
            cache=cache_of(settings),
            output=output,
            check=check,
            xml=xml,
        )
    report(settings, outcome.diagnostics, formats)
    if outcome.failed:
        finish(ExitCode.FINDINGS)
    drift = outcome.drift
    if check:
        for name in sorted((*drift.added, *drift.changed, *drift.removed)):
            tell(settings, _DRIFT.render(settings.language, name=name))
        finish(ExitCode.DRIFT if drift else ExitCode.OK)
    text = _WRITTEN if drift else _SAME
    tell(
        settings,
        text.render(
            settings.language,
            folder=outcome.folder,
            count=len(outcome.files),
            added=len(drift.added),
            changed=len(drift.changed),
            removed=len(drift.removed),
        ),
    )


def check(
    paths: Annotated[list[str] | None, Argument(help="Only findings in these files and folders.")] = None,
    edition: EditionOption = None,
    layout: FormatOption = None,
    fail_on: Annotated[str | None, Option("--fail-on", help="error, warning or info.")] = None,
    show_suppressed: Annotated[bool, Option("--show-suppressed", help="Also list accepted findings.")] = False,
) -> None:
    """Check the project against the rules of FHIR, SNOMED CT, HL7 Norway, Helse-NIM, EHDS and dental safety."""
    from digidot_term.jobs.check import THRESHOLDS
    from digidot_term.jobs.check import check as job
    from digidot_term.jobs.opening import project_root
    from digidot_term.report.findings import FORMATS, render_suppressed

    settings = Current.settings
    formats = [known_format(item, FORMATS, to_file=True) for item in layout or ["text"]]
    if fail_on is not None and fail_on not in THRESHOLDS:
        raise Unusable(f"'{fail_on}' is not one of error, warning, info", "--fail-on")
    with working(settings, CHECKING):
        outcome = job(
            project_root(settings.folder),
            edition=edition,
            cache=cache_of(settings),
            paths=tuple(paths or ()),
            fail_on=fail_on,
        )
    report(settings, outcome.findings.open, formats)
    if show_suppressed:
        accepted = [(item.diagnostic, item.reason) for item in outcome.findings.suppressed]
        write = say if all(item.startswith("text") or "=" in item for item in formats) else tell_plainly
        write(render_suppressed(accepted, settings.language))
    finish(ExitCode.FINDINGS if outcome.failed else ExitCode.OK)


def diff(
    old: Annotated[str, Argument(help="A build folder or a package (.tgz).", metavar="OLD")],
    new: Annotated[str, Argument(help="A build folder or a package (.tgz).", metavar="NEW")],
    layout: Annotated[str, Option("--format", help="text, json or markdown.")] = "text",
    fail_on: Annotated[str | None, Option("--fail-on", help="breaking: exit 1 when a change breaks users.")] = None,
) -> None:
    """Compare two builds or packages: codes added and removed, elements changed, map rows changed."""
    from digidot_term.jobs.diff import diff as job
    from digidot_term.report.changes import FORMATS, render_changes

    settings = Current.settings
    if fail_on not in {None, "breaking"}:
        raise Unusable(f"'{fail_on}' is not 'breaking'", "--fail-on")
    known_format(layout, FORMATS)
    comparison = job(Path(old), Path(new))
    say(render_changes(comparison, layout, settings.language))
    finish(ExitCode.FINDINGS if fail_on and comparison.is_breaking else ExitCode.OK)


def doctor() -> None:
    """Say what is installed, cached and missing, and how to mend it."""
    from digidot_term.jobs.doctor import examine
    from digidot_term.report.health import render_health

    settings = Current.settings
    health = examine(settings.folder, cache_of(settings), settings.language)
    say(render_health(health, settings.language))
    finish(ExitCode.OK if health.is_sound else ExitCode.INPUT)


def schema(
    kind: Annotated[
        str | None, Argument(help="valueset, codesystem, conceptmap, structuredefinition, example or project.")
    ] = None,
) -> None:
    """Print the JSON Schema of a source format, for editors."""
    from digidot_term.jobs.schema import SCHEMAS, schema_of

    if kind is None:
        say("".join(f"{name}\n" for name in SCHEMAS))
        return
    if kind not in SCHEMAS:
        raise Unusable(f"'{kind}' is not one of {', '.join(SCHEMAS)}", "KIND")
    say(schema_of(kind))
