"""The command ecl: which concepts meet an expression constraint."""

from __future__ import annotations

from typing import Annotated

from digidot_term.cli import ecl_answers
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
    count: Annotated[bool, Option("--count", help="Print only how many concepts there are.")] = False,
    limit: Annotated[int | None, Option("--limit", help="Print at most so many.", min=0)] = None,
    layout: Annotated[str, Option("--format", help="text, json, ndjson, csv or markdown.")] = "text",
    edition: EditionOption = None,
) -> None:
    """List the concepts that meet an ECL expression, with their terms."""
    _check_together({"--parse-only": parse_only, "--count": count})
    if source is not None and expression is None:
        ecl_answers.answer_file(source, edition, parse_only=parse_only, count=count, limit=limit, layout=layout)
    elif expression is None or source is not None:
        raise Unusable("give either an expression or --from FILE", "EXPRESSION")
    elif parse_only:
        ecl_answers.tidy(expression, layout)
    else:
        ecl_answers.list_concepts(expression, edition, count=count, limit=limit, layout=layout)


def _check_together(options: dict[str, bool]) -> None:
    """Refuse two options that each say what is to be printed."""
    given = [name for name, wanted in options.items() if wanted]
    if len(given) > 1:
        raise Unusable(f"cannot stand beside {given[0]}", given[1])
