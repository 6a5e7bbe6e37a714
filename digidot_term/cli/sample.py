"""Commands on the sample edition: write."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal, cast

import typer

from digidot_term.cli.output import tell
from digidot_term.cli.settings import Current

app = typer.Typer(help="The sample edition: test data, not SNOMED CT.", no_args_is_help=True, rich_markup_mode=None)


@app.command()
def write(
    folder: Annotated[Path, typer.Argument(help="Where to write the packages.", metavar="DIR")],
    release: Annotated[str, typer.Option("--release", help="newer or earlier.")] = "newer",
) -> None:
    """Write the sample edition as two RF2 packages (International part and Norwegian extension)."""
    from digidot_term.sample import write_sample

    if release not in {"newer", "earlier"}:
        raise typer.BadParameter(f"'{release}' is not one of newer, earlier", param_hint="--release")
    for path in write_sample(folder, cast("Literal['earlier', 'newer']", release)):
        tell(Current.settings, str(path))
