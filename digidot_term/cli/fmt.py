"""The command fmt: the expressions of sources in canonical form."""

from __future__ import annotations

from typing import Annotated

from digidot_term.cli.output import finish, say, tell, warn
from digidot_term.cli.parameters import Argument, EditionOption, Option, Unusable
from digidot_term.cli.progress import opening
from digidot_term.cli.settings import Current
from digidot_term.diagnostics import ExitCode
from digidot_term.language import Text

_WOULD = Text(en="would change: {name}", nb="ville blitt endret: {name}", nn="ville blitt endra: {name}")
_DONE = Text(en="changed: {name}", nb="endret: {name}", nn="endra: {name}")
_COUNTED = Text(
    en="files: {count}, changed: {changed}",
    nb="filer: {count}, endret: {changed}",
    nn="filer: {count}, endra: {changed}",
)


def fmt(
    files: Annotated[
        list[str] | None,
        Argument(help="YAML sources, files of ECL (.ecl), folders, or - for standard input.", metavar="FILE"),
    ] = None,
    check: Annotated[bool, Option("--check", help="Write nothing; exit 4 if something would change.")] = False,
    terms: Annotated[
        str | None,
        Option("--terms", help="Terms in pipes: en, nb, nn or fsn (default: the project's, else en).", metavar="TERMS"),
    ] = None,
    no_terms: Annotated[bool, Option("--no-terms", help="Write no terms; this needs no edition.")] = False,
    long: Annotated[bool, Option("--long", help="Write the long form: descendantOrSelfOf for <<.")] = False,
    edition: EditionOption = None,
) -> None:
    """Write the ECL of sources in canonical form, with the preferred terms of a release."""
    from digidot_term.ecl.formatting import TERMS
    from digidot_term.jobs.fmt import Wanted
    from digidot_term.jobs.fmt import fmt as job

    settings = Current.settings
    known = next((each for each in TERMS if each == terms), None)
    if terms is not None and known is None:
        raise Unusable(f"'{terms}' is not one of {', '.join(TERMS)}", "--terms")
    if terms is not None and no_terms:
        raise Unusable("cannot stand beside --terms", "--no-terms")
    wanted = Wanted(tuple(files or ()), edition, known, no_terms, "long" if long else "brief", check)
    with opening(settings, *([] if no_terms else [edition])):
        outcome = job(wanted, settings.folder)
    warn(settings, outcome.diagnostics)
    if outcome.text is not None and not check:
        say(outcome.text)
    for name in outcome.changed:
        if name != "-" or check:
            tell(settings, (_WOULD if check else _DONE).render(settings.language, name=name))
    if outcome.text is None:
        changed = len(outcome.changed)
        tell(settings, _COUNTED.render(settings.language, count=outcome.files, changed=changed))
    if outcome.failed:
        finish(ExitCode.FINDINGS)
    finish(ExitCode.DRIFT if check and outcome.changed else ExitCode.OK)
