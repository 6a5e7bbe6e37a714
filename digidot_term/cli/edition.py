"""Commands on editions: add, list, show, verify, remove, diff."""

from __future__ import annotations

from typing import Annotated

from digidot_term.cli.commands import Group
from digidot_term.cli.output import finish, known_format, report, say, tell, warn
from digidot_term.cli.parameters import Argument, Option
from digidot_term.cli.progress import COMPARING, INDEXING, VERIFYING, opening, working
from digidot_term.cli.settings import Current
from digidot_term.diagnostics import ExitCode, Severity, worst
from digidot_term.language import Text

app = Group()

NameArgument = Annotated[str, Argument(help="The name of an indexed edition.", metavar="NAME")]

_ADDED = Text(
    en="{name}: {uri}, {concepts} concepts",
    nb="{name}: {uri}, {concepts} begreper",
    nn="{name}: {uri}, {concepts} omgrep",
)
_REMOVED = Text(en="{name}: removed", nb="{name}: fjernet", nn="{name}: fjerna")


@app.command()
def add(
    packages: Annotated[
        list[str], Argument(help="RF2 zips or folders: an extension and all it builds on.", metavar="ZIP...")
    ],
    name: Annotated[str, Option("--name", help="Name it so; a name is made of the release otherwise.")] = "",
    as_of: Annotated[
        str, Option("--as-of", help="Read Full releases as they were on this date.", metavar="YYYYMMDD")
    ] = "",
    allow_mismatch: Annotated[
        bool,
        Option("--allow-mismatch", help="Go on although a package that is built on is missing or of another date."),
    ] = False,
    strict: Annotated[bool, Option("--strict", help="Refuse a release with any row that breaks the format.")] = False,
) -> None:
    """Index RF2 packages as one edition, which --edition then opens by its name."""
    from digidot_term.jobs.edition import add as job

    settings = Current.settings
    with working(settings, INDEXING):
        edition, problems = job(packages, name=name, as_of=as_of, allow_mismatch=allow_mismatch, strict=strict)
    warn(settings, problems)
    values = {"name": edition.name, "uri": edition.version_uri, "concepts": edition.info.counts["concepts"]}
    tell(settings, _ADDED.render(settings.language, **values))
    finish(ExitCode.FINDINGS if worst(problems) is Severity.ERROR else ExitCode.OK)


@app.command("list")
def list_editions(
    layout: Annotated[str, Option("--format", help="text, json, ndjson, csv or markdown.")] = "text",
) -> None:
    """List the editions that can be named."""
    from digidot_term.jobs.edition import known_editions
    from digidot_term.report.editions.listing import render_editions
    from digidot_term.report.table import FORMATS

    settings = Current.settings
    known_format(layout, FORMATS)
    known, problems = known_editions(settings.folder)
    warn(settings, problems)
    say(render_editions(known, layout, settings.language))


@app.command()
def show(
    edition: Annotated[str | None, Argument(help="Edition (default: the project's).", metavar="EDITION")] = None,
    layout: Annotated[str, Option("--format", help="text or json.")] = "text",
) -> None:
    """Show one edition: packages, version, counts, language coverage, and what was left out of it."""
    from digidot_term.jobs.edition import describe
    from digidot_term.report.editions.page import render_edition

    settings = Current.settings
    known_format(layout, ("text", "json"))
    with opening(settings, edition):
        facts, problems = describe(edition, settings.folder)
    warn(settings, problems)
    say(render_edition(facts, layout, settings.language))
    finish(ExitCode.FINDINGS if worst(problems) is Severity.ERROR else ExitCode.OK)


@app.command()
def verify(name: NameArgument) -> None:
    """Check that an indexed edition is whole and that its packages are still what it was made from."""
    from digidot_term.jobs.edition import verify as job

    settings = Current.settings
    with working(settings, VERIFYING):
        found = job(name)
    report(settings, found)
    finish(ExitCode.FINDINGS if worst(found) is Severity.ERROR else ExitCode.OK)


@app.command()
def remove(name: NameArgument) -> None:
    """Remove an indexed edition; its packages are left alone."""
    from digidot_term.jobs.edition import remove as job

    job(name)
    tell(Current.settings, _REMOVED.render(Current.settings.language, name=name))


@app.command()
def diff(
    old: Annotated[str, Argument(help="An edition, as --edition takes it.", metavar="OLD")],
    new: Annotated[str, Argument(help="An edition, as --edition takes it.", metavar="NEW")],
    limit: Annotated[
        int | None,
        Option("--limit", help="List at most so many changes of a kind (default: 10; JSON: all).", min=0),
    ] = None,
    layout: Annotated[str, Option("--format", help="text, json or markdown.")] = "text",
) -> None:
    """Compare two editions: concepts, hierarchy, definitions, terms and reference sets, by top-level hierarchy."""
    from digidot_term.jobs.edition_diff import edition_diff
    from digidot_term.jobs.opening import open_to_ask
    from digidot_term.report.editions.changes import FORMATS, render_edition_changes

    settings = Current.settings
    known_format(layout, FORMATS)
    with opening(settings, old, new):
        before, after = open_to_ask(old), open_to_ask(new)
    with working(settings, COMPARING):
        outcome = edition_diff(before, after)
    warn(settings, outcome.doubts)
    text = render_edition_changes(outcome.comparison, outcome.old, outcome.new, layout, settings.language, limit)
    say(text)
