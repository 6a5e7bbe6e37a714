"""What the command ecl prints: the concepts of one expression, the expression itself, or a line for each of many."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import IO, TYPE_CHECKING

from digidot_term.cli.output import finish, known_format, say, tell, warn
from digidot_term.cli.progress import opening
from digidot_term.cli.settings import Current
from digidot_term.diagnostics import ExitCode
from digidot_term.language import Text
from digidot_term.record import record

if TYPE_CHECKING:
    from digidot_term.jobs.ecl.answer import Answer
    from digidot_term.snomed.edition import Edition

STANDARD_INPUT = "-"

_MORE = Text(
    en="these are {limit} of {count}: see more with --limit",
    nb="dette er {limit} av {count}: se flere med --limit",
    nn="dette er {limit} av {count}: sjå fleire med --limit",
)


@record
class Asked:
    """What was asked for on the command line, in which edition, and how it is to be printed."""

    expression: str
    edition: str | None
    layout: str
    self_grouped: bool


def list_concepts(asked: Asked, *, count: bool, limit: int | None) -> None:
    """Print the concepts of an expression, or how many there are."""
    from digidot_term.jobs.ecl.answer import answer
    from digidot_term.report.table import FORMATS

    settings = Current.settings
    known_format(asked.layout, FORMATS)
    with opening(settings, asked.edition):
        outcome = answer(asked.expression, asked.edition, settings.folder, self_grouped=asked.self_grouped)
    warn(settings, outcome.diagnostics)
    if outcome.edition is None:
        finish(ExitCode.USAGE)
        return
    total = len(outcome.ids if outcome.rows is None else outcome.rows.values)
    if count:
        say(f"{total}\n")
    else:
        for text in _listed(outcome, asked.layout, limit):
            say(text)
        if limit is not None and limit < total:
            tell(settings, _MORE.render(settings.language, limit=limit, count=total))
    finish(ExitCode.FINDINGS if outcome.failed else ExitCode.OK)


def _listed(outcome: Answer, layout: str, limit: int | None) -> Iterable[str]:
    """Return the concepts of an answer, or the rows where it selects fields of refset members."""
    if outcome.edition is None:
        return ()
    if outcome.rows is not None:
        from digidot_term.report.concepts.member_rows import render_member_rows

        return (render_member_rows(outcome.edition, outcome.rows, layout, limit),)
    from digidot_term.report.concepts.listing import render_concepts

    return render_concepts(outcome.edition, sorted(outcome.ids)[:limit], layout, Current.settings.language)


def tidy(asked: Asked) -> None:
    """Print an expression in its canonical form, or as data whether it is valid."""
    settings = Current.settings
    known_format(asked.layout, ("text", "json", "ndjson"))
    if asked.layout == "text":
        from digidot_term.jobs.ecl.answer import tidied

        text, found = tidied(asked.expression)
        warn(settings, found)
        say(f"{text}\n" if text is not None else "")
        finish(ExitCode.USAGE if text is None else ExitCode.OK)
        return
    from digidot_term.jobs.ecl.expression_lines import ExpressionLine
    from digidot_term.jobs.ecl.lines import answer_lines
    from digidot_term.report.ecl.lines import render_line

    (line,) = answer_lines([ExpressionLine(asked.expression)], None)
    say(render_line(line, settings.language))
    finish(ExitCode.OK if line.valid else ExitCode.USAGE)


def explain(asked: Asked, concept: str) -> None:
    """Print why a concept is among the answers to an expression, or is not."""
    from digidot_term.jobs.ecl.explain import explain_answer
    from digidot_term.report.ecl.explanation import FORMATS, render_explanation

    settings = Current.settings
    known_format(asked.layout, FORMATS)
    with opening(settings, asked.edition):
        outcome = explain_answer(
            asked.expression, concept, asked.edition, settings.folder, self_grouped=asked.self_grouped
        )
    warn(settings, outcome.diagnostics)
    if outcome.edition is None:
        finish(ExitCode.USAGE)
        return
    if outcome.explanation is not None:
        say(render_explanation(outcome.explanation, outcome.edition, asked.layout, settings.language))
    finish(ExitCode.FINDINGS if outcome.failed else ExitCode.OK)


def plan(asked: Asked) -> None:
    """Print the sizes of the parts of an expression, and how long they take."""
    from digidot_term.jobs.ecl.explain import plan_answer
    from digidot_term.report.ecl.plan import FORMATS, render_plan

    settings = Current.settings
    known_format(asked.layout, FORMATS)
    with opening(settings, asked.edition):
        outcome = plan_answer(asked.expression, asked.edition, settings.folder, self_grouped=asked.self_grouped)
    warn(settings, outcome.diagnostics)
    if outcome.edition is None:
        finish(ExitCode.USAGE)
        return
    if outcome.plan is not None:
        say(render_plan(outcome.plan, outcome.edition, asked.layout, settings.language))
    finish(ExitCode.FINDINGS if outcome.failed else ExitCode.OK)


def answer_file(source: str, asked: Asked, *, parse_only: bool, count: bool, limit: int | None) -> None:
    """Print a line of NDJSON for each line of a file, as soon as that has been read."""
    from digidot_term.jobs.ecl.expression_lines import read_expression_lines
    from digidot_term.jobs.ecl.lines import answer_lines
    from digidot_term.report.ecl.lines import render_line

    settings = Current.settings
    if asked.layout != "text":
        known_format(asked.layout, ("ndjson",))
    edition = None if parse_only else _open(asked.edition)
    failed = False
    with _opened(source) as stream:
        for answered in answer_lines(read_expression_lines(stream), edition, self_grouped=asked.self_grouped):
            say(render_line(answered, settings.language, with_ids=not count, limit=limit))
            sys.stdout.flush()
            failed |= answered.failed
    finish(ExitCode.FINDINGS if failed else ExitCode.OK)


def _open(edition: str | None) -> Edition:
    from digidot_term.jobs.opening import edition_in_use, open_to_ask

    settings = Current.settings
    with opening(settings, edition):
        opened, doubts = open_to_ask(edition_in_use(edition, settings.folder))
    warn(settings, doubts)
    return opened


def _opened(source: str) -> AbstractContextManager[IO[bytes]]:
    """Open a file, or standard input, which is empty where the caller closed it."""
    if source == STANDARD_INPUT:
        return nullcontext(sys.stdin.buffer if sys.stdin else io.BytesIO())
    return Path(source).open("rb")
