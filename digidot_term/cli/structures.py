"""Commands on structures: sd show, sd import, sd new, beside sd build."""

from __future__ import annotations

from typing import Annotated

from digidot_term.cli.export import sd_app
from digidot_term.cli.output import cache_of, finish, known_format, say, style_of, warn
from digidot_term.cli.parameters import Argument, Option
from digidot_term.cli.settings import Current
from digidot_term.diagnostics import ExitCode, Severity, worst

__all__ = ["sd_app"]


@sd_app.command("show")
def show_structure(
    name: Annotated[str, Argument(help="Id, name, R4 type, canonical, or a file.", metavar="STRUCTURE")],
    view: Annotated[str, Option("--view", help="differential, snapshot or key.")] = "differential",
    layout: Annotated[str, Option("--format", help="text, json or markdown.")] = "text",
) -> None:
    """Draw the element tree of a structure: flags, cardinality, types, bindings, slices."""
    from digidot_term.jobs.structure_finding import find_structure
    from digidot_term.jobs.structure_view import VIEWS, structure_tree
    from digidot_term.report.structure_page import FORMATS, StructurePage, render_structure
    from digidot_term.report.terminal import terminal_width

    settings = Current.settings
    known_format(layout, FORMATS)
    _known_view(view, VIEWS)
    found = find_structure(name, settings.folder, cache_of(settings))
    warn(settings, found.diagnostics)
    page = StructurePage(found.structure, view, structure_tree(found.structure, view))
    say(render_structure(page, layout, settings.language, terminal_width(), style_of(settings)))
    finish(ExitCode.FINDINGS if worst(found.diagnostics) is Severity.ERROR else ExitCode.OK)


def _known_view(wanted: str, known: tuple[str, ...]) -> None:
    from digidot_term.cli.output import UNKNOWN_FORMAT
    from digidot_term.diagnostics import Diagnostic, DigidotError, Place

    if wanted not in known:
        found = Diagnostic.of(UNKNOWN_FORMAT, Place("--view"), format=wanted, known=", ".join(known))
        raise DigidotError(found, exit_code=ExitCode.USAGE)
