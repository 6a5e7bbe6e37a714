"""Commands on structures: sd show, sd import, sd new, beside sd build."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from digidot_term.cli.export import sd_app
from digidot_term.cli.output import cache_of, finish, known_format, say, style_of, tell, warn
from digidot_term.cli.parameters import Argument, Option
from digidot_term.cli.settings import Current
from digidot_term.diagnostics import ExitCode, Severity, worst

__all__ = ["sd_app"]

OutputOption = Annotated[
    str | None, Option("-o", "--output", help="Write this file, which must not be there; - or nothing prints.")
]

_TO_STANDARD_OUTPUT = (None, "-")


@sd_app.command("show")
def show_structure(
    name: Annotated[str, Argument(help="Id, name, R4 type, canonical, or a file.", metavar="STRUCTURE")],
    view: Annotated[str, Option("--view", help="differential, snapshot or key.")] = "differential",
    layout: Annotated[str, Option("--format", help="text, json or markdown.")] = "text",
) -> None:
    """Draw the element tree of a structure: flags, cardinality, types, bindings, slices."""
    from digidot_term.jobs.structures.finding import find_structure
    from digidot_term.jobs.structures.view import VIEWS, structure_tree
    from digidot_term.report.structures.page import FORMATS, StructurePage, render_structure
    from digidot_term.report.terminal import terminal_width

    settings = Current.settings
    known_format(layout, FORMATS)
    _known("--view", view, VIEWS)
    found = find_structure(name, settings.folder, cache_of(settings))
    warn(settings, found.diagnostics)
    page = StructurePage(found.structure, view, structure_tree(found.structure, view))
    say(render_structure(page, layout, settings.language, terminal_width(), style_of(settings)))
    finish(ExitCode.FINDINGS if worst(found.diagnostics) is Severity.ERROR else ExitCode.OK)


@sd_app.command("import")
def import_structure(
    file: Annotated[Path, Argument(help="A StructureDefinition, as FHIR JSON or FHIR XML.", metavar="FILE")],
    output: OutputOption = None,
) -> None:
    """Turn a StructureDefinition into a source that builds it, and tell what comes out otherwise."""
    from digidot_term.jobs.structures.finding import surroundings
    from digidot_term.jobs.structures.importing import import_structure as job

    settings = Current.settings
    _refuse_existing(output)
    made = job(file, surroundings(settings.folder, cache_of(settings)))
    _write(output, made.text)
    warn(settings, made.diagnostics)
    finish(ExitCode.FINDINGS if worst(made.diagnostics) is Severity.ERROR else ExitCode.OK)


@sd_app.command("new")
def new_structure(
    name: Annotated[str, Argument(help="Its name, in PascalCase.", metavar="NAME")],
    base: Annotated[str, Option("--base", help="R4 type, id or name in the project, or canonical.")],
    kind: Annotated[
        str | None, Option("--kind", help="profile, extension, logical or datatype; as the base has it when left out.")
    ] = None,
    output: OutputOption = None,
) -> None:
    """Begin a source: commented YAML with the elements of a base that are obligatory or much used."""
    from digidot_term.jobs.structures.finding import surroundings
    from digidot_term.jobs.structures.new import KINDS, Wanted, kind_for, new_source

    settings = Current.settings
    if kind is not None:
        _known("--kind", kind, KINDS)
    _refuse_existing(output)
    known = surroundings(settings.folder, cache_of(settings))
    _write(output, new_source(Wanted(name, base, kind or kind_for(base, known)), known, settings.language))


def _refuse_existing(output: str | None) -> None:
    from digidot_term.jobs.new_file import refuse_existing

    if output not in _TO_STANDARD_OUTPUT:
        refuse_existing(Path(str(output)))


def _write(output: str | None, text: str) -> None:
    from digidot_term.jobs.new_file import write_new

    if output in _TO_STANDARD_OUTPUT:
        say(text)
        return
    write_new(Path(str(output)), text)
    tell(Current.settings, str(output))


def _known(option: str, wanted: str, known: tuple[str, ...]) -> None:
    from digidot_term.cli.output import UNKNOWN_FORMAT
    from digidot_term.diagnostics import Diagnostic, DigidotError, Place

    if wanted not in known:
        found = Diagnostic.of(UNKNOWN_FORMAT, Place(option), format=wanted, known=", ".join(known))
        raise DigidotError(found, exit_code=ExitCode.USAGE)
