"""Commands on the sample edition: write."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal, cast

from digidot_term.cli.commands import Group
from digidot_term.cli.output import tell
from digidot_term.cli.parameters import Argument, Option, Unusable
from digidot_term.cli.settings import Current

app = Group()


@app.command()
def write(
    folder: Annotated[Path, Argument(help="Where to write the packages.", metavar="DIR")],
    release: Annotated[str, Option("--release", help="newer or earlier.")] = "newer",
) -> None:
    """Write the sample edition as two RF2 packages (International part and Norwegian extension)."""
    from digidot_term.sample import write_sample

    if release not in {"newer", "earlier"}:
        raise Unusable(f"'{release}' is not one of newer, earlier", "--release")
    for path in write_sample(folder, cast("Literal['earlier', 'newer']", release)):
        tell(Current.settings, str(path))
