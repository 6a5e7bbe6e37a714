"""Commands on concepts: show, search, tree."""

from __future__ import annotations

from typing import Annotated

from digidot_term.cli.commands import Group
from digidot_term.cli.output import finish, known_format, say, tell, warn
from digidot_term.cli.parameters import Argument, EditionOption, Option
from digidot_term.cli.progress import opening
from digidot_term.cli.settings import Current
from digidot_term.diagnostics import ExitCode
from digidot_term.language import Text

app = Group()

IdArgument = Annotated[str, Argument(help="A SNOMED CT concept id.", metavar="ID")]
PageFormat = Annotated[str, Option("--format", help="text or json.")]

_MORE = Text(
    en="there are more than these {limit}: see more with --limit",
    nb="det er flere enn disse {limit}: se flere med --limit",
    nn="det er fleire enn desse {limit}: sjå fleire med --limit",
)
_TRY_FUZZY = Text(
    en="--fuzzy finds near spellings too",
    nb="--fuzzy finner også nesten like skrivemåter",
    nn="--fuzzy finn også nesten like skrivemåtar",
)


@app.command()
def show(
    concept_id: IdArgument,
    limit: Annotated[int, Option("--limit", help="List at most so many children; JSON lists all.", min=0)] = 20,
    layout: PageFormat = "text",
    edition: EditionOption = None,
) -> None:
    """Show one concept: terms, parents, children, attributes, maps, reference sets, history."""
    from digidot_term.jobs.concept import find
    from digidot_term.report.concepts.page import render_concept

    settings = Current.settings
    known_format(layout, ("text", "json"))
    with opening(settings, edition):
        opened, concept, doubts = find(concept_id, edition, settings.folder)
    warn(settings, doubts)
    say(render_concept(opened, concept, layout, settings.language, limit))


@app.command()
def search(
    words: Annotated[list[str], Argument(help="Word beginnings, in any order.", metavar="TEXT...")],
    ecl: Annotated[
        str | None, Option("--ecl", help="Only among the concepts that meet an ECL expression.", metavar="EXPRESSION")
    ] = None,
    fuzzy: Annotated[bool, Option("--fuzzy", help="Near spellings will do.")] = False,
    limit: Annotated[int, Option("--limit", help="Print at most so many.", min=1)] = 20,
    layout: Annotated[str, Option("--format", help="text, json, ndjson, csv or markdown.")] = "text",
    edition: EditionOption = None,
) -> None:
    """Find concepts by their terms in bokmål, nynorsk and English."""
    from digidot_term.jobs.concept_search import search as job
    from digidot_term.report.concepts.hits import render_hits
    from digidot_term.report.table import FORMATS

    settings = Current.settings
    known_format(layout, FORMATS)
    with opening(settings, edition):
        found = job(" ".join(words), edition, settings.folder, limit=limit, expression=ecl, fuzzy=fuzzy)
    warn(settings, found.diagnostics)
    if found.edition is None:
        finish(ExitCode.USAGE)
        return
    say(render_hits(found.edition, found.hits, layout, settings.language))
    if found.more:
        tell(settings, _MORE.render(settings.language, limit=limit))
    elif not (found.hits or found.failed or fuzzy):
        tell(settings, _TRY_FUZZY.render(settings.language))
    finish(ExitCode.FINDINGS if found.failed else ExitCode.OK)


@app.command()
def tree(
    concept_id: IdArgument,
    depth: Annotated[int, Option("--depth", help="How many steps down to show.", min=0)] = 2,
    limit: Annotated[int, Option("--limit", help="Show at most so many children of each concept.", min=1)] = 50,
    layout: PageFormat = "text",
    edition: EditionOption = None,
) -> None:
    """Show where a concept stands: the ways up to it, and the hierarchy below it."""
    from digidot_term.jobs.concept import find
    from digidot_term.jobs.concept_tree import concept_tree
    from digidot_term.report.concepts.tree import render_tree

    settings = Current.settings
    known_format(layout, ("text", "json"))
    with opening(settings, edition):
        opened, concept, doubts = find(concept_id, edition, settings.folder)
    warn(settings, doubts)
    found = concept_tree(opened, concept.id, settings.language, depth=depth, limit=limit)
    say(render_tree(found, layout, settings.language))
