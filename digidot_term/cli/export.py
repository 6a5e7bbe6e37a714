"""Commands on one kind of artefact: vs build, map build, sd build; sd snapshot and sd validate stand elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from digidot_term.cli.commands import Group
from digidot_term.cli.output import cache_of, finish, known_format, report, say, tell
from digidot_term.cli.parameters import Argument, EditionOption, Option
from digidot_term.cli.settings import Current
from digidot_term.cli.snapshot import snapshot
from digidot_term.cli.validate import validate
from digidot_term.diagnostics import ExitCode

vs_app = Group()
map_app = Group()
sd_app = Group()

NamesArgument = Annotated[list[str] | None, Argument(help="Ids or names; all when left out.", metavar="[NAMES]")]
OutputOption = Annotated[
    Path | None, Option("-o", "--output", help="Write files to this folder; without it, print them.")
]
LayoutOption = Annotated[str, Option("--format", help="json, xml or both.")]


@vs_app.command("build")
def build_valuesets(
    names: NamesArgument = None,
    output: OutputOption = None,
    edition: EditionOption = None,
    layout: LayoutOption = "json",
) -> None:
    """Build value sets and code systems."""
    _build(("ValueSet", "CodeSystem"), names, output, edition, layout)


@map_app.command("build")
def build_conceptmaps(
    names: NamesArgument = None,
    output: OutputOption = None,
    edition: EditionOption = None,
    layout: LayoutOption = "json",
) -> None:
    """Build concept maps."""
    _build(("ConceptMap",), names, output, edition, layout)


@sd_app.command("build")
def build_structures(
    names: NamesArgument = None,
    output: OutputOption = None,
    edition: EditionOption = None,
    layout: LayoutOption = "json",
) -> None:
    """Build structure definitions, with differential and snapshot."""
    _build(("StructureDefinition",), names, output, edition, layout)


sd_app.command("snapshot")(snapshot)
sd_app.command("validate")(validate)


def _build(
    types: tuple[str, ...], names: list[str] | None, output: Path | None, edition: str | None, layout: str
) -> None:
    from digidot_term.jobs.export import export
    from digidot_term.jobs.opening import project_root
    from digidot_term.jobs.rendering import FORMATS

    settings = Current.settings
    known_format(layout, FORMATS)
    outcome = export(
        project_root(settings.folder),
        types,
        tuple(names or ()),
        edition=edition,
        cache=cache_of(settings),
        output=output,
        layout=layout,
    )
    if outcome.failed:
        report(settings, outcome.diagnostics)
        finish(ExitCode.FINDINGS)
    for name, text in outcome.files.items():
        if output is None:
            say(text)
        else:
            tell(settings, str(output / name))
