"""Show on a terminal that work goes on; elsewhere show nothing."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from digidot_term.cli.settings import Settings
from digidot_term.language import Text

BUILDING = Text(en="building …", nb="bygger …", nn="byggjer …")
CHECKING = Text(en="checking …", nb="kontrollerer …", nn="kontrollerer …")
INSTALLING = Text(en="installing {package} …", nb="installerer {package} …", nn="installerer {package} …")
INDEXING = Text(en="indexing …", nb="indekserer …", nn="indekserer …")
VERIFYING = Text(en="verifying …", nb="kontrollerer …", nn="kontrollerer …")
COMPARING = Text(en="comparing …", nb="sammenligner …", nn="samanliknar …")


@contextmanager
def working(settings: Settings, text: Text, **values: object) -> Iterator[None]:
    """Turn a spinner with `text` on standard error while the block runs, if that is a terminal."""
    if settings.quiet or not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True, no_color=not settings.color).status(text.render(settings.language, **values)):
        yield


@contextmanager
def opening(settings: Settings, *editions: str | None) -> Iterator[None]:
    """Turn the spinner while the block runs if one of the editions must be indexed first; None is the project's."""
    if settings.quiet or not sys.stderr.isatty():
        yield
        return
    from digidot_term.jobs.opening import edition_in_use, is_indexed

    if all(is_indexed(edition_in_use(edition, settings.folder)) for edition in editions):
        yield
        return
    with working(settings, INDEXING):
        yield
