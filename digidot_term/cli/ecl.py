"""The command ecl: which concepts meet an expression constraint."""

from __future__ import annotations

from typing import Annotated

from digidot_term.cli import ecl_answers
from digidot_term.cli.ecl_answers import Asked
from digidot_term.cli.parameters import Argument, EditionOption, Option, Unusable


def ecl(
    expression: Annotated[
        str | None, Argument(help="An ECL expression, such as '<< 80967001'.", metavar="EXPRESSION")
    ] = None,
    source: Annotated[
        str | None,
        Option("--from", help="Answer each line of a file, or of standard input (-), with NDJSON.", metavar="FILE"),
    ] = None,
    parse_only: Annotated[
        bool, Option("--parse-only", help="Only read the expression, which needs no edition; print it tidied.")
    ] = False,
    explain: Annotated[
        str | None,
        Option("--explain", help="Say which clause lets a concept in, or keeps it out.", metavar="ID"),
    ] = None,
    plan: Annotated[
        bool, Option("--plan", help="Say how many concepts each clause has, and how long it takes.")
    ] = False,
    count: Annotated[bool, Option("--count", help="Print only how many concepts there are.")] = False,
    limit: Annotated[int | None, Option("--limit", help="Print at most so many.", min=0)] = None,
    self_grouped: Annotated[
        bool, Option("--self-grouped", help="Take each ungrouped attribute for a role group of its own.")
    ] = False,
    layout: Annotated[str, Option("--format", help="text, json, ndjson, csv or markdown.")] = "text",
    edition: EditionOption = None,
) -> None:
    """List the concepts that meet an ECL expression, with their terms."""
    looks = {"--explain": explain is not None, "--plan": plan}
    _check_together({"--from": source is not None, **looks})
    _check_together({"--parse-only": parse_only, **looks, "--count": count})
    if (expression is None) == (source is None):
        raise Unusable("give either an expression or --from FILE", "EXPRESSION")
    asked = Asked(expression or "", edition, layout, self_grouped=self_grouped)
    if source is not None:
        ecl_answers.answer_file(source, asked, parse_only=parse_only, count=count, limit=limit)
    elif parse_only:
        ecl_answers.tidy(asked)
    elif explain is not None:
        ecl_answers.explain(asked, explain)
    elif plan:
        ecl_answers.plan(asked)
    else:
        ecl_answers.list_concepts(asked, count=count, limit=limit)


def _check_together(options: dict[str, bool]) -> None:
    """Refuse two options that each say what is to be printed."""
    given = [name for name, wanted in options.items() if wanted]
    if len(given) > 1:
        raise Unusable(f"cannot stand beside {given[0]}", given[1])
