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


@contextmanager
def working(settings: Settings, text: Text, **values: object) -> Iterator[None]:
    """Turn a spinner with `text` on standard error while the block runs, if that is a terminal."""
    if settings.quiet or not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True, no_color=not settings.color).status(text.render(settings.language, **values)):
        yield
