"""Commands on FHIR packages: install, list, pack."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from digidot_term.cli.commands import Group
from digidot_term.cli.output import cache_of, known_format, say, tell, warn
from digidot_term.cli.parameters import Argument, Option
from digidot_term.cli.progress import INSTALLING, working
from digidot_term.cli.settings import Current
from digidot_term.language import Text

app = Group()

_INSTALLED = Text(
    en="{package}: {source}, {path}",
    nb="{package}: {source}, {path}",
    nn="{package}: {source}, {path}",
)
_SOURCES = {
    "cache": Text(en="already in the cache", nb="allerede i pakkelageret", nn="alt i pakkelageret"),
    "registry": Text(en="installed from a registry", nb="installert fra et register", nn="installert frå eit register"),
    "pypi": Text(
        en="installed from the Python package index",
        nb="installert fra Python-pakkeindeksen",
        nn="installert frå Python-pakkeindeksen",
    ),
}


@app.command()
def install(
    packages: Annotated[
        list[str] | None, Argument(help="ID@VERSION; the project's dependencies when left out.")
    ] = None,
) -> None:
    """Put FHIR packages into the package cache."""
    from digidot_term.jobs.dependencies import EXTRACTED
    from digidot_term.jobs.package import install_one, packages_to_install

    settings = Current.settings
    cache = cache_of(settings)
    for package in packages_to_install(tuple(packages or ()), settings.folder, online=settings.online):
        required = bool(packages) or package.name != EXTRACTED
        with working(settings, INSTALLING, package=package):
            outcome, problems = install_one(package, cache, online=settings.online, required=required)
        warn(settings, problems)
        if outcome is not None:
            source = _SOURCES[outcome.source].render(settings.language)
            tell(settings, _INSTALLED.render(settings.language, package=package, source=source, path=outcome.path))


@app.command("list")
def list_packages(
    package: Annotated[str | None, Argument(help="A package (.tgz, folder or ID@VERSION): list what is in it.")] = None,
    layout: Annotated[str, Option("--format", help="text, json, ndjson, csv or markdown.")] = "text",
) -> None:
    """List the packages in the cache and the project's own; or the resources of one package."""
    from digidot_term.jobs.package import contents_of, known_packages
    from digidot_term.report.packages import render_contents, render_packages
    from digidot_term.report.table import FORMATS

    settings = Current.settings
    known_format(layout, FORMATS)
    cache = cache_of(settings)
    if package is None:
        say(render_packages(known_packages(settings.folder, cache), layout, settings.language))
    else:
        say(render_contents(contents_of(package, cache), layout, settings.language))


@app.command()
def pack(
    output: Annotated[Path | None, Option("-o", "--output", help="Build folder (default: build/).")] = None,
    allow_sample: Annotated[
        bool, Option("--allow-sample", help="Pack although it was built against the sample edition.")
    ] = False,
) -> None:
    """Pack the build folder as a FHIR package (<id>-<version>.tgz)."""
    from digidot_term.jobs.opening import project_root
    from digidot_term.jobs.package import pack as job

    path = job(project_root(Current.settings.folder), output, allow_sample=allow_sample)
    tell(Current.settings, str(path))
