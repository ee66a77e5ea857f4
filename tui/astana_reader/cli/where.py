"""`where`: the folders in use."""

from __future__ import annotations

import click

from .inputs import library_of
from .output import shown


@click.command("where")
@click.pass_context
def command(ctx: click.Context) -> None:
    """Say where the library, the settings and the reading positions are."""
    from astana_reader.library.places import cache_folder, config_file, state_folder

    library = library_of(ctx)
    for label, path in (
        ("library", f"{library.root} ({library.origin})"),
        ("articles", library.articles),
        ("annotations", library.annotations),
        ("settings", config_file()),
        ("state", state_folder()),
        ("cache", cache_folder()),
    ):
        click.echo(f"{label:12} {shown(str(path))}")
