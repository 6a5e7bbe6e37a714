"""Commands on concepts: show, search."""

from __future__ import annotations

from typing import Annotated

from digidot_term.cli.commands import Group
from digidot_term.cli.output import known_format, say, warn
from digidot_term.cli.parameters import Argument, EditionOption, Option
from digidot_term.cli.settings import Current

app = Group()


@app.command()
def show(
    concept_id: Annotated[str, Argument(help="A SNOMED CT concept id.", metavar="ID")],
    layout: Annotated[str, Option("--format", help="text or json.")] = "text",
    edition: EditionOption = None,
) -> None:
    """Show one concept: terms, parents, children, attributes, reference sets, maps, history."""
    from digidot_term.jobs.concept import find
    from digidot_term.report.concepts import render_concept

    settings = Current.settings
    known_format(layout, ("text", "json"))
    opened, sctid, doubts = find(concept_id, edition, settings.folder)
    warn(settings, doubts)
    say(render_concept(opened, sctid, layout, settings.language))


@app.command()
def search(
    words: Annotated[list[str], Argument(help="Word beginnings, in any order.", metavar="TEXT...")],
    limit: Annotated[int, Option("--limit", help="Print at most so many.", min=1)] = 20,
    layout: Annotated[str, Option("--format", help="text, json, ndjson, csv or markdown.")] = "text",
    edition: EditionOption = None,
) -> None:
    """Find concepts by their terms in bokmål, nynorsk and English."""
    from digidot_term.jobs.concept import search as job
    from digidot_term.report.concepts import render_hits
    from digidot_term.report.table import FORMATS

    settings = Current.settings
    known_format(layout, FORMATS)
    opened, hits, doubts = job(" ".join(words), edition, settings.folder, limit)
    warn(settings, doubts)
    say(render_hits(opened, hits, layout, settings.language))
